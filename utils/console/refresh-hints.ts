/** Asks for a new reading when the page shows that the project has changed, and for no other reason. */
export interface RefreshHints {
  /** Rows of the page came, went or changed, and all of them are read. */
  readonly read: () => void;
  /** The page shows what a newer reading brought. */
  readonly answered: () => void;
  /** A row is gone for good. */
  readonly gone: () => void;
  /** A person has changed the project by something that no row may tell of. */
  readonly acted: () => void;
}

/** Rows that are about to be patched once more explain themselves within this. */
const SETTLE_MS = 700;
/** From each reading that explained nothing to the next; the last of them goes on. */
const WAITS_MS = [2_000, 5_000, 15_000, 30_000, 60_000, 300_000] as const;
const LAST_MS = 300_000;
/** A role is given by the Console only after it was chosen. */
const ACT_MS = 2_000;
const PER_MINUTE = 6;

/** Says yes so many times a minute. */
const createQuota = (): (() => boolean) => {
  const taken: number[] = [];
  return () => {
    const now = performance.now();
    while (taken[0] !== undefined && taken[0] <= now - 60_000) taken.shift();
    if (taken.length >= PER_MINUTE) return false;
    taken.push(now);
    return true;
  };
};

/**
 * Rows that nothing known explains are asked about until they are explained, ever more rarely; what a person did, once. Each
 * has a quota of its own, so that neither takes the other's readings.
 * @param refresh Asks the background for a new reading that begins after this.
 * @param unexplained What rows say that nothing known explains; texts, as elements are used again for other rows.
 */
export const createRefreshHints = (
  refresh: () => void,
  unexplained: () => ReadonlySet<string>,
  signal: AbortSignal,
): RefreshHints => {
  const mayAsk = createQuota();
  const mayFollow = createQuota();
  const asked = new Set<string>();
  let tries = 0;
  let isAnswered = false;
  let check: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let act: ReturnType<typeof setTimeout> | undefined;

  const again = (): void => {
    retry = setTimeout(
      () => {
        retry = undefined;
        const left = unexplained();
        if (left.size > 0) ask(left);
      },
      WAITS_MS[tries - 1] ?? LAST_MS,
    );
  };
  const ask = (left: ReadonlySet<string>): void => {
    clearTimeout(retry);
    tries += 1;
    if (mayAsk()) {
      for (const text of left) asked.add(text);
      refresh();
    }
    again();
  };
  const look = (): void => {
    check = undefined;
    const left = unexplained();
    if (left.size === 0) {
      clearTimeout(retry);
      retry = undefined;
      // A filter may hide what is unexplained: only a reading tells.
      if (isAnswered) {
        asked.clear();
        tries = 0;
      }
    } else if ([...left].some((text) => !asked.has(text))) {
      tries = 0;
      ask(left);
    } else if (retry === undefined) again();
    isAnswered = false;
  };
  const follow = (): void => {
    clearTimeout(act);
    act = undefined;
    if (mayFollow()) refresh();
  };
  const leave = (): void => {
    clearTimeout(retry);
    // Whoever leaves the page right after a change must find it on the next one.
    for (const [timer, work] of [[check, look] as const, [act, follow] as const]) {
      if (timer === undefined) continue;
      clearTimeout(timer);
      work();
    }
    clearTimeout(retry);
  };
  signal.addEventListener('abort', leave, { once: true });

  return {
    read() {
      if (!signal.aborted) check ??= setTimeout(look, SETTLE_MS);
    },
    answered() {
      isAnswered = true;
    },
    gone: follow,
    acted() {
      if (signal.aborted) return;
      clearTimeout(act);
      act = setTimeout(follow, ACT_MS);
    },
  };
};
