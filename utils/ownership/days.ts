/**
 * Days as Deepgram counts them: UTC, written `YYYY-MM-DD` (docs/deepgram/api.md 4.10). Nothing here knows of a local
 * time zone, so a reader's clock change or journey moves no day.
 */

const DAY_MS = 86_400_000;

/** Days since 1970-01-01, UTC. */
const ordinalOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

/** The UTC day of a moment given in milliseconds since the epoch. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayOf((ordinalOf(day) + days) * DAY_MS);

/** Days from `from` until `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => ordinalOf(to) - ordinalOf(from);

/** Every day from `from` to `to`, both inclusive; empty when `to` is earlier. */
export const dayRange = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i));

export const laterDay = (a: string, b: string): string => (a > b ? a : b);
export const earlierDay = (a: string, b: string): string => (a < b ? a : b);

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
