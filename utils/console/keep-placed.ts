/** Calls back, from now on, when the window or one of the elements has another size, or scrolling or a movement has come to rest. No frame is watched. */
export const keepPlaced = (
  window: Window & Pick<typeof globalThis, 'ResizeObserver'>,
  elements: readonly (Element | null)[],
  place: () => void,
  signal: AbortSignal,
): void => {
  const sizeOf = (element: Element): string => {
    const { width, height } = element.getBoundingClientRect();
    return `${width} ${height}`;
  };
  // The sizes it has been placed by: by the time the observer first tells of one, it may be another.
  const sizes = new Map(elements.flatMap((element) => (element ? [[element, sizeOf(element)] as const] : [])));
  const resizes = new window.ResizeObserver((entries) => {
    let changed = false;
    for (const { target } of entries) {
      const size = sizeOf(target);
      changed ||= sizes.get(target) !== size;
      sizes.set(target, size);
    }
    if (changed) place();
  });
  for (const element of sizes.keys()) resizes.observe(element);
  window.addEventListener('resize', place, { signal });
  for (const kind of ['scrollend', 'transitionend', 'animationend'])
    window.document.addEventListener(kind, place, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => resizes.disconnect(), { once: true });
};
