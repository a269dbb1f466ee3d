import { type Atom, type RowText, readAtoms } from './atoms';
import type { Columns } from './columns';
import { atomIds } from './hits';

/** Begins the slots of texts that stand beside a row: no title is among them. */
export const AROUND = '^';

/** A detail that a host unfolds may be the row's next sibling: it shows the Key ID, and has no title of its own. */
const isUnfolded = (detail: RowText, columns: Columns): boolean => {
  // While it isn't known where titles stand, the next row can't be distinguished from a detail.
  if (columns.title === null) return false;
  if (!detail.some((atom) => atomIds(atom).length > 0)) return false;
  const title = detail.find((atom) => atom.slot === columns.title);
  return title === undefined || atomIds(title).length > 0;
};

/** A detail spans the row's cells, so it has far fewer of its own. */
const mayBeUnfolded = (element: Element, row: Element): boolean =>
  element.childElementCount * 2 <= row.childElementCount && /[0-9a-f]{8}-[0-9a-f]{4}-/i.test(element.textContent ?? '');

/** The next sibling, where it may be a detail that the host unfolded under this row. */
export const unfoldedUnder = (row: Element): Element | null => {
  const next = row.nextElementSibling;
  return next && mayBeUnfolded(next, row) ? next : null;
};

/** Texts beside a lone row that may be a part of it. */
export const readAround = (row: Element, scope: Element | null): RowText =>
  scope === null
    ? []
    : readAtoms(scope)
        .filter(({ element }) => !row.contains(element) && !element.contains(row))
        .map((atom): Atom => ({ ...atom, slot: `${AROUND}${atom.slot}` }));

/** All texts of a row, with those of the detail unfolded under it. */
export const readRow = (row: Element, columns: Columns): RowText => {
  const atoms = readAtoms(row);
  const next = unfoldedUnder(row);
  if (!next) return atoms;
  const detail = readAtoms(next);
  if (!isUnfolded(detail, columns)) return atoms;
  return [...atoms, ...detail.map((atom): Atom => ({ ...atom, slot: `+${atom.slot}` }))];
};
