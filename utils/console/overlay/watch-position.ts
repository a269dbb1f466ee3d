/**
 * Calls back, from now on, when the window, what scrollbars leave of it, or one of the elements has another size, or
 * scrolling or a movement has come to rest. No frame is watched. Other sizes of elements are reported in the next
 * frame: what changes sizes while the browser reports them makes it raise an error in the host's page.
 */
export const keepPlaced = (
  window: Window & typeof globalThis,
  elements: readonly (Element | null)[],
  place: () => void,
  signal: AbortSignal,
): void => {
  const root = window.document.documentElement;
  const sizeOf = (element: Element): string => {
    // No `resize` tells of a scrollbar that a page gets as it grows; its root becomes narrower.
    if (element === root) return `${root.clientWidth} ${root.clientHeight}`;
    const { width, height } = element.getBoundingClientRect();
    return `${width} ${height}`;
  };
  // The sizes it has been placed by: by the time the observer first reports one, it may be another.
  const sizes = new Map(
    [root, ...elements].flatMap((element) => (element ? [[element, sizeOf(element)] as const] : [])),
  );
  let frame = 0;
  const onFrame = (): void => {
    frame = 0;
    place();
  };
  const resizes = new window.ResizeObserver((entries) => {
    let changed = false;
    for (const { target } of entries) {
      const size = sizeOf(target);
      changed ||= sizes.get(target) !== size;
      sizes.set(target, size);
    }
    if (changed) frame ||= window.requestAnimationFrame(onFrame);
  });
  for (const element of sizes.keys()) resizes.observe(element);
  window.addEventListener('resize', place, { signal });
  for (const kind of ['scrollend', 'transitionend', 'animationend'])
    window.document.addEventListener(kind, place, { capture: true, passive: true, signal });
  const stop = (): void => {
    window.cancelAnimationFrame(frame);
    resizes.disconnect();
  };
  signal.addEventListener('abort', stop, { once: true });
};
