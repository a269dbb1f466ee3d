/**
 * Whether a moment lies less than `ms` before now; all in milliseconds, the moments since the epoch. One ahead of the
 * clock is old: the clock was set back since, and nothing tells by how much (docs/architecture.md, rule 7). So is one
 * that is no number.
 */
export const isYounger = (moment: number, now: number, ms: number): boolean => moment <= now && now - moment < ms;

/** Older than this, what is stored of a project is shown at once and read again behind it. */
export const STALE_MS = 5 * 60_000;

/** Milliseconds since a moment; infinite for one ahead of the clock, or that is no number. */
export const ageOf = (moment: number, now: number): number => (moment <= now ? now - moment : Number.POSITIVE_INFINITY);
