import { isPaintedOver } from './cover';

/** What a page may do to the whole document, for a dark theme or for eyes that need it, without hiding anything. */
const HARMLESS_ON_ROOT = /^(?:(?:invert|hue-rotate|brightness|contrast|saturate|sepia|grayscale)\([^)]*\)\s*)+$/;
/** A press on what is smaller, in CSS pixels, is no press that a person aimed. */
const LEAST_SIZE = 8;
/** What is fainter can't be read. */
const LEAST_OPACITY = 0.85;
const POLL_MS = 1_000;

const parentOf = (element: Element): Element | null => {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

const isNone = (value: string | undefined): boolean => !value || value === 'none';

/** Moved, cut, faded or mixed away by a style that is not Linchpin's: its own layer never uses any of these. */
const isDistorted = (style: CSSStyleDeclaration, isRoot: boolean): boolean => {
  const { filter, clipPath, maskImage, mixBlendMode } = style;
  const isCut = !isNone(clipPath) || !isNone(maskImage);
  if (isCut || (mixBlendMode !== '' && mixBlendMode !== 'normal')) return true;
  if (isRoot) return !isNone(filter) && !HARMLESS_ON_ROOT.test(filter);
  const moves = [style.transform, style.translate, style.rotate, style.scale, style.offsetPath];
  return !isNone(filter) || !moves.every(isNone);
};

const isInvisible = ({ visibility, display }: CSSStyleDeclaration): boolean =>
  /hidden|collapse/.test(visibility) || display === 'none';

/** Whether a person can't see an element for what it is, by its own style or that of anything around it. */
export const isHiddenByStyle = (element: Element): boolean => {
  const { documentElement } = element.ownerDocument;
  if (isInvisible(getComputedStyle(element))) return true;
  let opacity = 1;
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const style = getComputedStyle(at);
    opacity *= Number(style.opacity || 1);
    if (opacity < LEAST_OPACITY) return true;
    // A drawing's parts are placed by transforms of its own.
    if (at instanceof HTMLElement && isDistorted(style, at === documentElement)) return true;
  }
  return false;
};

export interface TamperWatch {
  readonly layer: HTMLElement;
  /** The host cell that a badge's button stands on; `undefined` for whatever else is in the layer. */
  readonly cellOf: (element: Element) => Element | undefined;
  readonly signal: AbortSignal;
  /** Called once at most. */
  readonly onTampered: () => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const isWithin = ({ x, y }: Point, { left, right, top, bottom }: DOMRect, slack: number): boolean =>
  x >= left - slack && x <= right + slack && y >= top - slack && y <= bottom + slack;

/** A button may be a little larger than its badge (badges.css), which may stand a little outside of its cell. */
const SLACK = 28;

/**
 * Watches over Linchpin's layer. A page that makes it invisible, covers it, or moves it away from what it labels, to have a
 * person press what they don't see, loses it: nothing in it is used, and it doesn't come back to this document. A dialog, menu
 * or sticky head of the host's takes a press itself, so that it never comes to this.
 */
export const watchTampering = ({ layer, cellOf, signal, onTampered }: TamperWatch): void => {
  const { ownerDocument: document } = layer;
  const { documentElement } = document;
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort(), { once: true, signal: stop.signal });
  const quit = (): void => {
    if (stop.signal.aborted) return;
    stop.abort();
    onTampered();
  };

  /** What is pressed is to be seen, where it belongs, with nothing painted over it. */
  const isHonest = (target: Element, at: Point | null): boolean => {
    const { width, height } = target.getBoundingClientRect();
    if (width < LEAST_SIZE || height < LEAST_SIZE || isHiddenByStyle(target)) return false;
    if (at === null) return true;
    const cell = cellOf(target);
    // A badge only opens its card: whether it is covered is asked of the row (card-opener.ts), at no cost for a long page.
    if (cell) return isWithin(at, cell.getBoundingClientRect(), SLACK);
    return !isPaintedOver(layer, at.x, at.y);
  };

  const targetIn = (event: Event): Element | null => {
    const [target] = event.composedPath();
    return target instanceof Element && event.composedPath().includes(layer) ? target : null;
  };
  const onUse = (event: Event): void => {
    const target = event.isTrusted ? targetIn(event) : null;
    if (!target) return;
    // A click was looked at when the pointer went down; one by the keyboard has no place.
    const at =
      event instanceof PointerEvent && event.type === 'pointerdown' ? { x: event.clientX, y: event.clientY } : null;
    if (isHonest(target, at)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    quit();
  };
  const { defaultView: window } = document;
  for (const kind of ['pointerdown', 'click']) {
    window?.addEventListener(kind, onUse, { capture: true, signal: stop.signal });
  }

  // Where it is no more, whoever took it away has no use for it: the page, or a newer copy of Linchpin.
  const parts = (): Element[] => [layer, ...layer.querySelectorAll(':scope > *, linchpin-badges > :not(button)')];
  const look = (): void => {
    if (layer.parentElement !== documentElement) quit();
    // In print there is none of it by Linchpin's own rule (badges.css).
    else if (document.visibilityState === 'visible' && !matchMedia('print').matches && parts().some(isMadeInvisible))
      quit();
  };
  const moved = new MutationObserver(() => layer.parentElement !== documentElement && quit());
  moved.observe(documentElement, { childList: true });
  const poll = setInterval(look, POLL_MS);
  stop.signal.addEventListener('abort', () => {
    moved.disconnect();
    clearInterval(poll);
  });
};

/** Styles on the layer's own parts alone: a page may fade all of itself in and out, and nobody presses anything meanwhile. */
const isMadeInvisible = (part: Element): boolean => {
  // A panel that has no room, or is being measured (assessment.css).
  if (part instanceof HTMLElement && part.dataset.mode === 'none') return false;
  const style = getComputedStyle(part);
  return isInvisible(style) || Number(style.opacity || 1) < LEAST_OPACITY || isDistorted(style, false);
};
