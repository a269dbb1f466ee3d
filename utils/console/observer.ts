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
 * The one observer of the page's tree. Its callback only collects; `flush` comes once a frame. Attributes are not
 * observed, so that what Linchpin writes on host elements wakes nobody.
 */
export const observeChanges = (root: Node, signal: AbortSignal, flush: (changes: Changes) => void): void => {
  let targets = new Set<Node>();
  let added = new Set<Element>();
  let removedAny = false;
  let waiting = false;

  const deliver = (): void => {
    waiting = false;
    if (signal.aborted) return;
    const changes = { targets, added, removedAny, everything: targets.size + added.size > MANY };
    targets = new Set();
    added = new Set();
    removedAny = false;
    flush(changes);
  };

  const observer = new MutationObserver((records) => {
    for (const record of records) {
      targets.add(record.target);
      if (record.removedNodes.length > 0) removedAny = true;
      for (const node of record.addedNodes) if (node.nodeType === 1) added.add(node as Element); // 1 is an element
    }
    if (waiting) return;
    waiting = true;
    void nextFrame().then(deliver);
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
};
