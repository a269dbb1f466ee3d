import type { ProjectAnalysis } from '../rules/analysis';
import { dayOf } from '../rules/days';
import { ageWords } from './ages';
import { lengthOf } from './figures';
import { formatsOf } from './formats';
import { usageGaps } from './notice';
import type { Translate } from './translate';
import { sideBySide } from './words';

const keysLine = ({ keys }: ProjectAnalysis, t: Translate): string => {
  if (keys.state === 'failed') return t('card_footKeysFailed');
  return keys.state === 'whole' ? t('card_footWhole') : t('card_footPartial');
};

const daysLine = (analysis: ProjectAnalysis, now: number, t: Translate): string => {
  const [missing] = usageGaps(analysis);
  if (missing?.reason === 'part-failed') return t('card_footUseFailed');
  const format = formatsOf(t);
  const days = lengthOf(analysis.window);
  const figures: [string, string] = [format.number(days), format.dayShort(analysis.window.to)];
  const covered =
    analysis.window.to === dayOf(now) ? t('card_footDaysToday', days, figures) : t('card_footDays', days, figures);
  return missing ? sideBySide([t('card_footUsePartial'), covered]) : covered;
};

/** When it was read, whether it is whole, and which days it covers; today's figures are said to be provisional. */
export const footnote = (analysis: ProjectAnalysis, now: number, t: Translate): string =>
  sideBySide([
    t('card_footRead', [ageWords(analysis.takenAt, now, t)]),
    keysLine(analysis, t),
    daysLine(analysis, now, t),
  ]);

/** When it was read, for what holds neither keys nor days. */
export const readLine = (analysis: ProjectAnalysis, now: number, t: Translate): string =>
  t('card_footRead', [ageWords(analysis.takenAt, now, t)]);
