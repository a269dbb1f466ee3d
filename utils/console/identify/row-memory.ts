import type { Columns } from './columns';
import type { Identity } from './identify-context';
import { unfoldedUnder } from './row-text';

/** What a row's texts mean, without the elements that hold them: a host uses these again for other rows. */
export interface Meaning {
  readonly candidates: Identity['candidates'];
  readonly decisive: boolean;
  /** Where the text stands that identifies the row. */
  readonly slot: string | null;
  /** What stands in the title's place of a row that nothing known explains. */
  readonly stranger: string | null;
}

/**
 * What rows mean by their markup (`markupOf`), as long as their list's columns and the known entities stay as they are.
 */
export interface RowMemory {
  readonly columns: string;
  readonly get: (markup: string) => Meaning | undefined;
  readonly set: (markup: string, meaning: Meaning) => void;
}

/** Markup of so many characters is remembered: some thousand rows. */
const MOST_CHARACTERS = 4_000_000;
/** A day begins at a full quarter of an hour in every time zone. */
const QUARTER_MS = 900_000;

const OWN_ATTRIBUTE = 'data-linchpin';
const OWN_ATTRIBUTES = / data-linchpin-[a-z]+="[^"]*"/g;
/**
 * Its name in a text: in markup no text has a `<`, and each begins after a `>` or is the first. An attribute's value
 * may have one too, so that this finds more than texts; and some elements' texts are written as they are.
 */
const SAID = /(?:^|>)[^<]*data-linchpin|<(?:iframe|noembed|noframes|noscript|plaintext|script|style|xmp)\b/;

/**
 * All that a row's meaning is read from, as one text: its markup, that of a detail below it, and whether it stands in a
 * button. `null` where Linchpin's own attributes can't be told from the host's texts, in which quotes are not escaped.
 */
export const markupOf = (row: Element): string | null => {
  const detail = unfoldedUnder(row);
  // No markup has an element that doesn't end, so that these are found in none.
  const markup = `${row.closest('button') ? '<button>' : ''}${row.innerHTML}${detail ? `<detail>${detail.innerHTML}` : ''}`;
  if (!markup.includes(OWN_ATTRIBUTE)) return markup;
  return SAID.test(markup) ? null : markup.replace(OWN_ATTRIBUTES, '');
};

/** Columns, and how many cells a row has, as a text that is the same where rows mean the same. */
export const columnsAsText = (columns: Columns, cells: number): string =>
  JSON.stringify({ columns, cells }, (name, value: unknown) => {
    // From how many rows the columns were learned says nothing about a row.
    if (name === 'sample' || name === 'claims') return undefined;
    if (value instanceof Map) return [...value].sort(([one], [other]) => (one < other ? -1 : 1));
    return value instanceof Set ? [...value].sort() : value;
  });

const quarterNow = (): number => Math.floor(Date.now() / QUARTER_MS);

export const createRowMemory = (columns: string): RowMemory => {
  const meanings = new Map<string, Meaning>();
  let characters = 0;
  let quarter = quarterNow();
  const clear = (): void => {
    meanings.clear();
    characters = 0;
  };
  return {
    columns,
    get(markup) {
      const now = quarterNow();
      // An age or "today" means another day tomorrow.
      if (now !== quarter) clear();
      quarter = now;
      return meanings.get(markup);
    },
    set(markup, meaning) {
      if (characters + markup.length > MOST_CHARACTERS) clear();
      characters += markup.length;
      meanings.set(markup, meaning);
    },
  };
};
