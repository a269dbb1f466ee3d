/** What an element is seen in: its parent, or the host of the shadow tree that it is in. */
export const parentOf = (element: Element): Element | null => {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};
