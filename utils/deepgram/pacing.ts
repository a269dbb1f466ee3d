/** Retries after the first attempt. Three attempts of 10 s stay well inside what a browser lets a worker live. */
export const RETRIES = 2;
/** Seconds. A longer `Retry-After` isn't waited for: the fault says how long it is. */
export const RETRY_AFTER_LIMIT = 20;
const FIRST_BACKOFF_MS = 500;

/** Seconds to wait by a `Retry-After` header, in either of its forms; `undefined` where there is none to be read. */
export const retryAfterSeconds = (header: string | null, nowMs: number): number | undefined => {
  if (header === null || header.trim() === '') return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - nowMs) / 1000));
};

/** Milliseconds before retry number `retry` (from 0): what Deepgram asked for, and full jitter on top of it. */
export const backoffMs = (retry: number, retryAfter: number | undefined, random: () => number): number =>
  (retryAfter ?? 0) * 1000 + random() * FIRST_BACKOFF_MS * 2 ** retry;

/** Resolves after `ms`, or at once when `signal` aborts. */
export const sleepFor = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });

/** At most `limit` pieces of work at a time, in the order they came. */
export const createQueue = (limit: number): (<T>(work: () => Promise<T>) => Promise<T>) => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, not freed, so that nobody can slip in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
};
