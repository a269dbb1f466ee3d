/**
 * Days as Deepgram counts them: UTC, written `YYYY-MM-DD` (docs/deepgram/api.md 4.10). Nothing here knows of a local
 * time zone, so a reader's clock change or journey moves no day.
 */

const DAY_MS = 86_400_000;

/** Days since 1970-01-01, UTC. */
const ordinalOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

/** The UTC day of a moment given in milliseconds since the epoch. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The first moment of a UTC day, in milliseconds since the epoch. */
export const startOf = (day: string): number => ordinalOf(day) * DAY_MS;

/** A moment of this machine's clock, in milliseconds, by Deepgram's where that is known. */
export const deepgramTime = (ms: number, { clockOffset = 0 }: { readonly clockOffset?: number }): number =>
  ms + clockOffset;

export const addDays = (day: string, days: number): string => dayOf((ordinalOf(day) + days) * DAY_MS);

const yearOf = (day: string): number => Number(day.slice(0, 4));
/** From 1. */
const monthOf = (day: string): number => Number(day.slice(5, 7));

/** So many calendar months later; on the month's last day where it is too short for that day. */
export const addMonths = (day: string, months: number): string => {
  const last = dayOf(Date.UTC(yearOf(day), monthOf(day) + months, 0));
  return earlierDay(`${last.slice(0, 8)}${day.slice(8)}`, last);
};

/** The last day of the calendar quarter that a day lies in. */
export const lastDayOfQuarter = (day: string): string =>
  dayOf(Date.UTC(yearOf(day), Math.ceil(monthOf(day) / 3) * 3, 0));

/** Days from `from` until `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => ordinalOf(to) - ordinalOf(from);

/** Every day from `from` to `to`, both inclusive; empty when `to` is earlier. */
export const dayRange = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i));

/** The `days` days up to and with `to`, whatever of them was read. */
export const windowAt = (to: string, days: number): { readonly from: string; readonly to: string } => ({
  from: addDays(to, 1 - days),
  to,
});

export const laterDay = (a: string, b: string): string => (a > b ? a : b);
export const earlierDay = (a: string, b: string): string => (a < b ? a : b);

/** The latest of some days; `null` of none. */
export const latestOf = (days: readonly string[]): string | null => [...days].sort().at(-1) ?? null;

/** A time of day without a zone at its end. */
const ZONELESS = /T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/**
 * Milliseconds since the epoch of an RFC 3339 time; `null` when it is none. One without a zone is taken as UTC, as
 * Deepgram means it (docs/deepgram/api.md 1), where `Date.parse` would take the reader's zone.
 */
export const timeOf = (time: string): number | null => {
  const ms = Date.parse(ZONELESS.test(time) ? `${time}Z` : time);
  return Number.isNaN(ms) ? null : ms;
};

/** Whole days from now until a moment, rounded down: a key that ends in 30 hours ends in 1 day. */
export const wholeDaysUntil = (now: number, then: number): number => Math.floor((then - now) / DAY_MS);
