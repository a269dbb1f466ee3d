import { type Atom, visitAtoms } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { DayReader } from './dates';
import { atomEmails, namesPerson, primaryHits, showsCreation } from './hits';
import { countHits, createAtomsReader, type Hit, type PossibleRow, rowsAround, TEXTS_OF_ROW } from './possible-rows';
import { hasControl, isFurniture, isPressed, isRowLike, rowKindOf } from './row-kinds';

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
  /** All that was recognised stands in something to press, as in an account menu. */
  pressed: boolean;
  /** A person was recognised by the name alone. */
  byName: boolean;
}

export const ENOUGH_HITS = 300;
const ENOUGH_ATOMS = 6_000;

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

const createGroup = ({ container, row, depth }: PossibleRow, shape: string): Group => ({
  container,
  rowKind: rowKindOf(row),
  shape,
  depth,
  claims: new Map(),
  rows: new Set(),
  single: true,
  small: true,
  pressed: true,
  byName: false,
});

/** The group of a row with its hit at this place. */
const groupOf = (possible: PossibleRow, hit: Hit, groups: Map<Element, Map<string, Group>>): Group => {
  const slot = possible.atoms.find((atom) => atom.element === hit.atom.element)?.slot ?? '';
  const shape = `${rowKindOf(possible.row)}${slot}`;
  const shapes = groups.get(possible.container) ?? new Map<string, Group>();
  groups.set(possible.container, shapes);
  const group = shapes.get(shape) ?? createGroup(possible, shape);
  shapes.set(shape, group);
  return group;
};

const addToGroup = (group: Group, { row, atoms }: PossibleRow, hit: Hit, days: DayReader): void => {
  group.single &&= atoms.length === 1;
  group.small &&= atoms.length < TEXTS_OF_ROW;
  group.pressed &&= isPressed(hit.atom.element);
  group.byName ||= hit.candidates[0]?.entity.kind !== 'key' && atomEmails(hit.atom).length === 0;
  claim(group, row, hit, explain(row, atoms, hit, days));
};

/** The texts that identify something, by every way in which they may stand in rows. */
export const groupHits = (hits: readonly Hit[], root: Element, days: DayReader): readonly Group[] => {
  const counts = countHits(hits, root);
  const atomsOf = createAtomsReader();
  const groups = new Map<Element, Map<string, Group>>();
  for (const hit of hits)
    for (const possible of rowsAround(hit, root, counts, atomsOf))
      addToGroup(groupOf(possible, hit, groups), possible, hit, days);
  return [...groups.values()].flatMap((shapes) => [...shapes.values()]);
};

export const scoreOf = (group: Group): number => [...group.claims.values()].reduce((sum, { worth }) => sum + worth, 0);
