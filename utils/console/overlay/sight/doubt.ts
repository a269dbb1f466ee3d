import { parentOf } from '../../page/composed-tree';
import type { Point } from '../tampering';
import { seenThrough } from './cover';
import { isNone, seenThroughFilter } from './filters';
import { hitsAt } from './hits';

/** What is dimmer can't be read: a person may not have seen what they pressed. */
const LEAST_SEEN = 0.15;

/** A press on what is smaller, in CSS pixels, is no press that a person aimed. */
const LEAST_SIZE = 8;

const isTooSmall = (target: Element): boolean => {
  const { width, height } = (target.closest('button, a, input, select, summary') ?? target).getBoundingClientRect();
  return width < LEAST_SIZE || height < LEAST_SIZE;
};

/** How much the styles on an element and on all around it leave legible. */
const seenUnderStyles = (element: Element): number => {
  let seen = 1;
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const style = getComputedStyle(at);
    if (!isNone(style.clipPath) || !isNone(style.maskImage)) return 0;
    seen *= Number(style.opacity || 1) * seenThroughFilter(style.filter, at.ownerDocument);
  }
  return seen;
};

/**
 * Whether a person may not have seen what they pressed. A page that is dimmed, coloured, faded or zoomed as a whole,
 * for a dark theme or for eyes that need it, hides nothing.
 * @param at Where in the window it was pressed; `null` for a press by the keyboard, which has no place.
 */
export const isInDoubt = (layer: Element, target: Element, at: Point | null): boolean => {
  if (isTooSmall(target)) return true;
  let seen = seenUnderStyles(target);
  if (at && seen >= LEAST_SEEN) {
    const { above, elusive, isReached } = hitsAt(layer, at.x, at.y);
    if (isReached) return true;
    for (const element of new Set([...above, ...elusive])) seen *= seenThrough(element, at);
  }
  return seen < LEAST_SEEN;
};
