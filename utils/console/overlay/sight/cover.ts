import type { Point } from '../tampering';
import { lightness, parseColour } from './colours';
import { isNone, seenThroughFilter } from './filters';

const REPLACED = 'img,video,canvas,svg,iframe,object,embed,input,textarea,select,progress,meter,analysis';
const PSEUDOS = ['::before', '::after'] as const;

const hasTextAt = (element: Element, { x, y }: Point): boolean => {
  const range = element.ownerDocument.createRange();
  return [...element.childNodes].some((node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) return false;
    range.selectNode(node);
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    );
  });
};

const hasBorderAt = (element: Element, style: CSSStyleDeclaration, { x, y }: Point): boolean => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const isWithin = (inset: (side: 'Left' | 'Right' | 'Top' | 'Bottom') => number): boolean =>
    x >= left + inset('Left') &&
    x <= right - inset('Right') &&
    y >= top + inset('Top') &&
    y <= bottom - inset('Bottom');
  return isWithin(() => 0) && !isWithin((side) => Number.parseFloat(style[`border${side}Width`]) || 0);
};

/**
 * Whether what is in an element is mixed into a picture of its own first (CSS's stacking contexts, as far as pages make
 * them).
 */
const isolates = ({
  position,
  zIndex,
  opacity,
  isolation,
  transform,
  filter,
  mixBlendMode,
}: CSSStyleDeclaration): boolean =>
  position === 'fixed' ||
  position === 'sticky' ||
  (position !== 'static' && zIndex !== 'auto') ||
  Number(opacity || 1) < 1 ||
  isolation === 'isolate' ||
  !isNone(transform) ||
  !isNone(filter) ||
  mixBlendMode !== 'normal';

/** Its blending mixes it with all of the page: nothing around it keeps it in a picture of its own. */
const blendsWithAll = (element: Element): boolean => {
  const { documentElement } = element.ownerDocument;
  if (element === documentElement) return true;
  let at = element.parentElement;
  while (at && at !== documentElement && !isolates(getComputedStyle(at))) at = at.parentElement;
  return at === documentElement;
};

/** How much stays legible through a sheet of one colour. */
const seenThroughColour = (text: string, opacity: number, blend: string): number => {
  const colour = parseColour(text);
  if (!colour) return 0;
  const [red, green, blue, alpha] = colour;
  const weight = alpha * opacity;
  if (weight === 0) return 1;
  switch (blend) {
    case 'multiply':
    case 'darken':
    case 'color-burn':
      return 1 - weight * (1 - Math.max(red, green, blue));
    case 'screen':
    case 'lighten':
    case 'color-dodge':
    case 'plus-lighter':
      return 1 - weight * Math.min(red, green, blue);
    case 'difference':
    case 'exclusion':
      return Math.abs(1 - 2 * weight * lightness(colour));
    case 'hue':
    case 'saturation':
    case 'color':
    case 'overlay':
    case 'soft-light':
      return 1;
    default:
      return 1 - weight;
  }
};

/** What an element or a pseudo-element of it paints over a point, apart from texts. */
const seenThroughBox = (style: CSSStyleDeclaration, element: Element, isOverAll: boolean): number => {
  const opacity = Number(style.opacity || 1);
  const isPainted = !isNone(style.backgroundImage) || /inset/.test(style.boxShadow);
  if (isPainted && opacity > 0) return 0;
  const blend = blendsWithAll(element) ? style.mixBlendMode : 'normal';
  const seen =
    seenThroughColour(style.backgroundColor, opacity, blend) *
    seenThroughFilter(style.backdropFilter, element.ownerDocument);
  // What dims or colours the whole window is there for somebody's eyes; what lies here alone hides what is here.
  return seen < 1 && !isOverAll ? 0 : seen;
};

const isOverWindow = (element: Element): boolean => {
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return left <= 1 && top <= 1 && right >= clientWidth - 1 && bottom >= clientHeight - 1;
};

const seenThroughPseudo = (element: Element, pseudo: (typeof PSEUDOS)[number]): number => {
  const style = getComputedStyle(element, pseudo);
  if (style.content === 'none' || style.content === 'normal' || style.content === '') return 1;
  if (style.visibility !== 'visible' || Number(style.opacity || 1) === 0) return 1;
  // An empty text, in its quotes.
  if (style.content.length > 2 || !isNone(style.filter)) return 0;
  const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
  const isOverAll =
    style.position === 'fixed' &&
    Number.parseFloat(style.width) >= clientWidth - 1 &&
    Number.parseFloat(style.height) >= clientHeight - 1;
  return seenThroughBox(style, element, isOverAll);
};

/** A filter on it or around it may make the faintest cover a solid one. */
const isFiltered = (element: Element): boolean => {
  const { documentElement } = element.ownerDocument;
  for (let at: Element | null = element; at && at !== documentElement; at = at.parentElement) {
    if (!isNone(getComputedStyle(at).filter)) return true;
  }
  return false;
};

const seenThroughItself = (element: Element, at: Point): number => {
  const style = getComputedStyle(element);
  if (style.visibility !== 'visible' || Number(style.opacity || 1) === 0) return 1;
  if (element.matches(REPLACED) || hasTextAt(element, at) || hasBorderAt(element, style, at)) return 0;
  return seenThroughBox(style, element, isOverWindow(element));
};

/**
 * How much of what lies under an element is legible at a point of the window, from 0 (nothing, or nobody knows) to 1
 * (the element paints nothing there).
 */
export const seenThrough = (element: Element, at: Point): number => {
  const { body, documentElement } = element.ownerDocument;
  // These two lie under all: what is met above is one of their pseudo-elements.
  const isGround = element === documentElement || (element === body && getComputedStyle(body).position === 'static');
  const own = isGround ? 1 : seenThroughItself(element, at);
  const seen = PSEUDOS.reduce((seen, pseudo) => seen * seenThroughPseudo(element, pseudo), own);
  return seen < 1 && isFiltered(element) ? 0 : seen;
};
