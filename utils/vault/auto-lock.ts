/** Minutes without use until a vault under a passphrase locks. */
export const LOCK_AFTER = { standard: 15, least: 1, most: 240 } as const;

const MINUTE_MS = 60_000;

/**
 * As stored, or the standard where that is none of the times that can be chosen: nobody gets a vault that never locks.
 */
export const lockAfterOf = (stored: unknown): number =>
  typeof stored === 'number' && Number.isInteger(stored) && stored >= LOCK_AFTER.least && stored <= LOCK_AFTER.most
    ? stored
    : LOCK_AFTER.standard;

/** What a person chose, as the nearest time that can be chosen. */
export const chosenLockAfter = (minutes: number): number =>
  lockAfterOf(Math.min(LOCK_AFTER.most, Math.max(LOCK_AFTER.least, Math.round(minutes))));

/** `usedAt` and the answer: milliseconds since the epoch. */
export const lockAtOf = (usedAt: number, lockAfterMinutes: number): number => usedAt + lockAfterMinutes * MINUTE_MS;

/**
 * By the clock and not by a timer, which neither a sleeping computer nor a dead worker runs. A last use that lies in
 * the future means that the clock was set back: how long ago it was cannot be told.
 */
export const isStillOpen = (usedAt: number, lockAfterMinutes: number, now: number): boolean =>
  usedAt <= now && now < lockAtOf(usedAt, lockAfterMinutes);
