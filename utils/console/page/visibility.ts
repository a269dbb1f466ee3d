/** Tells which elements are in sight or nearly so, without listening to scrolling. */
export interface Visibility {
  readonly watch: (element: Element) => void;
  /**
   * Takes an element that comes where those in sight are for one of them until that is known, and tells whether it did:
   * no more than were in sight at once before.
   */
  readonly expect: (element: Element) => boolean;
  readonly forget: (element: Element) => void;
  /** As it was when this was last looked at, or as it is expected. */
  readonly isNear: (element: Element) => boolean;
}

/** @param onChange Elements that came near and those that went, some at a time; layout is clean when it is called. */
export const createVisibility = (
  signal: AbortSignal,
  onChange: (near: readonly Element[], away: readonly Element[]) => void,
): Visibility => {
  const watched = new Set<Element>();
  const inSight = new Set<Element>();
  let most = 0;
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
      most = Math.max(most, inSight.size);
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
    expect(element) {
      const isExpected = inSight.has(element) || inSight.size < most;
      if (isExpected) inSight.add(element);
      return isExpected;
    },
    forget(element) {
      watched.delete(element);
      inSight.delete(element);
      observer.unobserve(element);
    },
    isNear: (element) => inSight.has(element),
  };
};
