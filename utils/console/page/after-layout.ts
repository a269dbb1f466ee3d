/** Calls `work` once, in the coming frame, when the browser has laid the page out and not yet painted it. */
export interface AfterLayout {
  readonly request: () => void;
  readonly cancel: () => void;
}

/**
 * There reading layout costs nothing, and what is written is painted in the same frame. A newly observed size is
 * reported in each frame's observer steps; that of the document's element comes first, so that no observer of an inner
 * one misses what `work` does to sizes.
 */
export const createAfterLayout = (document: Document, work: () => void): AfterLayout => {
  const { documentElement } = document;
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    work();
  });
  return {
    request: () => observer.observe(documentElement),
    cancel: () => observer.disconnect(),
  };
};
