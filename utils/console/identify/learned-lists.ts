import type { Catalogue } from './catalogue';
import { type Columns, learnColumns, NO_COLUMNS } from './columns';
import type { DayReader } from './dates';
import { findLists, type List } from './lists';
import { isRowLike, rowKindOf } from './row-kinds';
import { columnsAsText, createRowMemory, type RowMemory } from './row-memory';
import { readRow } from './row-text';

export interface LearnedList extends List {
  readonly columns: Columns;
  /** How many children most rows have. */
  readonly cells: number;
  /** What the scope of a lone row said when it was read. */
  readonly around: string | undefined;
  /** What its rows mean by these columns; `null` before they are learned. */
  readonly memory: RowMemory | null;
}

/** The lists of a page, and what stands where in their rows. */
export interface LearnedLists {
  /** Finds the lists and learns their columns afresh. */
  readonly relearn: () => void;
  /** The list whose rows are an element's children. */
  readonly at: (container: Node | null) => LearnedList | undefined;
  /** In the page's order. */
  readonly rows: () => readonly Element[];
  readonly isLost: () => boolean;
  readonly isOutgrown: () => boolean;
}

/** The rows that teach a list's columns. */
const SAMPLE = 200;
const UNLEARNED = { columns: NO_COLUMNS, cells: 0, memory: null };

const rowsOf = ({ containers, rowKind }: List): readonly Element[] =>
  containers.flatMap((container) => [...container.children].filter((child) => rowKindOf(child) === rowKind));

const isSameList = (a: List, b: List): boolean =>
  a.rowKind === b.rowKind && a.containers.every((container) => b.containers.includes(container));

/** What was learned from more rows holds while the page shows only some of them, as when a filter is on. */
const keepsLearned = ([main]: readonly LearnedList[], fresh: readonly List[]): boolean => {
  if (!main || main.columns.title === null || main.scope !== null) return false;
  if (!main.containers.every((container) => container.isConnected)) return false;
  // A list within a known list's row is a part of that row.
  const { containers } = main;
  const [first] = fresh;
  const isWithin = first?.containers.every((inner) => containers.some((outer) => outer.contains(inner)));
  return !first || isWithin === true || (first.recognised < main.columns.claims && !isSameList(first, main));
};

const usualCells = (rows: readonly Element[]): number => {
  const counts = rows.map(({ childElementCount }) => childElementCount).sort((a, b) => a - b);
  return counts[Math.floor(counts.length * 0.75)] ?? 0;
};

const learn = (list: LearnedList, catalogue: Catalogue, days: DayReader): LearnedList => {
  const { columns } = list;
  const rows = rowsOf(list).slice(0, SAMPLE);
  const sample = rows.map((row) => readRow(row, columns));
  const learned = learnColumns(sample, catalogue, days, columns, rows.some(isRowLike));
  const still = columns.title !== null && sample.some((row) => row.some((atom) => atom.slot === columns.title));
  const around = list.scope?.textContent ?? undefined;
  return still && learned.claims < columns.claims
    ? remembering({ ...list, columns: { ...columns, crossed: learned.crossed }, around })
    : remembering({ ...list, columns: learned, cells: usualCells(rows), around });
};

/** With what is remembered of its rows, where they still mean the same. */
const remembering = (list: LearnedList): LearnedList => {
  const columns = columnsAsText(list.columns, list.cells);
  return list.memory?.columns === columns ? list : { ...list, memory: createRowMemory(columns) };
};

export const createLearnedLists = (root: Element, catalogue: Catalogue, days: DayReader): LearnedLists => {
  let lists: readonly LearnedList[] = [];
  /** Asked for each node that changed, and for each above it. */
  let byContainer = new Map<Node, LearnedList>();

  const begin = (list: List, isCrossed: boolean): LearnedList => {
    const { columns, cells, memory } = lists.find(({ rowKind }) => rowKind === list.rowKind) ?? UNLEARNED;
    return { ...list, columns: { ...columns, crossed: isCrossed }, cells, memory, around: undefined };
  };

  return {
    relearn() {
      const fresh = findLists(root, catalogue, days);
      const isCrossed = lists.some(({ columns }) => columns.crossed);
      if (!keepsLearned(lists, fresh)) lists = fresh.map((list) => begin(list, isCrossed));
      lists = lists.map((list) => learn(list, catalogue, days));
      // Of two lists that share a container the first has its rows.
      byContainer = new Map(
        [...lists].reverse().flatMap((list) => list.containers.map((each) => [each, list] as const)),
      );
    },
    at: (container) => (container ? byContainer.get(container) : undefined),
    rows: () => lists.flatMap(rowsOf),
    isLost: () => lists.some(({ containers }) => containers.some((container) => !container.isConnected)),
    isOutgrown: () =>
      lists.some(
        (list) =>
          (list.columns.sample < SAMPLE && rowsOf(list).length > list.columns.sample * 2) ||
          (list.scope?.textContent ?? undefined) !== list.around,
      ),
  };
};
