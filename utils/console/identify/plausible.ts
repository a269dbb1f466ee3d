import { elementAt, readAtoms } from './atoms';
import { ENOUGH_HITS, type Group } from './groups';
import { atomEmails } from './hits';
import { MOST_ATOMS_IN_ROW } from './possible-rows';
import { CONTROL, hasControl, isRowLike, rowKindOf, SECTION } from './row-kinds';

const MOST_LIKE_CELLS = 4;

/** A few texts beside what holds controls are one row's cells: a member's, and the inviter's. */
const isBesideControls = ({ container, rows }: Group): boolean => {
  const isControl = (each: Element): boolean =>
    (each.matches(CONTROL) || hasControl(each)) && !each.querySelector('h1,h2,h3,h4');
  if ([...container.children].some((each) => !rows.has(each) && isControl(each))) return true;
  for (let at = container; at.parentElement && !at.parentElement.matches(SECTION); at = at.parentElement) {
    for (const beside of at.parentElement.children) if (beside !== at && isControl(beside)) return true;
  }
  return false;
};

/**
 * Rows of one text each are a list only where nearly all of them identify something: else they are cells. Of one row
 * alone, the host must say that it is a row, or there must be something to do with it: else it is a cell, or a
 * greeting. A namesake's e-mail may stand beside what has the name.
 */
export const isPlausible = (group: Group): boolean => {
  const [row] = group.rows;
  if (row && group.rows.size === 1) return isRowLike(row) || (hasControl(row) && !group.byName && !group.pressed);
  const alike = [...group.container.children].filter((child) => rowKindOf(child) === group.rowKind);
  const isBare = (each: Element): boolean => !isRowLike(each) && !hasControl(each);
  const strange = alike.filter((each) => !group.rows.has(each));
  const bare = [...group.rows].every(isBare);
  if (group.claims.size < MOST_LIKE_CELLS && group.small && bare && isBesideControls(group)) return false;
  if (!group.single && !(bare && group.small)) return true;
  // A namesake's row, or that of somebody who is new, shows an e-mail.
  const explained = group.single
    ? []
    : strange.filter((each) => readAtoms(each).some((atom) => atomEmails(atom).length > 0));
  return group.rows.size >= (alike.length - explained.length) * 0.8 || group.rows.size >= ENOUGH_HITS / 2;
};

/**
 * Cells may all read like comments. What is one row, borne out by more than its title, is not a list of one-text rows.
 */
export const withoutCells = (groups: readonly Group[]): readonly Group[] => {
  const borneOut = new Set(
    groups.flatMap((group) => [...group.claims.values()].filter(({ worth }) => worth >= 2).map(({ row }) => row)),
  );
  const isCells = (group: Group): boolean =>
    [...borneOut].some((row) => (group.single || isRowLike(row)) && row.contains(group.container));
  return groups.filter((group) => !isCells(group));
};

/** Rows that may be cells stand in something that is repeated beside it, down to the same text: that is the row. */
export const isOneRow = ({ container, rows, shape, rowKind, small }: Group): boolean => {
  const [row] = rows;
  if (!row || !small || isRowLike(row) || hasControl(row)) return false;
  const text = elementAt(row, shape.slice(rowKind.length));
  for (let at = container; at.parentElement && !at.matches(SECTION); at = at.parentElement) {
    if (readAtoms(at, MOST_ATOMS_IN_ROW).length === MOST_ATOMS_IN_ROW) return false;
    if (hasAlike(at, text)) return true;
  }
  return false;
};

/**
 * Whether something beside an element is of its kind, and has several texts, one of them at the same place as `text`.
 */
export const hasAlike = (element: Element, text: Element | null): boolean => {
  const slot = readAtoms(element).find((atom) => atom.element === text)?.slot;
  return [...(element.parentElement?.children ?? [])].some((other) => {
    if (other === element || rowKindOf(other) !== rowKindOf(element)) return false;
    const atoms = readAtoms(other, MOST_ATOMS_IN_ROW);
    return atoms.length > 1 && atoms.some((atom) => atom.slot === slot);
  });
};
