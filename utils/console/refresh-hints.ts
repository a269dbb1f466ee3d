/** Asks for a new reading when the page suggests that the project has changed, without asking too often. */
export interface RefreshHints {
  readonly unexplained: () => void;
  readonly rowsChanged: () => void;
}

const WAIT_MS = 700;
const CLICK_COUNTS_MS = 8_000;
const PER_MINUTE = 6;

/**
 * @param refresh Asks the background for a new reading, which joins one in flight.
 * A change of rows counts when a person clicked in the Console shortly before; unexplained rows always do.
 */
export const createRefreshHints = (document: Document, refresh: () => void, signal: AbortSignal): RefreshHints => {
  const asked: number[] = [];
  let clickedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (): void => {
    const now = performance.now();
    while (asked[0] !== undefined && asked[0] < now - 60_000) asked.shift();
    clearTimeout(timer);
    timer = undefined;
    if (asked.length >= PER_MINUTE) return;
    asked.push(now);
    refresh();
  };
  const soon = (): void => {
    if (signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  };
  const onClick = (event: Event): void => {
    const inLayer = event.target instanceof Element && event.target.closest('linchpin-layer') !== null;
    if (event.isTrusted && !inLayer) clickedAt = performance.now();
  };
  for (const kind of ['click', 'change'])
    document.addEventListener(kind, onClick, { capture: true, passive: true, signal });
  // Whoever leaves the page right after a change must find it on the next one.
  signal.addEventListener('abort', () => timer !== undefined && ask(), { once: true });

  return {
    unexplained: soon,
    rowsChanged: () => {
      if (performance.now() - clickedAt < CLICK_COUNTS_MS) soon();
    },
  };
};
