import { nextFrame } from '../page/scheduler';

/** What a host that keeps its dialogs in the page, unseen, changes to show one. */
const SHOWING = ['open', 'hidden', 'class', 'style', 'aria-hidden', 'popover'];

/** Tells of elements that may have come into sight without being added, once a frame, while it runs. */
export interface ShownWatch {
  readonly start: () => void;
  readonly stop: () => void;
}

export const createShownWatch = (root: Node, onShown: (elements: readonly Element[]) => void): ShownWatch => {
  let isRunning = false;
  let queued: Set<Element> | null = null;
  const queue = (): Set<Element> => {
    if (queued) return queued;
    const fresh = new Set<Element>();
    queued = fresh;
    void nextFrame().then(() => {
      queued = null;
      if (isRunning) onShown([...fresh]);
    });
    return fresh;
  };
  const observer = new MutationObserver((records) => {
    for (const { target } of records) if (target instanceof Element) queue().add(target);
  });
  return {
    start() {
      if (isRunning) return;
      isRunning = true;
      observer.observe(root, { attributes: true, attributeFilter: SHOWING, subtree: true });
    },
    stop() {
      isRunning = false;
      observer.disconnect();
    },
  };
};
