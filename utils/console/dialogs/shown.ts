/** What a host that keeps its dialogs in the page, unseen, changes to show one. */
const SHOWING = ['open', 'hidden', 'class', 'style', 'aria-hidden', 'popover'];

/** Tells of elements that may have come into sight without being added, until the returned function is called. */
export const watchShown = (root: Node, onShown: (elements: ReadonlySet<Element>) => void): (() => void) => {
  const observer = new MutationObserver((records) => {
    const elements = new Set<Element>();
    for (const { target } of records) if (target instanceof Element) elements.add(target);
    onShown(elements);
  });
  observer.observe(root, { attributes: true, attributeFilter: SHOWING, subtree: true });
  return () => observer.disconnect();
};
