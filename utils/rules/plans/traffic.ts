import { addDays, daysBetween } from '../days';
import { keyDaysOf } from '../key-life/key-days';
import { daysIn, type StoredDays } from '../stored-days/stored-days';

/** One UTC day of the old key and the new one. `null`: nothing is known of that day. */
export interface DayPair {
  readonly day: string;
  readonly old: number | null;
  /** `null` too where there is no new key. */
  readonly replacing: number | null;
  /** Deepgram may still add to it. */
  readonly isOpen: boolean;
}

export interface Traffic {
  /** Oldest first, today last. */
  readonly days: readonly DayPair[];
  /** Requests a day in the week before the plan began, of the days that are known; `null`: none is. */
  readonly before: number | null;
  /** Requests on the latest whole day that is known; `null`: none of the days is. */
  readonly left: number | null;
  /** The share of the old traffic that is left, in hundredths; `null` where it can't be told. */
  readonly percent: number | null;
}

const SHOWN_DAYS = 14;
const WEEK = 7;

type Figure = (day: string) => number | null;

const figuresOf = (stored: StoredDays, keyId: string): Figure => {
  const { from, to, requests, gaps } = keyDaysOf(stored, keyId);
  const unread = new Set(daysIn(gaps));
  return (day) => (day < from || day > to || unread.has(day) ? null : (requests[daysBetween(from, day)] ?? null));
};

const daysBefore = (day: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => addDays(day, index - count));

const meanOf = (figures: readonly (number | null)[]): number | null => {
  const known = figures.flatMap((figure) => figure ?? []);
  return known.length === 0 ? null : known.reduce((sum, figure) => sum + figure, 0) / known.length;
};

/**
 * A key and what comes in its place, day by day, and what is left of the old traffic.
 * @param begunOn The UTC day on which the plan began.
 */
export const trafficOf = (
  stored: StoredDays,
  { keyId, newId, begunOn, today }: { keyId: string; newId: string | null; begunOn: string; today: string },
): Traffic => {
  const old = figuresOf(stored, keyId);
  const replacing = newId === null ? () => null : figuresOf(stored, newId);
  const open = new Set(stored.unsettled);
  const days = [...daysBefore(today, SHOWN_DAYS - 1), today].map((day) => ({
    ...{ day, old: old(day), replacing: replacing(day) },
    isOpen: day === today || open.has(day),
  }));
  const before = meanOf(daysBefore(begunOn, WEEK).map(old));
  const left = days.findLast((pair) => pair.day < today && pair.old !== null)?.old ?? null;
  const percent = before === null || left === null || before === 0 ? null : Math.round((100 * left) / before);
  return { days, before, left, percent };
};
