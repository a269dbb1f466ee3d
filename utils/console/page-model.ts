import { elementAt, type RowText } from './atoms';
import type { Catalogue, Known } from './catalogue';
import { type Columns, isHeading, learnColumns, NO_COLUMNS } from './columns';
import { createDayReader } from './dates';
import { identify } from './identity';
import { findLists, type List } from './lists';
import { type Identity, NOBODY } from './reading';
import { isRowLike, rowKindOf } from './row-kinds';
import { readAround, readRow } from './row-text';

/** What a row shows of Linchpin. */
export type Verdict =
  | { readonly state: 'none' }
  | { readonly state: 'known'; readonly known: Known }
  /** Several entities can be it, or one entity can be several rows. */
  | { readonly state: 'ambiguous'; readonly candidates: readonly Known[] };

export interface RowVerdict {
  readonly row: Element;
  readonly verdict: Verdict;
  /** The element whose text identifies the row. */
  readonly cell: Element | null;
}

/** The rows of one page and what they stand for. Holds nothing about a row that isn't read again when the row changes. */
export interface PageModel {
  /** Finds the lists and learns their columns anew. The rows that stand there now, in the page's order. */
  readonly relearn: () => readonly Element[];
  /** Reads rows again; returns every row whose verdict may have changed by it. */
  readonly read: (rows: Iterable<Element>) => readonly RowVerdict[];
  /** Rows whose texts changed claim nothing until they are read again; returns those whose verdict may have changed by it. */
  readonly forget: (rows: Iterable<Element>) => readonly Element[];
  /** What rows stand for by what was read of them. */
  readonly judge: (rows: Iterable<Element>) => readonly RowVerdict[];
  /** The row that holds a node, where it lies in one. */
  readonly rowOf: (node: Node) => Element | null;
  readonly isList: (node: Node) => boolean;
  readonly rows: () => readonly Element[];
  /** Forgets rows that left the page; returns those whose verdict may have changed by it, and the rows forgotten. */
  readonly prune: () => { readonly changed: readonly RowVerdict[]; readonly gone: readonly Element[] };
  /** The lists have left the page. */
  readonly isLost: () => boolean;
  /** There are many more rows now than the columns were learned from, or what stands beside a lone row has changed. */
  readonly isOutgrown: () => boolean;
  /**
   * What rows say that nothing known explains, as texts to tell it from other such: titles that are nothing known, and
   * entities that more rows claim than there are of them. The project may have changed since it was read.
   */
  readonly unexplained: () => ReadonlySet<string>;
}

interface LearnedList extends List {
  readonly columns: Columns;
  /** How many children most rows have. */
  readonly cells: number;
  /** What the scope of a lone row said when it was read. */
  readonly around: string | undefined;
}

/** A heading among a list's rows has far fewer cells and texts, and nothing to do with whom it names. */
const isHeadingOf = (list: LearnedList | undefined, row: Element, text: RowText): boolean =>
  list !== undefined &&
  row.childElementCount * 2 <= list.cells &&
  isHeading(text, list.columns.texts) &&
  row.querySelector('button,select') === null;

const SAMPLE = 200;
const NONE: Verdict = { state: 'none' };
const UNLEARNED = { columns: NO_COLUMNS, cells: 0 };

