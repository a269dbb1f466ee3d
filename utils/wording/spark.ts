import type { SparkDay, SparkView } from '../protocol/views/spark';
import type { KeyAnalysis, KeyUse, ProjectAnalysis } from '../rules/analysis';
import { addDays, dayOf } from '../rules/days';
import { formatsOf } from './formats';
import type { Translate } from './translate';

const SPARK_DAYS = 30;

interface Drawn {
  /** Requests per UTC day, oldest first. */
  readonly perDay: readonly number[];
  readonly lastDay: string;
  /** When it was read; milliseconds since the epoch. */
  readonly takenAt: number;
  /** Whether every figure is whole: else a day says what was seen on it, which may not be all. */
  readonly isWhole: boolean;
  /** Whether it may be said that there was nothing. */
  readonly isSilent: boolean;
}

const dayWords = (day: string, count: number, { isWhole }: Drawn, isSoFar: boolean, t: Translate): string => {
  const format = formatsOf(t);
  const figures: [string, string] = [format.dayShort(day), format.number(count)];
  if (!isWhole) return t('card_sparkDaySeen', count, figures);
  return isSoFar ? t('card_sparkDaySoFar', count, figures) : t('card_sparkDay', count, figures);
};

/** Requests a day; `null` where there is nothing to draw, and it can't be said that there was nothing. */
export const drawSpark = (drawn: Drawn, t: Translate): SparkView | null => {
  const { perDay, lastDay, takenAt, isWhole, isSilent } = drawn;
  const format = formatsOf(t);
  const total = perDay.reduce((sum, count) => sum + count, 0);
  if (perDay.length === 0 || (total === 0 && !isSilent)) return null;
  const first = addDays(lastDay, 1 - perDay.length);
  const ends: [string, string] = [format.dayShort(first), format.dayShort(lastDay)];
  if (total === 0) {
    return { words: t('card_sparkNone', perDay.length, [format.number(perDay.length), ...ends]), bars: null };
  }
  const most = perDay.reduce((a, b) => Math.max(a, b), 0);
  // The day that it was read on, or one ahead of this computer's clock.
  const soFar = lastDay >= dayOf(takenAt);
  const figures: [string, string, string] = [
    format.number(total),
    format.dayShort(addDays(first, perDay.indexOf(most))),
    format.number(most),
  ];
  const days = perDay.map(
    (count, at): SparkDay => ({
      height: count / most,
      said: dayWords(addDays(first, at), count, drawn, soFar && at === perDay.length - 1, t),
    }),
  );
  return {
    words: isWhole ? t('card_spark', [...ends, ...figures]) : t('card_sparkSeen', [...ends, ...figures]),
    bars: {
      days,
      soFar,
      from: ends[0],
      to: soFar ? t('card_sparkSoFar', [ends[1]]) : ends[1],
      most: t('card_sparkMost', [format.number(most)]),
    },
  };
};

/** The last 30 days of these keys together; `null` where their use is not readable. */
export const sparkOf = (
  keys: readonly KeyAnalysis[],
  { takenAt }: Pick<ProjectAnalysis, 'takenAt'>,
  t: Translate,
): SparkView | null => {
  const uses = keys.flatMap(({ use }): KeyUse[] => (use.state === 'failed' ? [] : [use.value]));
  const [first] = uses;
  if (!first || uses.length < keys.length) return null;
  const perDay = first.perDay.map((_, day) => uses.reduce((sum, use) => sum + (use.perDay[day] ?? 0), 0));
  const lastDay = first.range.to;
  const from = addDays(lastDay, 1 - SPARK_DAYS);
  const isWhole = keys.every(({ use, state }) => use.state === 'whole' && state.state !== 'unknown');
  // None of it may be uncounted, either.
  const isSilent = isWhole && uses.every((use) => use.lastDay === null || use.lastDay < from);
  return drawSpark({ perDay: perDay.slice(-SPARK_DAYS), lastDay, takenAt, isWhole, isSilent }, t);
};
