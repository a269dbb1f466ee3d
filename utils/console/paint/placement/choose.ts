/**
 * How a badge stands. `flow`: in the text's own line, wrapping with it. `line`: on a line of its own under what is
 * there. `item`: as a flex or grid item. `over`: out of flow, where a box has room (spot.ts), because nothing there can
 * grow.
 */
export type Fit = 'flow' | 'line' | 'item' | 'over';

export interface Place {
  readonly cell: Element;
  readonly fit: Fit;
}

const ACTIVE = new Set(['A', 'BUTTON', 'SUMMARY', 'LABEL', 'CODE', 'SELECT', 'INPUT', 'IMG', 'SVG']);
const CONTROLS = 'button,select,input,textarea,[role=button]';

/** Whether the host has put something of its own into this element's ::after. */
const isTaken = (element: Element): boolean => {
  if (element.hasAttribute('data-linchpin-label')) return false;
  const { content } = getComputedStyle(element, '::after');
  return content !== 'none' && content !== 'normal' && content !== '';
};

const clips = (style: CSSStyleDeclaration): boolean => /hidden|clip|scroll|auto/.test(style.overflowX);

/** Whether its height is settled by something else than what is in it. */
const isFixed = (style: CSSStyleDeclaration): boolean =>
  /absolute|fixed/.test(style.position) || /size|strict/.test(style.contain);

const isMultiple = (style: CSSStyleDeclaration): boolean => /flex|grid/.test(style.display);

/** The fit of a badge in this element in the flow; `null`: it can't have one there. */
const fitIn = (element: Element): Fit | null => {
  if (ACTIVE.has(element.tagName.toUpperCase()) || isTaken(element)) return null;
  const style = getComputedStyle(element);
  if (clips(style) || isFixed(style) || /^(contents|none|table|table-row|table-row-group)$/.test(style.display)) {
    return null;
  }
  if (isMultiple(style)) return 'item';
  const last = lastChild(element);
  const endsInBox = last instanceof Element && !/^(inline|contents|none)/.test(getComputedStyle(last).display);
  // Where nothing wraps, a box beside the text would lie on the next cell; a table's column grows instead.
  const isStiff = style.whiteSpace === 'nowrap' && style.display !== 'table-cell';
  return endsInBox || isStiff ? 'line' : 'flow';
};

const lastChild = (element: Element): ChildNode | null => {
  let last = element.lastChild;
  while (last && !(last instanceof Element) && !last.nodeValue?.trim()) last = last.previousSibling;
  return last;
};

/** The elements around a text, from its own to the row; without those that something around them cuts off. */
const uncut = (row: Element, text: Element): readonly Element[] => {
  let around: Element[] = [];
  for (let at: Element | null = text; at && row.contains(at); at = at.parentElement) {
    if (at !== row && clips(getComputedStyle(at))) around = [];
    around.push(at);
  }
  return around;
};

/** Another cell of the same line, after this one, that holds no controls. */
const nextCell = (after: Element): Place | null => {
  if (!after.parentElement || !/flex|grid|table-row/.test(getComputedStyle(after.parentElement).display)) return null;
  for (let next = after.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches(CONTROLS) || next.querySelector(CONTROLS)) continue;
    const fit = fitIn(next);
    if (fit && fit !== 'item') return { cell: next, fit };
  }
  return null;
};

/**
 * Where in the row the badge of a text stands: at the text's own element, or the nearest one around it; where those are
 * taken or cut off, in the cells that follow; where nothing can grow, out of flow. Reads computed styles alone.
 */
export const findPlace = (row: Element, text: Element): Place => {
  const around = uncut(row, text);
  const isFixedRow = around.some((at) => isFixed(getComputedStyle(at)));
  if (isFixedRow) return outOfFlow(row, text);
  let item: Place | null = null;
  for (const at of around) {
    const fit = fitIn(at);
    if (fit && fit !== 'item') return { cell: at, fit };
    if (at === row) break;
    if (fit) item ??= { cell: at, fit };
    const next = nextCell(at);
    if (next) return next;
  }
  return item ?? outOfFlow(row, text);
};

/** The outermost element around the text whose ::after is free, from the row inward. */
export const outOfFlow = (row: Element, text: Element): Place => {
  const around = uncut(row, text);
  for (const cell of [...around].reverse()) {
    if (!ACTIVE.has(cell.tagName) && !isTaken(cell) && holdsItsOwn(cell)) return { cell, fit: 'over' };
  }
  return { cell: text, fit: 'line' };
};

/** A line of the badge's own below all cells of a grid's row. */
export const underAll = (row: Element): Place | null =>
  fitIn(row) === 'item' && getComputedStyle(row).display.includes('grid') ? { cell: row, fit: 'item' } : null;

/** A badge out of flow needs a positioned box; to position one moves what lies in it absolutely (badges.css). */
const holdsItsOwn = (element: Element): boolean =>
  /relative|absolute|fixed|sticky/.test(getComputedStyle(element).position) ||
  ![...element.querySelectorAll('*')].some((inner) => getComputedStyle(inner).position === 'absolute');
