import { type Atom, readAtoms, visitAtoms } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { DayReader } from './dates';
import { atomEmails, namesPerson, primaryHits, showsCreation } from './hits';
import {
  BEYOND_ROWS,
  hasControl,
  isCell,
  isFurniture,
  isPressed,
  isRowLike,
  isWithinRow,
  rowKindOf,
} from './row-kinds';

interface Hit {
  readonly atom: Atom;
  readonly candidates: readonly Known[];
}

/** Children of one element that are alike, and show something known at the same place. */
export interface Group {
  readonly container: Element;
  readonly rowKind: string;
  /** Row kind and the slot of the identifying text. */
  readonly shape: string;
  readonly depth: number;
  readonly claims: Map<Known, { row: Element; worth: number }>;
  readonly rows: Set<Element>;
  single: boolean;
  /** No row has more texts than a cell may have. */
  small: boolean;
  /** All that was told stands in something to press, as in an account menu. */
  pressed: boolean;
  /** A person was told by the name alone. */
  byName: boolean;
}

export const ENOUGH_HITS = 300;
const ENOUGH_ATOMS = 6_000;
/** A row holds one identity; a comment may equal a role or a person, so a few more texts may look like one. */
const MOST_HITS_IN_ROW = 6;
export const MOST_ATOMS_IN_ROW = 60;

/** Cells hold a text or two. Children alike with more are rows, and what holds them is not one. */
export const TEXTS_OF_ROW = 3;

/** The atoms below `root` that identify something, up to a few hundred. */
export const findHits = (root: Element, catalogue: Catalogue): readonly Hit[] => {
  const hits: Hit[] = [];
  let seen = 0;
  visitAtoms(
    root,
    (atom) => {
      seen += 1;
      const candidates = primaryHits(atom, catalogue);
      if (candidates.length > 0) hits.push({ atom, candidates });
      return hits.length < ENOUGH_HITS && (seen < ENOUGH_ATOMS || hits.length < 3);
    },
    isFurniture,
  );
  return hits;
};

/** Whether anything below `root` identifies an entity. */
export const holdsHit = (root: Element, catalogue: Catalogue): boolean => {
  let found = false;
  visitAtoms(root, (atom) => {
    found = primaryHits(atom, catalogue).length > 0;
    return !found;
  });
  return found;
};

// With nothing else to go by, looks decide, by less than any evidence weighs.
const looksLikeRow = (row: Element, atoms: readonly Atom[]): number =>
  (isRowLike(row) || atoms.length > 1 ? 0.25 : 0) + (hasControl(row) ? 0.125 : 0);

/** An account menu shows the viewer outside the main part, in something to press. */
const looksLikeContent = (text: Element): number =>
  (text.closest('main,[role=main]') ? 0.25 : 0) - (isPressed(text) ? 0.25 : 0);

/** How well a row is explained by one of the candidates: 1 for the text alone, more for each thing that agrees. */
const explain = (row: Element, atoms: readonly Atom[], hit: Hit, days: DayReader): { known: Known; worth: number } => {
  let best: { known: Known; worth: number } | undefined;
  for (const known of hit.candidates.slice(0, 20)) {
    const others = atoms.filter((atom) => atom.element !== hit.atom.element);
    let worth = 1;
    if (others.some((atom) => namesPerson(known, atom))) worth += 1;
    if (known.entity.kind === 'key' && others.some((atom) => showsCreation(known, atom, days))) worth += 1;
    if (!best || worth > best.worth) best = { known, worth };
  }
  if (!best) throw new Error('a hit without candidates');
  return { known: best.known, worth: best.worth + looksLikeRow(row, atoms) + looksLikeContent(hit.atom.element) };
};

/** Which of a hit's candidates a row may still stand for in this group: each entity is one row's. */
const claim = (group: Group, row: Element, hit: Hit, found: { known: Known; worth: number }): void => {
  const free = group.claims.has(found.known) ? hit.candidates.find((known) => !group.claims.has(known)) : found.known;
  group.rows.add(row);
  if (free) group.claims.set(free, { row, worth: found.worth });
};

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

/** The texts that identify something, by every way in which they may stand in rows. */
export const groupHits = (hits: readonly Hit[], root: Element, days: DayReader): readonly Group[] => {
  const counts = new Map<Element, number>();
  for (const { atom } of hits) {
    for (let at: Element | null = atom.element; at && at !== root; at = at.parentElement) {
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
  }
  const atomsOf = new Map<Element, readonly Atom[]>();
  const groups = new Map<Element, Map<string, Group>>();
  for (const hit of hits) {
    let depth = 1_000;
    for (let row: Element = hit.atom.element; row !== root && row.parentElement; row = row.parentElement) {
      depth -= 1;
      if (isCell(row) || (!isRowLike(row) && isWithinRow(row))) continue;
      if ((counts.get(row) ?? 0) > MOST_HITS_IN_ROW) break;
      const atoms = atomsOf.get(row) ?? readAtoms(row);
      atomsOf.set(row, atoms);
      if (atoms.length > MOST_ATOMS_IN_ROW || row.querySelector(BEYOND_ROWS) || holdsRows(row)) break;
      const slot = atoms.find((atom) => atom.element === hit.atom.element)?.slot ?? '';
      const shape = `${rowKindOf(row)}${slot}`;
      const container = row.parentElement;
      const shapes = groups.get(container) ?? new Map<string, Group>();
      groups.set(container, shapes);
      const group = shapes.get(shape) ?? {
        ...{
          container,
          rowKind: rowKindOf(row),
          shape,
          depth,
          single: true,
          small: true,
          pressed: true,
          byName: false,
        },
        ...{ claims: new Map(), rows: new Set<Element>() },
      };
      shapes.set(shape, group);
      group.single &&= atoms.length === 1;
      group.small &&= atoms.length < TEXTS_OF_ROW;
      group.pressed &&= isPressed(hit.atom.element);
      group.byName ||= hit.candidates[0]?.entity.kind !== 'key' && atomEmails(hit.atom).length === 0;
      claim(group, row, hit, explain(row, atoms, hit, days));
      // What the host itself calls a row has no row around it.
      if (isRowLike(row)) break;
    }
  }
  return [...groups.values()].flatMap((shapes) => [...shapes.values()]);
};

export const scoreOf = (group: Group): number => [...group.claims.values()].reduce((sum, { worth }) => sum + worth, 0);
