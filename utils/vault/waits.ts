import * as z from '../zod';

/** Passphrases that were wrong since the last right one. Stored, so that a restart doesn't reset them. */
export interface WrongTries {
  readonly count: number;
  /** Milliseconds since the epoch: when the wait after the last of them began. */
  readonly since: number;
}

const FREE_TRIES = 2;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;

const wrongTries: z.ZodMiniType<WrongTries> = z.object({ count: z.int().check(z.gte(1)), since: z.number() });

/** How long after this many wrong tries the next one is not taken; milliseconds. */
export const waitAfter = (count: number): number =>
  count <= FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE_TRIES - 1));

export const readTries = (stored: unknown): WrongTries | null => {
  const parsed = z.safeParse(wrongTries, stored);
  return parsed.success ? parsed.data : null;
};

/**
 * A wait that began in the future means that the clock was set back. It starts again: left as it is it might last for
 * years, and dropped it would be the clock that lets in. The same object where nothing is to be changed.
 */
export const begunByNow = (tries: WrongTries, now: number): WrongTries =>
  tries.since > now ? { ...tries, since: now } : tries;

export const afterWrongTry = (before: WrongTries | null, now: number): WrongTries => ({
  count: (before?.count ?? 0) + 1,
  since: now,
});

/** Milliseconds since the epoch: no passphrase is tried before this. `null` when one is tried at once. */
export const waitUntil = (tries: WrongTries | null, now: number): number | null => {
  if (!tries) return null;
  const until = tries.since + waitAfter(tries.count);
  return until > now ? until : null;
};
