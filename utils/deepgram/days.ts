import type { DayRange } from '../ownership/picture';

const DAY_MS = 86_400_000;
/** A time of day without a zone at its end: UTC to Deepgram (facts/deepgram-api.md 4.8), local to `Date.parse`. */
const ZONELESS = /T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/** Milliseconds since the epoch of a time or day as Deepgram writes it; `null` when it is none. */
export const timeOf = (text: string): number | null => {
  const time = Date.parse(ZONELESS.test(text) ? `${text}Z` : text);
  return Number.isNaN(time) ? null : time;
};

/** The UTC day of a moment, `YYYY-MM-DD`. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Today and `days` days before it, in UTC. */
export const daysUntil = (now: number, days: number): DayRange => ({
  from: dayOf(now - days * DAY_MS),
  to: dayOf(now),
});

/** Every day of the range to its index. */
export const indexDays = ({ from, to }: DayRange): ReadonlyMap<string, number> => {
  const days = new Map<string, number>();
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) days.set(dayOf(at), days.size);
  return days;
};

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

/** The days that both ranges hold; `null` when there are none. */
export const overlap = (a: DayRange, b: DayRange): DayRange | null => {
  const range = { from: later(a.from, b.from), to: earlier(a.to, b.to) };
  return range.from <= range.to ? range : null;
};
