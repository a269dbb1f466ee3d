import { type Atom, readAtoms } from './atoms';
import type { Known } from './catalogue';
import { BEYOND_ROWS, isCell, isRowLike, isWithinRow, rowKindOf } from './row-kinds';

/** A text that identifies something. */
export interface Hit {
  readonly atom: Atom;
  readonly candidates: readonly Known[];
}

/** A row holds one identity; a comment may equal a role or a person, so a few more texts may look like one. */
const MOST_HITS_IN_ROW = 6;
export const MOST_ATOMS_IN_ROW = 60;

/** Cells hold a text or two. Children alike with more are rows, and what holds them is not one. */
export const TEXTS_OF_ROW = 3;

const holdsRows = (element: Element): boolean => {
  if (element.childElementCount < 2) return false;
  const shapes = new Set<string>();
  for (const child of element.children) {
    // An element without others in it has one text at most.
    if (child.childElementCount === 0) continue;
    const slots = readAtoms(child, TEXTS_OF_ROW).map((atom) => atom.slot);
    if (slots.length < TEXTS_OF_ROW) continue;
    // An expanded row has more than its like, after what they have in common.
    const shape = `${rowKindOf(child)}:${slots.join()}`;
    if (shapes.has(shape)) return true;
    shapes.add(shape);
  }
  return false;
};

/** An element that may be the row of a hit. */
export interface PossibleRow {
  readonly row: Element;
  readonly container: Element;
  readonly atoms: readonly Atom[];
  /** Falls by one with each step outwards. */
  readonly depth: number;
}

/** How many hits each element below `root` holds. */
export const countHits = (hits: readonly Hit[], root: Element): ReadonlyMap<Element, number> => {
  const counts = new Map<Element, number>();
  for (const { atom } of hits) {
    for (let at: Element | null = atom.element; at && at !== root; at = at.parentElement) {
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  return counts;
};

/** Reads the texts of each row once. */
export const createAtomsReader = (): ((row: Element) => readonly Atom[]) => {
  const read = new Map<Element, readonly Atom[]>();
  return (row) => {
    const atoms = read.get(row) ?? readAtoms(row);
    read.set(row, atoms);
    return atoms;
  };
};

const isBeyondRow = (row: Element, atoms: readonly Atom[]): boolean =>
  atoms.length > MOST_ATOMS_IN_ROW || row.querySelector(BEYOND_ROWS) !== null || holdsRows(row);

/** The elements around a hit that may be its row, the innermost first. */
export const rowsAround = (
  { atom }: Hit,
  root: Element,
  counts: ReadonlyMap<Element, number>,
  atomsOf: (row: Element) => readonly Atom[],
): readonly PossibleRow[] => {
  const rows: PossibleRow[] = [];
  let depth = 1_000;
  for (let row: Element = atom.element; row !== root && row.parentElement; row = row.parentElement) {
    depth -= 1;
    if (isCell(row) || (!isRowLike(row) && isWithinRow(row))) continue;
    if ((counts.get(row) ?? 0) > MOST_HITS_IN_ROW) break;
    const atoms = atomsOf(row);
    if (isBeyondRow(row, atoms)) break;
    rows.push({ row, container: row.parentElement, atoms, depth });
    // What the host itself calls a row has no row around it.
    if (isRowLike(row)) break;
  }
  return rows;
};
