import type { AssessedStep } from '../../assessment';
import { type PlanStep, planOf, type ReplaceStep } from '../../ownership/verdicts/plan';
import type { KeyJudgement, RemovalVerdict } from '../../ownership/verdicts/verdict';
import { dayWords } from '../ages';
import { formatsOf } from '../formats';
import { ownText, runsOf } from '../runs';
import type { Translate } from '../translate';
import { commentOf } from './keys';

interface Context {
  readonly windowDays: number;
  /** Whether it is a service account that may go, and no person. */
  readonly service: boolean;
  /** The UTC day of judging. */
  readonly today: string;
  readonly t: Translate;
}

const statusLine = (step: PlanStep, t: Translate): string => {
  const until = step.kind === 'wait' ? step.until : step.kind === 'replace' ? step.key.safeFrom : null;
  switch (step.status) {
    case 'done':
      return t('plan_isDone');
    case 'to-do':
      return t('plan_isToDo');
    case 'waiting':
      return until ? t('plan_isWaitingUntil', [formatsOf(t).dayShort(until)]) : t('plan_isWaiting');
    case 'later':
      return t('plan_isLater');
    case 'unknown':
      return t('plan_isUnknown');
  }
};

const quietSince = ({ lastDay }: KeyJudgement, { today, t }: Context): string =>
  lastDay === null ? '' : t('plan_quietSince', [dayWords(lastDay, today, t)]);

const replaceDetail = (step: ReplaceStep, context: Context): string => {
  const { key, status } = step;
  const { t, today } = context;
  const format = formatsOf(t);
  if (status === 'to-do' && key.rhythm && key.state === 'rhythmic')
    return t('plan_replace_rhythmic', [format.number(key.rhythm.usualGap), format.day(key.rhythm.lastDay)]);
  switch (status) {
    case 'to-do':
      return t('plan_replace_inUse', [key.lastDay ? dayWords(key.lastDay, today, t) : t('card_lastUnknown')]);
    case 'waiting':
      return t('plan_replace_waiting', [quietSince(key, context)]);
    case 'done':
      return quietSince(key, context);
    case 'unknown':
      return key.state === 'quiet'
        ? t('plan_replace_yearUnread', [quietSince(key, context)])
        : t('plan_replace_unknown');
  }
};

const waitDetail = ({ status, until }: Extract<PlanStep, { kind: 'wait' }>, { windowDays, t }: Context): string => {
  switch (status) {
    case 'done':
      return t('plan_wait_done', [formatsOf(t).number(windowDays)]);
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

const saidOf = (step: PlanStep, context: Context): Said => {
  const { windowDays, t } = context;
  switch (step.kind) {
    case 'promote': {
      const details = {
        done: t('plan_promote_done'),
        'to-do': t('plan_promote_toDo'),
        unknown: t('plan_promote_unknown'),
      };
      return { title: ownText(t('plan_promote')), detail: details[step.status] };
    }
    case 'replace': {
      const name = [commentOf(step.key.key, t)] as const;
      return {
        title: runsOf(name, ([comment]) =>
          context.service ? t('plan_replaceService', [comment]) : t('plan_replace', [comment]),
        ),
        detail: replaceDetail(step, context),
      };
    }
    case 'wait':
      return {
        title: ownText(t('plan_wait', [formatsOf(t).number(windowDays)])),
        detail: waitDetail(step, context),
      };
    case 'check': {
      const details = { done: t('plan_check_done'), 'to-do': t('plan_check_toDo'), later: t('plan_check_later') };
      return { title: ownText(t('plan_check')), detail: details[step.status] };
    }
    case 'remove':
      return {
        title: ownText(t('plan_remove')),
        detail: step.status === 'to-do' ? t('plan_remove_toDo') : t('plan_remove_later'),
      };
  }
};

/** The way to a removal that breaks nothing, in words. */
export const planSteps = (verdict: RemovalVerdict, context: Context): AssessedStep[] =>
  planOf(verdict).map((step) => ({
    kind: step.kind,
    status: step.status,
    statusLine: statusLine(step, context.t),
    ...saidOf(step, context),
    keyId: step.kind === 'replace' ? step.key.key.keyId : null,
  }));
