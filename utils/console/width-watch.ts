/** Tells when one of some elements has another width. */
export interface WidthWatch {
  readonly watch: (element: Element | null) => void;
  readonly stop: () => void;
}

/** @param onChange Called after layout and before painting, so that nothing is painted in its old place. */
export const createWidthWatch = (onChange: () => void): WidthWatch => {
  const widths = new WeakMap<Element, number>();
  const watched = new WeakSet<Element>();
  const observer = new ResizeObserver((entries) => {
    let changed = false;
    for (const { target, contentRect } of entries) {
      const before = widths.get(target);
      widths.set(target, contentRect.width);
      changed ||= before !== undefined && before !== contentRect.width;
    }
    if (changed) onChange();
  });
  return {
    watch(element) {
      if (!element || watched.has(element)) return;
      watched.add(element);
      observer.observe(element);
    },
    stop: () => observer.disconnect(),
  };
};
