import { elementAt, type RowText } from './atoms';
import type { Catalogue } from './catalogue';
import { type Claim, createClaims, type RowVerdict } from './claims';
import { NO_COLUMNS } from './columns';
import { createDayReader, type DayReader } from './dates';
import { NOBODY } from './identify-context';
import { identifyKey } from './identify-key';
import { identifyPerson } from './identify-person';
import { createLearnedLists, type LearnedList } from './learned-lists';
import { isHeading } from './list-shape';
import { type Meaning, markupOf } from './row-memory';
import { readAround, readRow } from './row-text';

/**
 * The rows of one page and what they stand for. What a row's markup means is remembered; what an element was is not:
 * each row is looked at again whenever it changes.
 */
export interface PageModel {
  /** Finds the lists and learns their columns afresh. The rows that stand there now, in the page's order. */
  readonly relearn: () => readonly Element[];
  /** Reads rows again; returns every row whose verdict may have changed by it. */
  readonly read: (rows: Iterable<Element>) => readonly RowVerdict[];
  /**
   * Rows whose texts changed claim nothing until they are read again; returns those whose verdict may have changed by
   * it.
   */
  readonly forget: (rows: Iterable<Element>) => readonly Element[];
  /** What rows stand for by what was read of them. */
  readonly judge: (rows: Iterable<Element>) => readonly RowVerdict[];
  /** The row that holds a node, where it lies in one. */
  readonly rowOf: (node: Node) => Element | null;
  readonly isList: (node: Node) => boolean;
  /** Whether a row's list has a column of its rows' persons. */
  readonly namesPerson: (row: Element) => boolean;
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

/** A heading among a list's rows has far fewer cells and texts, and nothing to do with the person it names. */
const isHeadingOf = (list: LearnedList | undefined, row: Element, text: RowText): boolean =>
  list !== undefined &&
  row.childElementCount * 2 <= list.cells &&
  isHeading(text, list.columns.texts) &&
  row.querySelector('button,select') === null;

interface ReadRow extends Claim, Meaning {}

const readClaim = (row: Element, list: LearnedList | undefined, catalogue: Catalogue, days: DayReader): ReadRow => {
  const columns = list?.columns ?? NO_COLUMNS;
  const text = [...readRow(row, columns), ...readAround(row, list?.scope ?? null)];
  const isHead = isHeadingOf(list, row, text);
  const identify = catalogue.page === 'keys' ? identifyKey : identifyPerson;
  const { candidates, atom, decisive } = isHead ? NOBODY : identify(text, { catalogue, columns, days });
  const title = isHead ? undefined : text.find(({ slot }) => slot === columns.title);
  const stranger = title && candidates.length === 0 ? (title.texts[0] ?? '') : null;
  const slot = atom?.slot ?? columns.title;
  const cell = atom?.element ?? cellAt(row, slot);
  return { candidates, decisive, stranger, slot, cell };
};

const namesPersons = (list: LearnedList | undefined): boolean =>
  [...(list?.columns.fields.values() ?? [])].some((fields) => fields.has('person'));

const cellAt = (row: Element, slot: string | null): Element | null => (slot === null ? null : elementAt(row, slot));

export const createPageModel = (root: Element, catalogue: Catalogue, language: string): PageModel => {
  const days = createDayReader(language);
  const lists = createLearnedLists(root, catalogue, days);
  const claims = createClaims();

  const readRowOf = (row: Element): Claim => {
    const list = lists.at(row.parentElement);
    // What stands around a lone row is a part of it, and not in its markup.
    const memory = list?.scope === null ? list.memory : null;
    const markup = memory && markupOf(row);
    const known = markup === null ? undefined : memory?.get(markup);
    if (known) return { ...known, cell: cellAt(row, known.slot) };
    const { cell, ...meaning } = readClaim(row, list, catalogue, days);
    // A text of a detail below the row has no place in the row.
    if (markup !== null && cellAt(row, meaning.slot) === cell) memory?.set(markup, meaning);
    return { ...meaning, cell };
  };

  return {
    relearn() {
      lists.relearn();
      return lists.rows();
    },
    read(rows) {
      const affected = new Set<Element>();
      for (const row of rows) {
        for (const other of claims.release(row)) affected.add(other);
        for (const each of claims.make(row, readRowOf(row))) affected.add(each);
      }
      return [...affected].map(claims.judge);
    },
    forget: (rows) => [...new Set([...rows].flatMap(claims.release))],
    judge: (rows) => [...rows].filter(claims.has).map(claims.judge),
    rowOf(node) {
      for (let at: Node | null = node; at?.parentNode; at = at.parentNode) {
        if (lists.at(at.parentNode)) return at instanceof Element ? at : null;
      }
      return null;
    },
    isList: (node) => lists.at(node) !== undefined,
    namesPerson: (row) => namesPersons(lists.at(row.parentElement)),
    rows: lists.rows,
    prune() {
      const gone = claims.rows().filter((row) => !row.isConnected || !lists.at(row.parentElement));
      const affected = new Set(gone.flatMap(claims.release));
      for (const row of gone) affected.delete(row);
      return { changed: [...affected].map(claims.judge), gone };
    },
    isLost: lists.isLost,
    isOutgrown: lists.isOutgrown,
    unexplained: claims.unexplained,
  };
};
