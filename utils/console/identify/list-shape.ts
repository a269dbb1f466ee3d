import type { RowText } from './atoms';
import type { Catalogue } from './catalogue';
import { addressesIn, readings } from './hits';
import { TEXTS_OF_ROW } from './possible-rows';

/** What a list's rows have in common before any of its columns is known. */
export interface ListShape {
  /** The rows that may stand for an entity: headings are left out where they can be recognised. */
  readonly rows: readonly RowText[];
  /** How many texts a row shows. */
  readonly texts: number;
  /** A team page's list that shows e-mails: they alone tell its rows apart. */
  readonly byEmail: boolean;
  /** Some rows of it show none: a text that reads like one may be a name. */
  readonly partly: boolean;
  /** They may be the cells of one row, unless it is known where their e-mails stand. Never so on a key page. */
  readonly mixed: boolean;
}

const textsIn = (row: RowText): number => row.filter(({ solid }) => solid).length;

/** Whether a row has so little of what its like show that it is a heading among them. */
export const isHeading = (row: RowText, texts: number): boolean => textsIn(row) * 2 <= texts;

export const hasSlot = (row: RowText, slot: string | null): boolean => row.some((atom) => atom.slot === slot);

export const showsEmail = (row: RowText): boolean => row.some((atom) => addressesIn(atom).length > 0);

/** The known names that stand in each slot. */
const namesBySlot = (rows: readonly RowText[], catalogue: Catalogue): ReadonlyMap<string, ReadonlySet<string>> => {
  const byName = new Map<string, Set<string>>();
  for (const atom of rows.flat())
    for (const name of readings(atom).filter((text) => catalogue.byName(text).length > 0))
      byName.set(atom.slot, (byName.get(atom.slot) ?? new Set()).add(name));
  return byName;
};

/** Whether a row's one e-mail stands in this slot, with no other text in it. */
const isAlone = (row: RowText, slot: string): boolean =>
  row.every((atom) => addressesIn(atom).length === 0 || atom.slot === slot) &&
  row.some((atom) => atom.slot === slot && atom.texts.length === 1 && addressesIn(atom).includes(atom.texts[0] ?? ''));

/**
 * Whether a team page's rows are identified by names alone: each name stands where an e-mail stands for a person
 * without a name, and no row has both (docs/deepgram/console-2026.md A2 shows persons so).
 */
const areNamed = (rows: readonly RowText[], catalogue: Catalogue): boolean => {
  const withEmail = rows.filter(showsEmail);
  const withoutEmail = rows.filter((row) => !showsEmail(row));
  return [...namesBySlot(withoutEmail, catalogue)].some(
    ([slot, names]) => names.size > withEmail.length && names.size > 1 && withEmail.every((row) => isAlone(row, slot)),
  );
};

/** @param areRows The host itself calls them rows, so that none of them is a cell. */
export const readShape = (all: readonly RowText[], catalogue: Catalogue, areRows: boolean): ListShape => {
  // Headings may be as many as rows, and a row that shows its details is a rare one.
  const texts = all.map(textsIn).sort((a, b) => a - b)[Math.floor(all.length * 0.75)] ?? 0;
  if (catalogue.page === 'keys') {
    const rows = all.filter((row) => !isHeading(row, texts));
    return { rows, texts, byEmail: false, partly: false, mixed: false };
  }
  const byEmail = all.some(showsEmail) && !areNamed(all, catalogue);
  const partly =
    byEmail && all.some((row) => !showsEmail(row) && row.some(({ element }) => !element.closest('button')));
  // A role reads like a name, and where names alone are shown nothing else distinguishes a row of one text from a cell.
  const isOneText = !byEmail && texts < 2;
  const mixed = !areRows && (isOneText || (partly && texts < TEXTS_OF_ROW));
  return { rows: all, texts, byEmail, partly, mixed };
};
