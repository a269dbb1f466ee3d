import { elementAt } from './atoms';
import type { Catalogue } from './catalogue';
import type { DayReader } from './dates';
import { findHits, type Group, groupHits, scoreOf } from './groups';
import { hasAlike, isOneRow, isPlausible, withoutCells } from './plausible';
import { hasControl, isRowLike, SECTION } from './row-kinds';

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

const areApart = (a: Group, b: Group): boolean =>
  a !== b && !a.container.contains(b.container) && !b.container.contains(a.container);

/** The group that distinguishes the most entities, and is not the cells of one row. */
const bestOf = (groups: readonly Group[]): Group | undefined =>
  groups
    .map((group, n) => ({ group, n, score: scoreOf(group) }))
    .sort((a, b) => b.score - a.score || b.group.depth - a.group.depth || b.n - a.n)
    .find(({ group }) => !isOneRow(group))?.group;

/**
 * Rows that each hold a list of their own, as groups by creator do, are no rows: the best list within them, else
 * itself.
 */
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

/**
 * Finds the rows of a page by what they say: the elements among whose children most entities are told apart, each by
 * the same place in its child. What is of another kind may have a list of another look, as invites may. None where
 * nothing on the page identifies anything.
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
