import { backoffMs, RETRIES, sleepFor } from '../../utils/deepgram/pacing';
import type { Io } from '../io';

const TIMEOUT_MS = 10_000;

/**
 * Sends to an address that was named on the command line, and to no other: a redirect is refused. Tried again where it
 * may help.
 * @returns Whether it was taken.
 */
export const send = async (
  url: string,
  init: Pick<RequestInit, 'method' | 'body' | 'headers'>,
  { fetch, sleep = sleepFor, random = Math.random, deadline = (ms) => AbortSignal.timeout(ms) }: Io,
): Promise<boolean> => {
  for (let retry = 0; ; retry += 1) {
    try {
      const { ok, status } = await fetch(url, { ...init, redirect: 'error', signal: deadline(TIMEOUT_MS) });
      if (ok) return true;
      if (status < 500 && status !== 429) return false;
    } catch {
      // The error's text may quote the address, which is a secret of its own.
    }
    if (retry === RETRIES) return false;
    await sleep(backoffMs(retry, undefined, random), new AbortController().signal);
  }
};
