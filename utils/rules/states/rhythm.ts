import { addDays, daysBetween } from '../days';
import { OVERDUE_FACTOR } from '../verdicts/limits';
import type { Rhythm } from './state';

const medianOf = (sorted: readonly number[]): number => {
  const middle = sorted.length / 2;
  const lower = sorted[Math.ceil(middle) - 1] ?? 0;
  const upper = sorted[Math.floor(middle)] ?? lower;
  return Math.round((lower + upper) / 2);
};

/**
 * The slow rhythm of a key that is quiet now: silences of at least `windowDays` that ended in use. One return is
 * enough: to call a rhythm what is none costs a wait, to miss one costs an outage. `null` where no such silence ended
 * in use. `activeDays`: UTC days with requests, oldest first, each once.
 */
export const findRhythm = (activeDays: readonly string[], windowDays: number): Rhythm | null => {
  const lastDay = activeDays.at(-1);
  const gaps = activeDays
    .slice(1)
    .map((day, i) => daysBetween(activeDays[i] ?? day, day))
    .filter((gap) => gap >= windowDays)
    .sort((a, b) => a - b);
  const longestGap = gaps.at(-1);
  if (lastDay === undefined || longestGap === undefined) return null;
  const usualGap = medianOf(gaps);
  return { usualGap, longestGap, bursts: gaps.length + 1, lastDay, expectedOn: addDays(lastDay, usualGap) };
};

/** The first day on which the rhythm counts as over: the silence is half as long again as the longest before it. */
export const rhythmEnds = ({ lastDay, longestGap }: Rhythm): string =>
  addDays(lastDay, Math.floor(longestGap * OVERDUE_FACTOR) + 1);