export const createPageModel = (root: Element, catalogue: Catalogue, language: string): PageModel => {
  const days = createDayReader(language);
  const identities = new Map<Element, Identity>();
  const claims = new Map<string, Set<Element>>();
  /** Rows of nobody, by their titles. */
  const strangers = new Map<Element, string>();
  let lists: readonly LearnedList[] = [];
  /** The lists by what contains their rows: asked for each node that changed, and for each above it. */
  let byContainer = new Map<Node, LearnedList>();

  const listAt = (container: Node | null): LearnedList | undefined =>
    container ? byContainer.get(container) : undefined;
  const columnsOf = (row: Element): Columns => listAt(row.parentElement)?.columns ?? NO_COLUMNS;
  const rowsOf = ({ containers, rowKind }: List): Element[] =>
    containers.flatMap((container) => [...container.children].filter((child) => rowKindOf(child) === rowKind));

  const claim = (row: Element, identity: Identity): readonly Element[] => {
    const [known, ...more] = identity.candidates;
    if (!known || more.length > 0) return [];
    const rows = claims.get(known.ref) ?? new Set<Element>();
    claims.set(known.ref, rows.add(row));
    return [...rows];
  };

  const release = (row: Element): readonly Element[] => {
    const [known] = identities.get(row)?.candidates ?? [];
    identities.delete(row);
    strangers.delete(row);
    const rows = known ? claims.get(known.ref) : undefined;
    if (!known || !rows?.delete(row)) return [];
    if (rows.size === 0) claims.delete(known.ref);
    return [...rows];
  };

  const judge = (row: Element): RowVerdict => {
    const { candidates, atom, decisive } = identities.get(row) ?? NOBODY;
    const [known, ...more] = candidates;
    const { title } = columnsOf(row);
    const cell = atom?.element ?? (title === null ? null : elementAt(row, title));
    if (!known) return { row, cell, verdict: NONE };
    if (more.length > 0) return { row, cell, verdict: { state: 'ambiguous', candidates } };
    const rivals = [...(claims.get(known.ref) ?? [])].filter((other) => other !== row);
    if (rivals.length === 0) return { row, cell, verdict: { state: 'known', known } };
    const sure = rivals.filter((rival) => identities.get(rival)?.decisive);
    if (decisive && sure.length === 0) return { row, cell, verdict: { state: 'known', known } };
    // Another row shows the id: this one is something else with the same looks.
    if (!decisive && sure.length > 0) return { row, cell, verdict: NONE };
    return { row, cell, verdict: { state: 'ambiguous', candidates } };
  };

  /** What was learned from more rows holds while the page shows only some of them, as when a filter is on. */
  const keepsLearned = (fresh: readonly List[]): boolean => {
    const [main] = lists;
    if (!main || main.columns.title === null || main.scope !== null) return false;
    if (!main.containers.every((container) => container.isConnected)) return false;
    // A list within a known list's row is a part of that row.
    const { containers } = main;
    const [first] = fresh;
    const isWithin = first?.containers.every((inner) => containers.some((outer) => outer.contains(inner)));
    return !first || isWithin === true || (first.recognised < main.columns.claims && !isSameList(first, main));
  };

  const learn = (list: LearnedList): LearnedList => {
    const { columns } = list;
    const rows = rowsOf(list).slice(0, SAMPLE);
    const sample = rows.map((row) => readRow(row, columns));
    const learned = learnColumns(sample, catalogue, days, columns, rows.some(isRowLike));
    const still = columns.title !== null && sample.some((row) => row.some((atom) => atom.slot === columns.title));
    const counts = rows.map(({ childElementCount }) => childElementCount).sort((a, b) => a - b);
    const cells = counts[Math.floor(counts.length * 0.75)] ?? 0;
    const around = list.scope?.textContent ?? undefined;
    return still && learned.claims < columns.claims
      ? { ...list, columns: { ...columns, crossed: learned.crossed }, around }
      : { ...list, columns: learned, cells, around };
  };

  return {
    relearn() {
      const fresh = findLists(root, catalogue, days);
      const crossed = lists.some(({ columns }) => columns.crossed);
      if (!keepsLearned(fresh)) {
        lists = fresh.map((list) => {
          const { columns, cells } = lists.find(({ rowKind }) => rowKind === list.rowKind) ?? UNLEARNED;
          return { ...list, columns: { ...columns, crossed }, cells, around: undefined };
        });
      }
      lists = lists.map(learn);
      // Of two lists that share a container the first has its rows.
      byContainer = new Map(
        [...lists].reverse().flatMap((list) => list.containers.map((each) => [each, list] as const)),
      );
      return lists.flatMap(rowsOf);
    },
    read(rows) {
      const affected = new Set<Element>();
      for (const row of rows) {
        for (const other of release(row)) affected.add(other);
        const list = listAt(row.parentElement);
        const columns = list?.columns ?? NO_COLUMNS;
        const text = [...readRow(row, columns), ...readAround(row, list?.scope ?? null)];
        const isHeading = isHeadingOf(list, row, text);
        const identity = isHeading ? NOBODY : identify(text, { catalogue, columns, days });
        const title = isHeading ? undefined : text.find((atom) => atom.slot === columns.title);
        if (title && identity.candidates.length === 0) strangers.set(row, title.texts[0] ?? '');
        else strangers.delete(row);
        identities.set(row, identity);
        for (const other of claim(row, identity)) affected.add(other);
        affected.add(row);
      }
      return [...affected].map(judge);
    },
    forget: (rows) => [...new Set([...rows].flatMap(release))],
    judge: (rows) => [...rows].filter((row) => identities.has(row)).map(judge),
    rowOf(node) {
      for (let at: Node | null = node; at?.parentNode; at = at.parentNode) {
        if (listAt(at.parentNode)) return at instanceof Element ? at : null;
      }
      return null;
    },
    isList: (node) => listAt(node) !== undefined,
    rows: () => lists.flatMap(rowsOf),
    prune() {
      const gone = [...identities.keys()].filter((row) => !row.isConnected || !listAt(row.parentElement));
      const affected = new Set(gone.flatMap(release));
      for (const row of gone) affected.delete(row);
      return { changed: [...affected].map(judge), gone };
    },
    isLost: () => lists.some(({ containers }) => containers.some((container) => !container.isConnected)),
    isOutgrown: () =>
      lists.some(
        (list) =>
          (list.columns.sample < SAMPLE && rowsOf(list).length > list.columns.sample * 2) ||
          (list.scope?.textContent ?? undefined) !== list.around,
      ),
    unexplained() {
      const texts = new Set(strangers.values());
      const shared = new Map<string, number>();
      for (const { candidates, decisive } of identities.values()) {
        if (candidates.length === 0 || decisive) continue;
        const refs = candidates.map(({ ref }) => ref).join();
        const rows = (shared.get(refs) ?? 0) + 1;
        shared.set(refs, rows);
        if (rows > candidates.length) texts.add(refs);
      }
      return texts;
    },
  };
};

const isSameList = (a: List, b: List): boolean =>
  a.rowKind === b.rowKind && a.containers.every((container) => b.containers.includes(container));
