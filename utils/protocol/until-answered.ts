import { browser } from 'wxt/browser';

/** From each failure to the next try; the last of them goes on while the page is in sight. */
export const WAITS_MS = [1_000, 2_000, 5_000, 15_000, 30_000] as const;
const LAST_MS = 30_000;

/** Events after which a person, the network or the page itself is back: the next try comes at once. */
const WAKING = ['focus', 'online', 'pageshow', 'visibilitychange', 'resume'];

/** An extension that was updated or removed answers no more: its object loses the id. */
const isAlive = (): boolean => browser.runtime?.id !== undefined;

/** Plans the next try of something that has failed. */
export interface Retry {
  /** It failed: it is tried again after a while, or at once when something wakes. */
  readonly failed: () => void;
  /** It came, or is tried otherwise: nothing is planned any more, and waits begin with the shortest. */
  readonly stop: () => void;
}

/**
 * @param run Tries again; to call `failed` or `stop` once it knows. Never called after `signal`, or once the extension
 * is gone.
 */
export const createRetry = (run: () => void, signal: AbortSignal): Retry => {
  let failures = 0;
  let plan: AbortController | null = null;

  const cancel = (): void => {
    plan?.abort();
    plan = null;
  };
  signal.addEventListener('abort', cancel, { once: true });
  return {
    failed() {
      cancel();
      if (signal.aborted || !isAlive()) return;
      const wait = WAITS_MS[failures] ?? LAST_MS;
      const isLong = failures >= WAITS_MS.length;
      failures += 1;
      const mine = new AbortController();
      plan = mine;
      const go = (): void => {
        // A page that nobody sees waits for one who comes, so that it doesn't keep the background awake.
        if (document.hidden && isLong) return;
        cancel();
        if (isAlive()) run();
      };
      const timer = setTimeout(go, wait);
      mine.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
      for (const kind of WAKING) {
        for (const target of [window, document]) target.addEventListener(kind, go, { signal: mine.signal });
      }
    },
    stop() {
      cancel();
      failures = 0;
    },
  };
};

/**
 * Asks until there is an answer: after 1, 2, 5, 15 and 30 s, and as soon as a person comes back to the page or the
 * network does. A background that is ended while it answers, or that could not answer just then, costs a moment and no
 * more.
 * @param onFailed Told of each failure, with their number.
 * @returns Rejects only when `signal` fires or the extension is gone.
 */
export const untilAnswered = <T>(
  ask: () => Promise<T>,
  signal: AbortSignal,
  onFailed?: (times: number) => void,
): Promise<T> =>
  new Promise((resolve, reject) => {
    let times = 0;
    const onError = (error: unknown): void => {
      if (signal.aborted || !isAlive()) {
        reject(error);
        return;
      }
      times += 1;
      onFailed?.(times);
      retry.failed();
    };
    const attempt = (): void => void ask().then(resolve, onError);
    const retry = createRetry(attempt, signal);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    attempt();
  });
