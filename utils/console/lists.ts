import { type Atom, elementAt, readAtoms, visitAtoms } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { DayReader } from './dates';
import { atomEmails, namesPerson, primaryHits, showsCreation } from './hits';

/** Where a page keeps rows of one look: the elements whose children they are, and what a row looks like. */
export interface List {
  readonly containers: readonly Element[];
  /** Tag and role that rows share. */
  readonly rowKind: string;
  /** How many rows of the first of the containers were recognised. */
  readonly recognised: number;
  /** Where one row alone was recognised, and nothing says where it ends: all that may be a part of it. */
  readonly scope: Element | null;
}

interface Hit {
  readonly atom: Atom;
  readonly candidates: readonly Known[];
}

interface Group {
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

const ENOUGH_HITS = 300;
const ENOUGH_ATOMS = 6_000;
const MOST_LIKE_CELLS = 4;
/** A row holds one identity; a comment may equal a role or a person, so a few more texts may look like one. */
const MOST_HITS_IN_ROW = 6;
const MOST_ATOMS_IN_ROW = 60;

export const rowKindOf = (row: Element): string => `${row.tagName}|${row.getAttribute('role') ?? ''}`;

const FURNITURE_ROLES = new Set(['banner', 'complementary', 'contentinfo', 'search']);
/** The account menu shows the viewer's own name and e-mail; it stands in the page's furniture. */
const isFurniture = (element: Element): boolean => {
  const role = element.getAttribute('role');
  return (role !== null && FURNITURE_ROLES.has(role)) || element.tagName === 'HEADER' || element.tagName === 'ASIDE';
};

/** The atoms below `root` that identify something, up to a few hundred. */
const findHits = (root: Element, catalogue: Catalogue): readonly Hit[] => {
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

/** What the host itself calls a cell is no row. */
const isCell = (row: Element): boolean => /^T[DH]\||\|(gridcell|cell|rowheader)$/.test(rowKindOf(row));
const isRowLike = (row: Element): boolean => /^(TR|LI)\||\|(row|listitem)$/.test(rowKindOf(row));

/** What no row holds: whatever does is the page, or a part of it. */
const BEYOND_ROWS = 'main,nav,header,aside,[role=main],[role=navigation],[role=banner]';
const PART_OF_PAGE = 'h1,h2,main,nav,section,form,table,ul,ol,tr,li,[role=row],[role=list],[role=listitem]';
/** Stands in what the host itself calls a row, among others like it, or in one that holds no part of a page but itself. */
const isWithinRow = (element: Element): boolean => {
  const row = element.parentElement?.closest('tr,li,[role=row],[role=listitem]');
  if (row && !row.querySelector(PART_OF_PAGE)) return true;
  return [row?.previousElementSibling, row?.nextElementSibling].some(
    (next) => next && row && rowKindOf(next) === rowKindOf(row),
  );
};

// With nothing else to go by, looks decide, by less than any evidence weighs.
const looksLikeRow = (row: Element, atoms: readonly Atom[]): number =>
  (isRowLike(row) || atoms.length > 1 ? 0.25 : 0) + (hasControl(row) ? 0.125 : 0);
const CONTROL = 'button,select,[role]';
const hasControl = (row: Element): boolean => row.querySelector(CONTROL) !== null;
/** An account menu shows the viewer outside the main part, in something to press. */
const looksLikeContent = (text: Element): number =>
  (text.closest('main,[role=main]') ? 0.25 : 0) - (isPressed(text) ? 0.25 : 0);
const isPressed = (text: Element): boolean => text.closest('button,[role=button],[aria-haspopup]') !== null;

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

/** Cells hold a text or two. Children alike with more are rows, and what holds them is not one. */
const TEXTS_OF_ROW = 3;

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

const groupHits = (hits: readonly Hit[], root: Element, days: DayReader): readonly Group[] => {
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

const scoreOf = (group: Group): number => [...group.claims.values()].reduce((sum, { worth }) => sum + worth, 0);

const SECTION =
  'main,section,article,form,fieldset,ul,ol,table,[role=main],[role=region],[role=list],[role=table],[role=grid],body';

/** A few texts beside what holds controls are one row's cells: a member's, and whoever invited them. */
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
 * Rows of one text each are a list only where nearly all of them identify something: else they are cells. Of one row alone,
 * the host must say that it is a row, or there must be something to do with it: else it is a cell, or a greeting. A namesake's e-mail may stand beside what has the name.
 */
const isPlausible = (group: Group): boolean => {
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

/** Cells may all read like comments. What is one row, borne out by more than its title, is not a list of one-text rows. */
const withoutCells = (groups: readonly Group[]): readonly Group[] => {
  const borneOut = new Set(
    groups.flatMap((group) => [...group.claims.values()].filter(({ worth }) => worth >= 2).map(({ row }) => row)),
  );
  const isCells = (group: Group): boolean =>
    [...borneOut].some((row) => (group.single || isRowLike(row)) && row.contains(group.container));
  return groups.filter((group) => !isCells(group));
};

const areApart = (a: Group, b: Group): boolean =>
  a !== b && !a.container.contains(b.container) && !b.container.contains(a.container);

/** The group that tells most apart, and is not the cells of one row. */
const bestOf = (groups: readonly Group[]): Group | undefined =>
  groups
    .map((group, n) => ({ group, n, score: scoreOf(group) }))
    .sort((a, b) => b.score - a.score || b.group.depth - a.group.depth || b.n - a.n)
    .find(({ group }) => !isOneRow(group))?.group;

/** Rows that may be cells stand in something that is repeated beside it, down to the same text: that is the row. */
const isOneRow = ({ container, rows, shape, rowKind, small }: Group): boolean => {
  const [row] = rows;
  if (!row || !small || isRowLike(row) || hasControl(row)) return false;
  const text = elementAt(row, shape.slice(rowKind.length));
  for (let at = container; at.parentElement && !at.matches(SECTION); at = at.parentElement) {
    if (readAtoms(at, MOST_ATOMS_IN_ROW).length === MOST_ATOMS_IN_ROW) return false;
    if (hasAlike(at, text)) return true;
  }
  return false;
};

/** Rows that each hold a list of their own, as groups by creator do, are no rows: the best list within them, else itself. */
const withinGroups = (best: Group, groups: readonly Group[]): Group => {
  const shapes = new Map<string, Group[]>();
  for (const group of groups) {
    const isBare = group.small && ![...group.rows].some((row) => isRowLike(row) || hasControl(row));
    if (isBare || group.container === best.container || !best.container.contains(group.container)) continue;
    shapes.set(group.shape, [...(shapes.get(group.shape) ?? []), group]);
  }
  for (const alike of shapes.values()) {
    const told = new Set(alike.flatMap(({ claims }) => [...claims.keys()]));
    const largest = alike.reduce((a, b) => (b.rows.size > a.rows.size ? b : a));
    if (largest.rows.size > 1 && told.size > best.claims.size) return largest;
  }
  return best;
};

/** A list with the others of its look, if they tell as much of each row. */
const listOf = (group: Group, groups: readonly Group[]): List => {
  const average = scoreOf(group) / group.rows.size;
  const others = groups.filter(
    (other) => other.shape === group.shape && areApart(other, group) && scoreOf(other) / other.rows.size >= average / 2,
  );
  return {
    containers: [...new Set([group, ...others].map(({ container }) => container))],
    rowKind: group.rowKind,
    recognised: group.rows.size,
    scope: scopeOf(group),
  };
};

/** The widest element around a lone row that may be the row: the one that has others like it, or all of its section. */
const scopeOf = ({ rows, shape, rowKind }: Group): Element | null => {
  const [row] = rows;
  if (!row || rows.size > 1 || isRowLike(row)) return null;
  const text = elementAt(row, shape.slice(rowKind.length));
  let at = row;
  while (!hasAlike(at, text) && !at.matches(SECTION) && at.parentElement) at = at.parentElement;
  return at === row ? null : at;
};

/** Whether something beside an element is of its kind, and has several texts, one of them at the same place as `text`. */
const hasAlike = (element: Element, text: Element | null): boolean => {
  const slot = readAtoms(element).find((atom) => atom.element === text)?.slot;
  return [...(element.parentElement?.children ?? [])].some((other) => {
    if (other === element || rowKindOf(other) !== rowKindOf(element)) return false;
    const atoms = readAtoms(other, MOST_ATOMS_IN_ROW);
    return atoms.length > 1 && atoms.some((atom) => atom.slot === slot);
  });
};

/**
 * Finds the rows of a page by what they say: the elements among whose children most entities are told apart, each by the
 * same place in its child. What is of another kind may have a list of another look, as invites may. None where nothing on the
 * page identifies anything.
 */
export const findLists = (root: Element, catalogue: Catalogue, days: DayReader): readonly List[] => {
  const groups = withoutCells(groupHits(findHits(root, catalogue), root, days).filter(isPlausible));
  const best = bestOf(groups);
  if (!best) return [];
  const first = listOf(withinGroups(best, groups), groups);
  const kindsOf = ({ claims }: Group): Set<string> => new Set([...claims.keys()].map(({ entity }) => entity.kind));
  const kinds = groups.filter(({ container }) => first.containers.includes(container)).map(kindsOf);
  const second = bestOf(
    groups.filter(
      (group) =>
        first.containers.every((each) => !each.contains(group.container) && !group.container.contains(each)) &&
        [...kindsOf(group)].every((kind) => !kinds.some((there) => there.has(kind))),
    ),
  );
  return second ? [first, listOf(second, groups)] : [first];
};
