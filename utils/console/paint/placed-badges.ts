import { BLANK, blankBadge, eraseBadge, writeBadge } from './badge-attributes';
import { breakable } from './label-breaks';
import type { Painted, PainterHooks } from './painter';
import type { Placed } from './placement/cache';

/** A badge and how it stands. */
export interface PlacedBadge extends Painted, Placed {}

/** The badges of a page's rows, one a row, and which of them are written on their cells. */
export interface PlacedBadges {
  /**
   * A row's badge, written on its cell. What was written there before of another row is gone.
   * @param isFar It may be put off until its cell comes near, unless an older badge of the row is written there.
   * @returns Whether it is written.
   */
  readonly put: (placed: PlacedBadge, isFar: boolean) => boolean;
  readonly remove: (painted: Painted) => void;
  /** Shows nothing on a row's cell, and keeps the room that its badge takes. */
  readonly blank: (row: Element) => void;
  readonly isPutOff: (cell: Element) => boolean;
  readonly at: (cell: Element) => PlacedBadge | undefined;
  readonly of: (row: Element) => PlacedBadge | undefined;
  readonly all: () => IterableIterator<PlacedBadge>;
}

export const createPlacedBadges = (hooks: PainterHooks): PlacedBadges => {
  const byCell = new Map<Element, PlacedBadge>();
  const byRow = new Map<Element, PlacedBadge>();
  /** Cells of badges that aren't written. */
  const putOff = new Set<Element>();

  const keep = (placed: PlacedBadge): void => {
    byCell.set(placed.cell, placed);
    byRow.set(placed.row, placed);
  };
  const remove = ({ cell, row }: Painted): void => {
    byCell.delete(cell);
    byRow.delete(row);
    putOff.delete(cell);
    hooks.onErase(cell);
    eraseBadge(cell);
  };

  return {
    remove,
    put(placed, isFar) {
      const { row, cell, content, fit } = placed;
      const before = byRow.get(row);
      if (before && before.cell !== cell) remove(before);
      const other = byCell.get(cell);
      if (other && other.row !== row) remove(other);
      const isShown = before?.cell === cell && before.content !== BLANK && !putOff.has(cell);
      const isWritten = !isFar || isShown || hooks.isNear(cell);
      keep(placed);
      if (isWritten) {
        putOff.delete(cell);
        writeBadge(cell, content, breakable(content.label), fit);
      } else putOff.add(cell);
      hooks.onPaint(placed, before?.cell !== cell, isWritten);
      return isWritten;
    },
    blank(row) {
      const before = byRow.get(row);
      if (!before || before.content === BLANK) return;
      keep({ ...before, content: BLANK });
      // What isn't written says nothing that could be wrong.
      if (!putOff.delete(before.cell)) blankBadge(before.cell);
      hooks.onBlank(before.cell);
    },
    isPutOff: (cell) => putOff.has(cell),
    at: (cell) => byCell.get(cell),
    of: (row) => byRow.get(row),
    all: () => byCell.values(),
  };
};
