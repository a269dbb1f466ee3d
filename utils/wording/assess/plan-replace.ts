import type { ReplaceStep } from '../../rules/verdicts/plan';
import type { KeyJudgement } from '../../rules/verdicts/verdict';
import { dayWords, nearDay } from '../ages';
import { formatsOf } from '../formats';
import type { Translate } from '../translate';
import { sentences } from '../words';

/** What the words of a plan need beside its steps. */
export interface PlanContext {
  readonly windowDays: number;
  /** Whether it is a service account that may go, and no person. */
  readonly service: boolean;
  /** Who may go: their name, and their address where another member has the same name. */
  readonly names: readonly string[];
  /** The UTC day of judging. */
  readonly today: string;
  readonly t: Translate;
}

const inUseDetail = ({ state, rhythm }: KeyJudgement, lastDay: string | null, { service, t }: PlanContext): string => {
  const format = formatsOf(t);
  if (state === 'rhythmic' && rhythm)
    return t('plan_replace_rhythmic', [format.number(rhythm.usualGap), format.day(rhythm.lastDay)]);
  return sentences([
    lastDay === null ? t('plan_lastUnknown') : t('plan_quietSince', [lastDay]),
    service ? t('plan_replace_inUseService') : t('plan_replace_inUse'),
  ]);
};

/** What is known of the key's use, or how to replace it. */
export const replaceDetail = ({ key, status }: ReplaceStep, context: PlanContext): string => {
  const { today, t } = context;
  const lastDay = key.lastDay === null ? null : dayWords(key.lastDay, today, t);
  const lastUse = lastDay === null ? '' : t('plan_quietSince', [lastDay]);
  switch (status) {
    case 'to-do':
      return inUseDetail(key, lastDay, context);
    case 'waiting':
      return t('plan_replace_waiting');
    case 'done':
      return lastUse;
    case 'unknown':
      return key.state === 'quiet' ? sentences([lastUse, t('plan_replace_yearUnread')]) : t('plan_replace_unknown');
  }
};

/** What the reading shows of the key; an act only where there is one to do. */
export const replaceTitle = ({ key, status }: ReplaceStep, comment: string, { today, t }: PlanContext): string => {
  switch (status) {
    case 'done':
      return t('plan_replaceDone', [comment]);
    case 'waiting':
      return key.lastDay === null
        ? t('plan_replaceUnknown', [comment])
        : t('plan_replaceWaiting', [comment, nearDay(key.lastDay, today, t)]);
    case 'unknown':
      return t('plan_replaceUnknown', [comment]);
    case 'to-do':
      return t('plan_replace', [comment]);
  }
};
