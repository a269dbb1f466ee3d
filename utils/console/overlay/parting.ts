/** The longest that a button which is out of sight stays. */
const LONGEST_MS = 1_000;

/**
 * Buttons whose badges have gone out of sight. To take one away has the browser lay the page out and draw it, so they
 * go together with the next change that it draws anyway, or after a while.
 */
export interface Parting {
  readonly add: (cells: readonly Element[]) => void;
  /** They are in sight again. */
  readonly keep: (cells: readonly Element[]) => void;
  readonly now: () => void;
}

export const createParting = (hide: (cell: Element) => void, signal: AbortSignal): Parting => {
  const parting = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    parting.forEach(hide);
    parting.clear();
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return {
    now,
    add(cells) {
      for (const cell of cells) parting.add(cell);
      if (parting.size > 0 && !signal.aborted) timer ??= setTimeout(now, LONGEST_MS);
    },
    keep(cells) {
      for (const cell of cells) parting.delete(cell);
    },
  };
};
