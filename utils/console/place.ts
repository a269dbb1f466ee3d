/** How a badge stands: beside the text without taking room, or in the text. */
export type Fit = 'beside' | 'flow';

export interface Place {
  readonly cell: Element;
  readonly fit: Fit;
}

const ACTIVE = new Set(['A', 'BUTTON', 'SUMMARY', 'LABEL', 'CODE']);

/** Whether the host has put something of its own into this element's ::after. */
const isTaken = (element: Element): boolean => {
  if (element.hasAttribute('data-linchpin-label')) return false;
  const { content } = getComputedStyle(element, '::after');
  return content !== 'none' && content !== 'normal' && content !== '';
};

const clips = (style: CSSStyleDeclaration): boolean => /hidden|clip|scroll|auto/.test(style.overflowX);

/** Whether this element's ::after could be seen whole. */
const isSuitable = (element: Element): boolean => !isTaken(element) && !clips(getComputedStyle(element));

const isTableRow = (row: Element): boolean => /^(table-row|grid|inline-grid)$/.test(getComputedStyle(row).display);

/** The row's child that holds an element. */
const cellOf = (row: Element, element: Element): Element => {
  let at = element;
  while (at.parentElement && at.parentElement !== row) at = at.parentElement;
  return at;
};

/**
 * Where in the row the badge of a text stands: at the text's own element; where that is taken or cut off, at the next
 * element around it, then in the cells that follow, then at the row's end.
 */
export const findPlace = (row: Element, text: Element): Place => {
  for (let at: Element = text; at !== row && row.contains(at); at = at.parentElement ?? row) {
    if (ACTIVE.has(at.tagName) || !isSuitable(at)) continue;
    // In a flex or grid box a box out of flow would lie on the text.
    return { cell: at, fit: /flex|grid/.test(getComputedStyle(at).display) ? 'flow' : 'beside' };
  }
  if (text !== row) {
    for (let next = cellOf(row, text).nextElementSibling; next; next = next.nextElementSibling) {
      if (ACTIVE.has(next.tagName) || next.querySelector('button,select,input,[role=button]')) continue;
      if (isSuitable(next)) return { cell: next, fit: 'beside' };
    }
  }
  if (text === row && isSuitable(row)) return { cell: row, fit: 'beside' };
  return { cell: isTableRow(row) || isTaken(row) ? text : row, fit: 'flow' };
};

/** Room between the end of a cell's text and whatever comes next, in CSS pixels. Reads layout: measure many before writing. */
export const measureRoom = (row: Element, cell: Element): number => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const rects = range.getClientRects();
  const last = rects[rects.length - 1];
  let block = cell;
  while (block !== row && block.parentElement && getComputedStyle(block).display.startsWith('inline')) {
    block = block.parentElement;
  }
  if (!last || getComputedStyle(block).direction === 'rtl') return 0;
  // A box as narrow as its text may have room behind it.
  for (; block !== row && block.parentElement; block = block.parentElement) {
    const { right } = block.getBoundingClientRect();
    if (right - last.right > SNUG)
      return right - last.right - (Number.parseFloat(getComputedStyle(block).paddingRight) || 0);
    const next = block.nextElementSibling?.getBoundingClientRect();
    if (next && next.left >= last.right - 1 && next.top < last.bottom) return next.left - last.right - SNUG;
  }
  return row.getBoundingClientRect().right - last.right;
};

const SNUG = 12;

/** Width of a badge with its margin, in CSS pixels, at most: the label is set in 11.5 px type. */
export const labelWidth = (label: string): number => Math.min(330, label.length * 6.4 + 30);
