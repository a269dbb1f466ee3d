/** What the page tells about itself after it has come to rest. Milliseconds, but for the counts. */
export interface Seen {
  /** For each row: from its coming into the page to its badge, skeletons not counted. */
  readonly delays: number[];
  /** From the first row's coming to the badge of the last row of the first screen. */
  readonly firstScreen: number;
  readonly rows: number;
  readonly longestTask: number;
  readonly layoutShift: number;
  readonly slowestInteraction: number;
}

/**
 * Put into the page before anything of it runs. It watches rows come and badges follow by mutations, so it sees both
 * within the task in which they happen; what it costs is the same with and without Linchpin.
 */
export const PROBE = `(() => {
  const came = new Map();
  const first = new Set();
  const delays = [];
  const firstScreen = { start: 0, end: 0 };
  const probe = { longestTask: 0, layoutShift: 0, slowestInteraction: 0 };
  const rowOf = (cell) => {
    for (let at = cell; at; at = at.parentElement) if (came.has(at)) return at;
  };
  const note = (element) => {
    const rows = element.matches('tbody > tr') ? [element] : element.querySelectorAll('tbody > tr');
    for (const row of rows) {
      if (came.has(row)) continue;
      came.set(row, performance.now());
      if (came.size <= 20) first.add(row);
      firstScreen.start ||= performance.now();
    }
  };
  new MutationObserver((records) => {
    const now = performance.now();
    for (const record of records) {
      for (const node of record.addedNodes) if (node instanceof Element) note(node);
      if (record.type !== 'attributes') continue;
      const { target } = record;
      if (!(target.getAttribute('data-linchpin-label') ?? '').trim()) continue;
      const row = rowOf(target);
      if (!row || row.badged) continue;
      row.badged = true;
      delays.push(now - came.get(row));
      if (first.has(row)) firstScreen.end = now;
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-linchpin-label'] });
  const watch = (type, take, more) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  watch('longtask', (entry) => { probe.longestTask = Math.max(probe.longestTask, entry.duration); });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) probe.layoutShift += entry.value; });
  watch('event', (entry) => { if (entry.interactionId) probe.slowestInteraction = Math.max(probe.slowestInteraction, entry.duration); }, { durationThreshold: 16 });
  globalThis.__count = () => ({ rows: came.size, badges: delays.length });
  globalThis.__seen = () => ({ ...probe, delays, rows: came.size, firstScreen: firstScreen.end - firstScreen.start });
})();`;
