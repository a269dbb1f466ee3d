import { nextFrame } from './scheduler';

/** What changed since the last flush. */
export interface Changes {
  /** Nodes that got or lost children, and texts that changed. */
  readonly targets: ReadonlySet<Node>;
  readonly added: ReadonlySet<Element>;
  readonly removedAny: boolean;
  /** Too much to follow one by one: look at everything again. */
  readonly everything: boolean;
}

const MANY = 1_000;

/**
 * The one observer of the page's tree. What changes first in a frame is flushed at once, before the browser paints it;
 * whatever follows is collected and flushed once, in the next frame. Attributes are not observed, so that what Linchpin
 * writes on host elements wakes nobody.
 */
export const observeChanges = (root: Node, signal: AbortSignal, flush: (changes: Changes) => void): void => {
  let targets = new Set<Node>();
  let added = new Set<Element>();
  let removedAny = false;
  /** Flushed in this frame already. */
  let flushed = false;

  const deliver = (): void => {
    if (signal.aborted || targets.size + added.size === 0) return;
    const changes = { targets, added, removedAny, everything: targets.size + added.size > MANY };
    targets = new Set();
    added = new Set();
    removedAny = false;
    flush(changes);
  };

  const observer = new MutationObserver((records) => {
    for (const record of records) {
      targets.add(record.target);
      // A text has no children; and its lists of none would be made only to be looked into.
      if (record.type === 'characterData') continue;
      removedAny ||= record.removedNodes.length > 0;
      for (const node of record.addedNodes) if (node.nodeType === 1) added.add(node as Element); // 1 is an element
    }
    if (flushed) return;
    flushed = true;
    void nextFrame().then(() => {
      flushed = false;
      deliver();
    });
    deliver();
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
};
