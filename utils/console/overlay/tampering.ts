import { parentOf } from '../page/composed-tree';
import { onceIdle } from '../page/scheduler';

/** What is fainter can't be read. */
const LEAST_OPACITY = 0.85;
const POLL_MS = 1_000;

/** Linchpin's own layer uses none of these. */
const EFFECTS = [
  ...(['filter', 'clipPath', 'maskImage', 'mixBlendMode', 'opacity'] as const),
  ...(['transform', 'translate', 'rotate', 'scale', 'offsetPath'] as const),
];

const isNone = (value: string | undefined): boolean => !value || value === 'none' || value === 'normal';

/** Moved, cut, faded or mixed away by a style that is not Linchpin's. */
const isDistorted = (style: CSSStyleDeclaration): boolean =>
  Number(style.opacity || 1) < LEAST_OPACITY ||
  EFFECTS.some((effect) => effect !== 'opacity' && !isNone(style[effect]));

const isInvisible = ({ visibility, display }: CSSStyleDeclaration): boolean =>
  /hidden|collapse/.test(visibility) || display === 'none';

/** What `<body>` has too isn't meant for Linchpin: a person's own style that dims or colours all there is. */
const isGeneral = (style: CSSStyleDeclaration, { body }: Document): boolean => {
  const ofBody = getComputedStyle(body);
  return EFFECTS.every((effect) => style[effect] === ofBody[effect]);
};

/** Whether a style on an element of Linchpin's own is aimed at it. */
const isAimedAt = (element: Element): boolean => {
  const style = getComputedStyle(element);
  // A drawing's parts are placed by transforms of its own.
  if (isInvisible(style)) return true;
  return element instanceof HTMLElement && isDistorted(style) && !isGeneral(style, element.ownerDocument);
};

/** Whether one is on an element of the layer, or on any around it up to the layer. */
const isHiddenByStyle = (element: Element, layer: Element): boolean => {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (isAimedAt(at)) return true;
    if (at === layer) return false;
  }
  return false;
};

export interface TamperWatch {
  readonly layer: HTMLElement;
  /** The host cell that a badge's button stands on; `undefined` for whatever else is in the layer. */
  readonly cellOf: (element: Element) => Element | undefined;
  readonly signal: AbortSignal;
  /**
   * Whether a person may not have seen what they press, for whatever reason: then nothing comes of it, and it is said
   * why.
   */
  readonly isInDoubt: (target: Element, at: Point | null) => boolean;
  /** Called once at most. */
  readonly onTampered: () => void;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const isWithin = ({ x, y }: Point, { left, right, top, bottom }: DOMRect, slack: number): boolean =>
  x >= left - slack && x <= right + slack && y >= top - slack && y <= bottom + slack;

/** A button may be a little larger than its badge (badges.css), which may stand a little outside of its cell. */
const SLACK = 28;

/**
 * Watches over Linchpin's layer. A page that makes it invisible or moves it away from what it labels, to have a person
 * press what they don't see, loses it: nothing in it is used, and it doesn't come back to this document. Whatever else
 * may hide it (a filter on the page, a cover) costs the one press. A dialog, menu or sticky head of the host's takes a
 * press itself, so that it never comes to this.
 */
export const watchTampering = ({ layer, cellOf, signal, isInDoubt, onTampered }: TamperWatch): void => {
  const { ownerDocument: document } = layer;
  const { documentElement } = document;
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort(), { once: true, signal: stop.signal });
  const quit = (): void => {
    if (stop.signal.aborted) return;
    stop.abort();
    onTampered();
  };

  /** A badge is pressed where its cell is. */
  const isMoved = (target: Element, at: Point | null): boolean => {
    const cell = at && cellOf(target);
    return cell ? !isWithin(at, cell.getBoundingClientRect(), SLACK) : false;
  };

  const targetIn = (event: Event): Element | null => {
    const [target] = event.composedPath();
    return target instanceof Element && event.composedPath().includes(layer) ? target : null;
  };
  /** Whether the press that is going on comes to nothing; then neither does its click. `null` while none is. */
  let isRefused: boolean | null = null;
  const isUsable = (target: Element, at: Point | null): boolean => {
    const isAimed = isHiddenByStyle(target, layer) || isMoved(target, at);
    if (isAimed) quit();
    // A badge only opens its card: whether it is covered is asked of the row (card-opener.ts), at no cost for a long
    // page.
    return !isAimed && (cellOf(target) !== undefined || !isInDoubt(target, at));
  };
  const onUse = (event: Event): void => {
    const target = event.isTrusted ? targetIn(event) : null;
    if (!(target && event instanceof MouseEvent)) return;
    const isDown = event.type === 'pointerdown';
    const pressed = event.detail === 0 ? null : isRefused;
    // A click was looked at when the pointer went down; one by the keyboard, or by what stands in for it, has no place.
    const refused = isDown
      ? !isUsable(target, { x: event.clientX, y: event.clientY })
      : (pressed ?? !isUsable(target, null));
    isRefused = isDown ? refused : null;
    if (!refused) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  const { defaultView: window } = document;
  for (const kind of ['pointerdown', 'click']) {
    window?.addEventListener(kind, onUse, { capture: true, signal: stop.signal });
  }

  // Where it is gone, the page or a newer copy of Linchpin has removed it, and has no use for it.
  const parts = (): Element[] => [layer, ...layer.querySelectorAll(':scope > *, linchpin-badges > :not(button)')];
  const look = (): void => {
    if (layer.parentElement !== documentElement) quit();
    // In print there is none of it by Linchpin's own rule (badges.css).
    else if (document.visibilityState === 'visible' && !matchMedia('print').matches && parts().some(isMadeInvisible))
      quit();
  };
  const moved = new MutationObserver(() => layer.parentElement !== documentElement && quit());
  moved.observe(documentElement, { childList: true });
  // Right after the page has changed its styles would have to be worked out for this alone.
  const poll = setInterval(onceIdle(look, stop.signal), POLL_MS);
  stop.signal.addEventListener('abort', () => {
    moved.disconnect();
    clearInterval(poll);
  });
};

/**
 * Styles on the layer's own parts alone: a page may fade all of itself in and out, and nobody presses anything
 * meanwhile.
 */
const isMadeInvisible = (part: Element): boolean =>
  // A panel that has no room, or is being measured (assessment.css).
  !(part instanceof HTMLElement && part.dataset.mode === 'none') && isAimedAt(part);
