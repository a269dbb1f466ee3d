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

/** Asks once some time after an act of a person, or at once when the page is left. */
const createActHints = (refresh: () => void): { follow: () => void; acted: () => void; leave: () => void } => {
  const mayFollow = createQuota();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (mayFollow()) refresh();
  };
  return {
    follow,
    acted() {
      clearTimeout(timer);
      timer = setTimeout(follow, ACT_MS);
    },
    leave: () => timer !== undefined && follow(),
  };
};

/** Asks about rows that nothing known explains until they are explained, less and less often. */
const createRowHints = (
  refresh: () => void,
  unexplained: () => ReadonlySet<string>,
): { read: () => void; answered: () => void; leave: () => void } => {
  const mayAsk = createQuota();
  const asked = new Set<string>();
  let tries = 0;
  let isAnswered = false;
  let check: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const again = (): void => {
    const lookAgain = (): void => {
      retry = undefined;
      const left = unexplained();
      if (left.size > 0) ask(left);
    };
    retry = setTimeout(lookAgain, WAITS_MS[tries - 1] ?? LAST_MS);
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
  const explained = (): void => {
    clearTimeout(retry);
    retry = undefined;
    // A filter may hide what is unexplained: only a reading shows that it is explained.
    if (!isAnswered) return;
    asked.clear();
    tries = 0;
  };
  const look = (): void => {
    check = undefined;
    const left = unexplained();
    if (left.size === 0) explained();
    else if ([...left].some((text) => !asked.has(text))) {
      tries = 0;
      ask(left);
    } else if (retry === undefined) again();
    isAnswered = false;
  };

  return {
    read: () => {
      check ??= setTimeout(look, SETTLE_MS);
    },
    answered: () => {
      isAnswered = true;
    },
    leave: () => {
      if (check !== undefined) {
        clearTimeout(check);
        look();
      }
      clearTimeout(retry);
    },
  };
};

/**
 * Rows that nothing known explains are asked about until they are explained, less and less often; what a person did,
 * once. Each has a quota of its own, so that neither takes the other's readings.
 * @param refresh Asks the background for a new reading that begins after this.
 * @param unexplained What rows say that nothing known explains; texts, as elements are used again for other rows.
 */
export const createRefreshHints = (
  refresh: () => void,
  unexplained: () => ReadonlySet<string>,
  signal: AbortSignal,
): RefreshHints => {
  const rows = createRowHints(refresh, unexplained);
  const acts = createActHints(refresh);
  const leave = (): void => {
    // A person who leaves the page right after a change must find it on the next one.
    rows.leave();
    acts.leave();
  };
  signal.addEventListener('abort', leave, { once: true });

  return {
    read() {
      if (!signal.aborted) rows.read();
    },
    answered: rows.answered,
    gone: acts.follow,
    acted() {
      if (!signal.aborted) acts.acted();
    },
  };
};
