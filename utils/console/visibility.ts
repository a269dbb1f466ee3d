/** Tells which elements are in sight or nearly so, without listening to scrolling. */
export interface Visibility {
  readonly watch: (element: Element) => void;
  readonly forget: (element: Element) => void;
  /** As it was when this was last looked at. */
  readonly isNear: (element: Element) => boolean;
}

/** @param onChange Elements that came near and those that went, some at a time; layout is clean when it is called. */
export const createVisibility = (
  signal: AbortSignal,
  onChange: (near: readonly Element[], away: readonly Element[]) => void,
): Visibility => {
  const watched = new Set<Element>();
  const inSight = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      const near: Element[] = [];
      const away: Element[] = [];
      for (const entry of entries) {
        if (!watched.has(entry.target)) continue;
        const { target, isIntersecting } = entry;
        if (isIntersecting) {
          inSight.add(target);
          near.push(target);
        } else if (inSight.delete(target)) {
          away.push(target);
        }
      }
      if (near.length > 0 || away.length > 0) onChange(near, away);
    },
    // The scroll margin does for scrolling boxes what the root margin does for the page; browsers without it ignore it.
    { rootMargin: '400px', scrollMargin: '400px' },
  );
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  return {
    watch(element) {
      watched.add(element);
      observer.observe(element);
    },
    forget(element) {
      watched.delete(element);
      inSight.delete(element);
      observer.unobserve(element);
    },
    isNear: (element) => inSight.has(element),
  };
};
