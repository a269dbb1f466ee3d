/** Calls back when the window or one of the elements has another size, or scrolling or a movement has come to rest. No frame is watched. */
export const keepPlaced = (
  window: Window & Pick<typeof globalThis, 'ResizeObserver'>,
  elements: readonly (Element | null)[],
  place: () => void,
  signal: AbortSignal,
): void => {
  const sizes = new WeakMap<Element, string>();
  const resizes = new window.ResizeObserver((entries) => {
    let changed = false;
    for (const { target, contentRect } of entries) {
      const size = `${contentRect.width} ${contentRect.height}`;
      // What it is told first is the size it has been placed by.
      changed ||= sizes.has(target) && sizes.get(target) !== size;
      sizes.set(target, size);
    }
    if (changed) place();
  });
  for (const element of elements) if (element) resizes.observe(element);
  window.addEventListener('resize', place, { signal });
  for (const kind of ['scrollend', 'transitionend', 'animationend'])
    window.document.addEventListener(kind, place, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => resizes.disconnect(), { once: true });
};
