import { elementAt } from './atoms';
import type { Catalogue, Known } from './catalogue';
import { type Columns, learnColumns, NO_COLUMNS } from './columns';
import { createDayReader } from './dates';
import { type Identity, identify, NOBODY } from './identity';
import { findLists, type Lists, rowKindOf } from './lists';
import { readRow } from './row-text';

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
  /** The row that holds a node, where it lies in one. */
  readonly rowOf: (node: Node) => Element | null;
  readonly isList: (node: Node) => boolean;
  readonly rows: () => readonly Element[];
  /** Forgets rows that left the page; returns those whose verdict may have changed by it, and the rows forgotten. */
  readonly prune: () => { readonly changed: readonly RowVerdict[]; readonly gone: readonly Element[] };
  /** The lists have left the page. */
  readonly isLost: () => boolean;
  /** There are many more rows now than the columns were learned from. */
  readonly isOutgrown: () => boolean;
  /** Rows that have a title, and it is nothing known: the project has changed since it was read. */
  readonly unexplained: () => number;
}

const SAMPLE = 200;
const NONE: Verdict = { state: 'none' };

export const createPageModel = (root: Element, catalogue: Catalogue, language: string): PageModel => {
  const days = createDayReader(language);
  const identities = new Map<Element, Identity>();
  const claims = new Map<string, Set<Element>>();
  const strangers = new Set<Element>();
  let lists: Lists | null = null;
  let columns: Columns = NO_COLUMNS;

  const rowsOf = (found: Lists | null): Element[] =>
    (found?.containers ?? []).flatMap((container) =>
      [...container.children].filter((child) => rowKindOf(child) === found?.rowKind),
    );

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
    const cell = atom?.element ?? (columns.title === null ? null : elementAt(row, columns.title));
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
  const keepLearned = (fresh: Lists | null): boolean => {
    if (!lists || columns.title === null) return false;
    if (!lists.containers.every((container) => container.isConnected)) return false;
    // A list within a known list's row is a part of that row.
    const { containers } = lists;
    const isWithin = fresh?.containers.every((inner) => containers.some((outer) => outer.contains(inner)));
    return !fresh || isWithin === true || (fresh.recognised < columns.sample && !sameLists(fresh, lists));
  };

  return {
    relearn() {
      const fresh = findLists(root, catalogue, days);
      if (!keepLearned(fresh)) lists = fresh;
      const rows = rowsOf(lists);
      const sample = rows.slice(0, SAMPLE).map((row) => readRow(row, columns));
      const learned = learnColumns(sample, catalogue, days);
      const still = columns.title !== null && sample.some((row) => row.some((atom) => atom.slot === columns.title));
      if (!still || learned.sample >= Math.min(columns.sample, SAMPLE)) columns = learned;
      return rows;
    },
    read(rows) {
      const affected = new Set<Element>();
      for (const row of rows) {
        for (const other of release(row)) affected.add(other);
        const text = readRow(row, columns);
        const identity = identify(text, { catalogue, columns, days });
        const titled = text.some((atom) => atom.slot === columns.title);
        if (titled && identity.candidates.length === 0) strangers.add(row);
        else strangers.delete(row);
        identities.set(row, identity);
        for (const other of claim(row, identity)) affected.add(other);
        affected.add(row);
      }
      return [...affected].map(judge);
    },
    rowOf(node) {
      for (let at: Node | null = node; at?.parentNode; at = at.parentNode) {
        // Containers are elements, and so are their children that hold anything.
        if (lists?.containers.includes(at.parentNode as Element)) return at instanceof Element ? at : null;
      }
      return null;
    },
    isList: (node) => lists?.containers.includes(node as Element) ?? false,
    rows: () => rowsOf(lists),
    prune() {
      const gone = [...identities.keys()].filter((row) => !row.isConnected || !isRowOf(row, lists));
      const affected = new Set(gone.flatMap(release));
      for (const row of gone) affected.delete(row);
      return { changed: [...affected].map(judge), gone };
    },
    isLost: () => lists?.containers.some((container) => !container.isConnected) ?? false,
    isOutgrown: () => lists !== null && columns.sample < SAMPLE && rowsOf(lists).length > columns.sample * 2,
    unexplained: () => strangers.size,
  };
};

const isRowOf = (row: Element, lists: Lists | null): boolean =>
  row.parentElement !== null && (lists?.containers.includes(row.parentElement) ?? false);

const sameLists = (a: Lists, b: Lists): boolean =>
  a.rowKind === b.rowKind && a.containers.every((container) => b.containers.includes(container));
