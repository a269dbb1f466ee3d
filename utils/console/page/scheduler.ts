/** Longest stretch of work in one go; a frame has 16 ms. */
const SLICE_MS = 8;

/** Works through items in order, at most one slice an idle moment after the first, until done or aborted. */
export const inSlices = async <T>(
  items: readonly T[],
  signal: AbortSignal,
  work: (batch: readonly T[]) => void,
  batchSize = 20,
): Promise<void> => {
  let from = 0;
  let until = performance.now() + SLICE_MS;
  while (from < items.length && !signal.aborted) {
    work(items.slice(from, from + batchSize));
    from += batchSize;
    if (from < items.length && performance.now() >= until) {
      await nextIdle();
      until = performance.now() + SLICE_MS;
    }
  }
};

/** The next frame; in a hidden tab, where no frames come, soon. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.visibilityState === 'hidden') setTimeout(resolve, 50);
    else requestAnimationFrame(() => resolve());
  });

/** Longest time that work put off may wait for an idle moment. */
const SOON_MS = 100;

/**
 * The next idle moment, soon at the latest. Unlike a frame it costs the browser nothing: a frame that is asked for is
 * drawn, though nothing in it has changed.
 */
export const nextIdle = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: SOON_MS });
  });

/** What to call, as often as one likes, to have `work` done once in the next idle moment. */
export const onceIdle = (work: () => void, signal: AbortSignal): (() => void) => {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestIdleCallback(
      () => {
        waiting = false;
        if (!signal.aborted) work();
      },
      { timeout: SOON_MS },
    );
  };
};
