import { laterDay } from '../../rules/days';
import type { Rhythm } from '../../rules/states/state';
import type { KeyJudgement } from '../../rules/verdicts/verdict';
import { nearDay } from '../ages';
import { formatsOf } from '../formats';
import type { Translate } from '../translate';

interface Wait {
  /** The active keys that are waited for. */
  readonly keys: readonly Pick<KeyJudgement, 'lastDay' | 'safeFrom'>[];
  readonly safeFrom: string;
  /** The UTC day of judging. */
  readonly today: string;
}

/** Until when to wait, and why: "Wait until 1 Dec: quiet since 24 Nov". */
export const waitHeadline = ({ keys, safeFrom, today }: Wait, t: Translate): string => {
  const until = nearDay(safeFrom, today, t);
  // A key that is younger than the window has had no time to be quiet for all of it, though the others may have been.
  const lastToEnd = keys.filter((key) => key.safeFrom === safeFrom);
  if (lastToEnd.every(({ lastDay }) => lastDay === null)) return t('assess_waitNew', [until]);
  const lastDays = keys.flatMap(({ lastDay }) => (lastDay === null ? [] : [lastDay]));
  return t('assess_wait', [until, nearDay(lastDays.reduce(laterDay), today, t)]);
};

interface Rhythms {
  /** Of the keys that come back from silence. */
  readonly rhythms: readonly Rhythm[];
  readonly today: string;
}

/** The rhythm that is due first. */
export const nextDue = (rhythms: readonly Rhythm[]): Rhythm | null =>
  rhythms.reduce<Rhythm | null>((first, one) => (first && first.expectedOn <= one.expectedOn ? first : one), null);

/** When the next run is due: "Not safe: runs about every 30 days, next around 13 Dec". */
export const rhythmHeadline = ({ rhythms, today }: Rhythms, t: Translate): string | null => {
  const format = formatsOf(t);
  const due = nextDue(rhythms);
  if (!due) return null;
  const day = nearDay(due.expectedOn, today, t);
  const isLate = due.expectedOn < today;
  if (rhythms.length > 1) {
    const figures: [string, string] = [format.number(rhythms.length), day];
    return isLate ? t('assess_rhythmsLate', figures) : t('assess_rhythmsNext', figures);
  }
  const figures: [string, string] = [format.number(due.usualGap), day];
  return isLate ? t('assess_rhythmLate', figures) : t('assess_rhythmNext', figures);
};

/** The same of one key, which a person may be about to delete: "Runs about every 30 days, next around 13 Dec". */
export const keyRhythmHeadline = ({ usualGap, expectedOn }: Rhythm, today: string, t: Translate): string => {
  const figures: [string, string] = [formatsOf(t).number(usualGap), nearDay(expectedOn, today, t)];
  return expectedOn < today ? t('assess_keyRhythmLate', figures) : t('assess_keyRhythmNext', figures);
};
