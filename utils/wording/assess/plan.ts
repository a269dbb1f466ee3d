import type { AssessedStep } from '../../protocol/views/assessment';
import { type PlanStep, planOf } from '../../rules/verdicts/plan';
import type { RemovalVerdict } from '../../rules/verdicts/verdict';
import { nearDay } from '../ages';
import { formatsOf } from '../formats';
import { ownText, runsOf } from '../runs';
import { commentOf } from './keys';
import { asOne } from './names';
import { type PlanContext, replaceDetail, replaceTitle } from './plan-replace';

const statusLine = (step: PlanStep, { today, t }: PlanContext): string => {
  // The title of the wait itself names its day.
  const until = step.kind === 'replace' ? step.key.safeFrom : null;
  switch (step.status) {
    case 'done':
      // The check is all that Linchpin does by itself. Whether anyone did anything for the others, no reading shows.
      return step.kind === 'check' ? t('plan_isDone') : t('plan_isNothingToDo');
    case 'to-do':
      return t('plan_isToDo');
    case 'waiting':
      return until ? t('plan_isWaitingUntil', [nearDay(until, today, t)]) : t('plan_isWaiting');
    case 'later':
      return t('plan_isLater');
    case 'unknown':
      return t('plan_isUnknown');
  }
};

type WaitStep = Extract<PlanStep, { kind: 'wait' }>;

/** Where there is a day, the window's days are not named beside it: a rhythm makes the wait longer than they are. */
const waitTitle = ({ status, until }: WaitStep, { windowDays, today, t }: PlanContext): string => {
  if (until) return t('plan_waitUntil', [nearDay(until, today, t)]);
  const days = formatsOf(t).number(windowDays);
  return status === 'done' ? t('plan_waitDone', [days]) : t('plan_wait', [days]);
};

const waitDetail = ({ status, until }: WaitStep, { t }: PlanContext): string => {
  switch (status) {
    case 'done':
      return t('plan_wait_done');
    case 'waiting':
      return until ? t('plan_wait_waiting', [formatsOf(t).day(until)]) : t('plan_wait_open');
    case 'unknown':
      return t('plan_wait_unknown');
    case 'later':
    case 'to-do':
      return t('plan_wait_later');
  }
};

type Said = Pick<AssessedStep, 'title' | 'detail'>;

const saidOf = (step: PlanStep, context: PlanContext): Said => {
  const { names, t } = context;
  switch (step.kind) {
    case 'promote': {
      const details = {
        done: t('plan_promote_done'),
        'to-do': t('plan_promote_toDo'),
        unknown: t('plan_promote_unknown'),
      };
      const titles = {
        done: t('plan_promoteDone'),
        'to-do': t('plan_promote'),
        unknown: t('plan_promoteUnknown'),
      };
      return { title: ownText(titles[step.status]), detail: details[step.status] };
    }
    case 'replace': {
      const name = [commentOf(step.key.key, t)] as const;
      return {
        title: runsOf(name, ([comment]) => replaceTitle(step, comment, context)),
        detail: replaceDetail(step, context),
      };
    }
    case 'wait':
      return {
        title: ownText(waitTitle(step, context)),
        detail: waitDetail(step, context),
      };
    case 'check': {
      const details = { done: t('plan_check_done'), 'to-do': t('plan_check_toDo'), later: t('plan_check_later') };
      const title = step.status === 'done' ? t('plan_checkDone') : t('plan_check');
      return { title: ownText(title), detail: details[step.status] };
    }
    case 'remove':
      return {
        title: runsOf(names, (marks) => t('plan_remove', [asOne(marks)])),
        detail: step.status === 'to-do' ? t('plan_remove_toDo') : t('plan_remove_later'),
      };
  }
};

/** The way to a removal that breaks nothing, in words. */
export const planSteps = (verdict: RemovalVerdict, context: PlanContext): AssessedStep[] =>
  planOf(verdict).map((step) => ({
    kind: step.kind,
    status: step.status,
    statusLine: statusLine(step, context),
    ...saidOf(step, context),
    keyId: step.kind === 'replace' ? step.key.key.keyId : null,
  }));
