/** A host that has changed nothing by then has nothing to draw. */
const LONGEST_MS = 500;

/** A signal that ends with another, and can be ended before. */
export const childOf = (parent: AbortSignal): AbortController => {
  const child = new AbortController();
  if (parent.aborted) child.abort();
  parent.addEventListener('abort', () => child.abort(), { once: true, signal: child.signal });
  return child;
};

/** A person's stay on a page, and what is still seen of it afterwards. */
export interface Stay {
  /** Ends with the stay: nothing is read, asked for or followed from then on. */
  readonly signal: AbortSignal;
  /**
   * Ends when the host has drawn what comes after the stay, before a person sees that. The Console changes its address
   * first, and its tree with the next frame (docs/deepgram/console.md): until then the rows stand there, and would jump
   * without their badges.
   */
  readonly paint: AbortSignal;
  /** The host has drawn this page: what stands there before is the page before, and carries its badges. */
  readonly drawn: Promise<void>;
  readonly leave: () => void;
}

/**
 * Calls at the first change of the host's tree, in the same frame: what a row was about may be another's from there on,
 * as Elm makes one row of another by its place.
 */
const onceChanged = ({ body }: Document, signal: AbortSignal, call: () => void): void => {
  const observer = new MutationObserver(call);
  observer.observe(body, { childList: true, characterData: true, subtree: true });
  const timer = setTimeout(call, LONGEST_MS);
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(timer);
  };
  signal.addEventListener('abort', stop, { once: true });
};

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** @param before The stay before this one in the same document. */
export const beginStay = (document: Document, life: AbortSignal, before: Stay | null): Stay => {
  const paint = childOf(life);
  const stay = childOf(paint.signal);
  return {
    signal: stay.signal,
    paint: paint.signal,
    drawn: before ? ended(before.paint) : Promise.resolve(),
    leave() {
      if (stay.signal.aborted) return;
      stay.abort();
      if (document.body) onceChanged(document, paint.signal, () => paint.abort());
      else paint.abort();
    },
  };
};
