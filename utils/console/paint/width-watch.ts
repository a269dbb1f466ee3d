/** Tells when one of some elements has another width. */
export interface WidthWatch {
  readonly watch: (element: Element | null) => void;
  readonly stop: () => void;
}

/**
 * @param onChange Called in a frame, before that is laid out. Not where the browser tells of sizes: what changes sizes
 * there makes it raise an error in the host's page ("ResizeObserver loop completed with undelivered notifications").
 * Where the window itself is resized it is the same frame all the same, so that nothing is painted in its old place.
 */
export const createWidthWatch = (window: Window & typeof globalThis, onChange: () => void): WidthWatch => {
  /** `null`: not measured yet. */
  const widths = new Map<Element, number | null>();
  let frame = 0;
  let isChanged = false;

  const measure = (): void => {
    for (const [element, before] of widths) {
      const { width } = element.getBoundingClientRect();
      isChanged ||= before !== null && before !== width;
      widths.set(element, width);
      if (element.isConnected) continue;
      widths.delete(element);
      observer.unobserve(element);
    }
  };
  const run = (): void => {
    frame = 0;
    measure();
    if (!isChanged) return;
    onChange();
    // What the badges themselves do to widths is no news.
    measure();
    isChanged = false;
  };
  const runSoon = (): void => {
    frame ||= window.requestAnimationFrame(run);
  };
  const observer = new window.ResizeObserver(() => {
    measure();
    if (isChanged) runSoon();
  });
  window.addEventListener('resize', runSoon);
  return {
    watch(element) {
      if (!element || widths.has(element)) return;
      widths.set(element, null);
      observer.observe(element);
    },
    stop() {
      window.cancelAnimationFrame(frame);
      window.removeEventListener('resize', runSoon);
      observer.disconnect();
    },
  };
};
