import type { DayRange } from '../analysis';
import { addDays, dayRange, daysBetween } from '../days';
import { type DayGap, daysIn, type StoredDays } from '../stored-days/stored-days';
import { withCost } from '../stored-days/year';
import { figuresOf, sumOf, usedDays, usedDaysOfNobody } from '../use/series';

/** What is known of one key on each UTC day of a range. Plain data. */
export interface KeyDays extends DayRange {
  /** Requests per day, from the first to the last; 0 on days of which nothing is known. */
  readonly requests: readonly number[];
  /** Days with use, as indexes from the first, oldest first: by requests, or by any other figure. */
  readonly used: readonly number[];
  /** Days of which nothing is known, with the reason. */
  readonly gaps: readonly DayGap[];
  /** Days, as indexes, to whose figures Deepgram may still add. */
  readonly open: readonly number[];
  /** Days, as indexes, with use that Deepgram named no key for: it may have been this one's. */
  readonly nobody: readonly number[];
}

/** One key's part of the stored days. `keyId` in either case. */
export const keyDaysOf = (stored: StoredDays, keyId: string): KeyDays => {
  const series = withCost(stored);
  const { from, to } = series;
  const length = daysBetween(from, to) + 1;
  const figures = figuresOf(series, keyId);
  const nobody = new Set([...usedDaysOfNobody(series), ...usedDaysOfNobody(stored.cost)]);
  return {
    from,
    to,
    requests: Array.from({ length }, (_, at) => figures[at] ?? 0),
    used: usedDays(series, keyId),
    gaps: stored.gaps,
    open: stored.unsettled.map((day) => daysBetween(from, day)),
    nobody: [...nobody].sort((a, b) => a - b),
  };
};

/** The days of a range that are known for good: nothing that comes later can change what they tell of the key. */
export const settledIn = ({ from, to, gaps, open, nobody }: KeyDays): ReadonlySet<string> => {
  const known = new Set(dayRange(from, to));
  for (const day of daysIn(gaps)) known.delete(day);
  for (const index of [...open, ...nobody]) known.delete(addDays(from, index));
  return known;
};

/** Requests of a range of days, and how many of its days nothing is known of. */
export interface Sum {
  readonly requests: number;
  readonly unread: number;
}

/** A range may reach beyond the days that are known: those are unread. */
export const sumIn = (days: KeyDays, range: DayRange): Sum => {
  const start = daysBetween(days.from, range.from);
  const end = daysBetween(days.from, range.to) + 1;
  const gaps = new Set(daysIn(days.gaps));
  const unread = dayRange(range.from, range.to).filter((day) => day < days.from || day > days.to || gaps.has(day));
  return { requests: sumOf(days.requests, Math.max(0, start), Math.max(0, end)), unread: unread.length };
};
