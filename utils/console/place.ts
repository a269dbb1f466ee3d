/** How a badge stands: without taking room beside the text, or under it; or on a line of its own, which moves what follows. */
export type Fit = 'beside' | 'below' | 'flow';

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
  if (text === row && isSuitable(row) && !isTableRow(row)) return { cell: row, fit: 'beside' };
  // What a table's row has after its cells would be one more cell.
  const last = isTableRow(row) || isTaken(row) ? (text === row ? row.firstElementChild : text) : row;
  return { cell: last ?? row, fit: 'flow' };
};

/** What a cell offers a badge, in CSS pixels. */
export interface Room {
  /** Between the end of the text and whatever comes next. */
  readonly beside: number;
  /** Under the text, down to whatever comes next or the row's end. */
  readonly below: number;
  /** A line of its own, in the box that holds the text. */
  readonly line: number;
}

/** Reads layout: measure many before writing. */
export const measureRoom = (row: Element, cell: Element): Room => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const rects = range.getClientRects();
  const last = rects[rects.length - 1];
  let block = cell;
  while (block !== row && block.parentElement && getComputedStyle(block).display.startsWith('inline')) {
    block = block.parentElement;
  }
  const style = getComputedStyle(block);
  const box = block.getBoundingClientRect();
  const line = box.width - pixels(style.paddingLeft) - pixels(style.paddingRight);
  if (!last) return { beside: 0, below: 0, line };
  const beside = style.direction === 'rtl' ? 0 : besideRoom(row, block, last);
  return { beside, below: belowRoom(row, cell, last), line };
};

const pixels = (length: string): number => Number.parseFloat(length) || 0;

/** A box as narrow as its text may have room behind it. */
const SNUG = 12;

const belowRoom = (row: Element, cell: Element, text: DOMRect): number => {
  for (let at = cell; at !== row && at.parentElement; at = at.parentElement) {
    for (let next = at.nextElementSibling; next; next = next.nextElementSibling) {
      const box = next.getBoundingClientRect();
      // Beside it, or with nothing in it: not in the way.
      if (box.height > 0 && box.left < text.right && box.bottom > text.bottom) return box.top - text.bottom;
    }
  }
  return row.getBoundingClientRect().bottom - text.bottom;
};

const besideRoom = (row: Element, block: Element, text: DOMRect): number => {
  for (let at = block; at !== row && at.parentElement; at = at.parentElement) {
    const { right } = at.getBoundingClientRect();
    if (right - text.right > SNUG) return right - text.right - pixels(getComputedStyle(at).paddingRight);
    const next = at.nextElementSibling?.getBoundingClientRect();
    if (next && next.left >= text.right - 1 && next.top < text.bottom) return next.left - text.right - SNUG;
  }
  return row.getBoundingClientRect().right - text.right;
};
