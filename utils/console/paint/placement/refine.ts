import { findPlace, outOfFlow, type Place, underAll } from './choose';

/** A cell that is no wider has its badges under its texts, all of them, in one column. */
const NARROW = 300;
/** In a cell that is no wider a badge would be a pile of words. */
const TOO_NARROW = 110;

/** Cells of a row of so many are narrow in nearly every window. */
const MANY_CELLS = 6;

/**
 * Where a badge will most likely stay once it is looked at: to move all badges lays their whole table out twice. Reads
 * styles alone.
 */
export const likelyPlace = (row: Element, text: Element): Place => {
  const place = findPlace(row, text);
  const { cell, fit } = place;
  const isNarrow = fit === 'flow' && cell.parentElement === row && row.childElementCount >= MANY_CELLS;
  return isNarrow && isInColumn(cell) ? { cell, fit: 'line' } : place;
};

/**
 * A better place for a badge that is painted, by how it stands; `null`: it stands well, or there is none. Reads layout:
 * once for all rows of one shape.
 */
export const betterPlace = (row: Element, text: Element, { cell, fit }: Place): Place | null => {
  // Nothing can be told of what isn't shown; the painter looks again when its list gets a size.
  if (fit === 'over' || row.getBoundingClientRect().height === 0) return null;
  if (overflows(row, cell)) return changed(outOfFlow(row, text), cell, fit);
  const width = widthAround(row, cell);
  if (cell === row) return null;
  if (width < TOO_NARROW) return changed(underAll(row) ?? outOfFlow(row, text), cell, fit);
  if (fit === 'flow') return width < NARROW && isInColumn(cell) ? { cell, fit: 'line' } : null;
  // Taken for narrow, and it isn't.
  const isWide = fit === 'line' && width >= NARROW && cell.parentElement === row && isInColumn(cell);
  return isWide ? changed(findPlace(row, text), cell, fit) : null;
};

/** Others are as wide as their text with its badge. */
const isInColumn = (cell: Element): boolean =>
  getComputedStyle(cell).display === 'table-cell' ||
  (cell.parentElement !== null && getComputedStyle(cell.parentElement).display.includes('grid'));

const changed = (place: Place, cell: Element, fit: Place['fit']): Place | null =>
  place.cell === cell && place.fit === fit ? null : place;

/** Whether what is in the row no longer fits into one of the boxes around a cell. */
const overflows = (row: Element, cell: Element): boolean => {
  for (let at: Element | null = cell; at; at = at.parentElement) {
    if (at.clientHeight > 0 && at.scrollHeight > at.clientHeight + 2) return true;
    if (at === row) return false;
  }
  return false;
};

/** Inline elements have no width of their own. */
const widthAround = (row: Element, cell: Element): number => {
  for (let at: Element | null = cell; at && at !== row; at = at.parentElement) {
    if (!/^(inline|contents)$/.test(getComputedStyle(at).display)) return at.clientWidth;
  }
  return row.clientWidth;
};
