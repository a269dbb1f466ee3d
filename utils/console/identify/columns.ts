import { isContested, showsOtherKeys } from './ambiguous-columns';
import type { RowText } from './atoms';
import type { Catalogue } from './catalogue';
import { countSlots, readCounts } from './column-fields';
import type { DayReader } from './dates';
import type { Field } from './fields';
import { atomEmails, readings } from './hits';
import { hasSlot, type ListShape, readShape, showsEmail } from './list-shape';
import { isOwnName } from './names-alone';
import { findTitle, repeatsColumn, type Tally, tallyTitles, trainingRows } from './titles';

/** What stands where in a page's rows, learned from the rows themselves. */
export interface Columns {
  /** The slot of the comment (key page) or e-mail (team page); `null` while several could be it. */
  readonly title: string | null;
  /** The title's slot identified at least two entities, by texts that nothing else in a row reads like. */
  readonly sure: boolean;
  /**
   * Other columns of a key page show comments of other keys, as "rotated from" does: a comment alone identifies no row.
   */
  readonly crossed: boolean;
  /** Slots that show the title once more, as for narrow windows: what stands there is nothing else. */
  readonly copies: ReadonlySet<string>;
  /** One text may show several, as a sentence does. */
  readonly fields: ReadonlyMap<string, ReadonlySet<Field>>;
  /** Slots of a team page that show members' names, by names that read like no e-mail. */
  readonly names: ReadonlySet<string>;
  /** Slots with days, persons or ids that are not the entity's own, such as "last used" or "edited by". */
  readonly foreign: ReadonlySet<string>;
  /** Slots that rows have beside their title: a title never stands there. */
  readonly beside: ReadonlySet<string>;
  /** A team page's list that shows e-mails: they alone tell its rows apart. */
  readonly byEmail: boolean;
  /** Some rows of it show none: a text that reads like one may be a name. */
  readonly partly: boolean;
  /** They may be the cells of one row, unless it is known where their e-mails stand. Never so on a key page. */
  readonly mixed: boolean;
  /** How many texts a row shows. */
  readonly texts: number;
  /** How many rows it was learned from, and how many entities their titles identified. */
  readonly sample: number;
  readonly claims: number;
}

export const NO_COLUMNS: Columns = {
  title: null,
  sure: false,
  crossed: false,
  copies: new Set(),
  fields: new Map(),
  names: new Set(),
  foreign: new Set(),
  beside: new Set(),
  byEmail: false,
  partly: false,
  mixed: false,
  texts: 0,
  sample: 0,
  claims: 0,
};

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Slots of a team page that show one e-mail on several rows, as of the person who invited them: nobody stands in a list
 * twice. Only where each of these rows has its title too: otherwise they may be members, each below a heading with the
 * same e-mail.
 */
const findRepeated = (rows: readonly RowText[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const row of rows) {
    const shown = new Map(
      row.flatMap((atom) => atomEmails(atom).map((email) => [`${atom.slot} ${email}`, atom.slot] as const)),
    );
    for (const [text, slot] of shown) {
      if (seen.has(text)) repeated.add(slot);
      seen.add(text);
    }
  }
  return repeated;
};

/**
 * Whether a slot of a row holds another person's e-mail. Names stand in a column of their own, even those that read
 * like an e-mail.
 */
const isOthers = (row: RowText, slot: string, title: string | null): boolean =>
  hasSlot(row, title) &&
  row.every((atom) => atom.slot !== slot || atomEmails(atom).length > 0) &&
  // "Name <e-mail>" in one cell is a person with a name like an e-mail.
  !row.some((atom) => atom.slot.startsWith(`${slot}/`) && atomEmails(atom).length > 0);

/** The repeated slots that hold other people's e-mails on every row with a person. */
const findOthers = (
  repeated: ReadonlySet<string>,
  title: string | null,
  rows: readonly RowText[],
  catalogue: Catalogue,
): readonly string[] => {
  if (repeated.size === 0) return [];
  // A head among the rows names nobody.
  const persons = rows.filter((row) => showsEmail(row) || row.some((atom) => readings(atom).some(catalogue.isPerson)));
  return [...repeated].filter((slot) => persons.every((row) => !hasSlot(row, slot) || isOthers(row, slot, title)));
};

/** The slots that rows have beside their title. */
const findBeside = (title: string, rows: readonly RowText[]): ReadonlySet<string> =>
  new Set(
    rows
      .filter((row) => hasSlot(row, title))
      .flatMap((row) => row.map(({ slot }) => slot))
      .filter((slot) => slot !== title),
  );

/** The slots that show the title once more. */
const findCopies = (
  title: string,
  tallies: ReadonlyMap<string, Tally>,
  rows: readonly RowText[],
): ReadonlySet<string> =>
  new Set([...tallies.keys()].filter((slot) => slot !== title && repeatsColumn(slot, title, rows)));

/** Whether the title's slot is certain to tell this list's rows apart, given that it identifies at least two. */
const isSure = (
  title: string,
  copies: ReadonlySet<string>,
  { rows, byEmail, mixed }: ListShape,
  catalogue: Catalogue,
): boolean => catalogue.page === 'keys' || byEmail || (!mixed && isOwnName(title, copies, rows, catalogue));

/** Whether columns beside the title's show comments of other keys, now or when other rows stood there. */
const isCrossed = (
  tallies: ReadonlyMap<string, Tally>,
  title: string | null,
  rows: readonly RowText[],
  before: Columns,
  catalogue: Catalogue,
  days: DayReader,
): boolean =>
  before.crossed ||
  (catalogue.page === 'keys' &&
    (isContested(tallies, title, before.title) || showsOtherKeys(rows, title, catalogue, days)));

/**
 * Reads off a sample of rows what their columns show.
 * @param before What was learned of this list when other rows stood in it.
 * @param areRows The host itself calls them rows, so that none of them is a cell.
 */
export const learnColumns = (
  all: readonly RowText[],
  catalogue: Catalogue,
  days: DayReader,
  before: Columns = NO_COLUMNS,
  areRows = false,
): Columns => {
  const shape = readShape(all, catalogue, areRows);
  const { rows, texts, byEmail, partly, mixed } = shape;
  const repeated = catalogue.page === 'team' ? findRepeated(rows) : NOTHING;
  const own = rows.map((row) => row.filter(({ slot }) => !repeated.has(slot)));
  const tallies = tallyTitles(own, catalogue, days, byEmail);
  const title = findTitle(tallies, rows);
  const tally = title === null ? undefined : tallies.get(title);
  const tellsApart = title !== null && (tally?.plain ?? 0) >= 2;
  const copies = tellsApart ? findCopies(title, tallies, rows) : NOTHING;
  const training = title === null ? [] : trainingRows(rows, title, catalogue, byEmail);
  const { fields, names, foreign } = readCounts(countSlots(training, title, catalogue, days), catalogue.page);
  return {
    title,
    sure: tellsApart && isSure(title, copies, shape, catalogue),
    crossed: isCrossed(tallies, title, rows, before, catalogue, days),
    copies,
    fields,
    names,
    foreign: new Set([...findOthers(repeated, title, rows, catalogue), ...foreign]),
    beside: title === null ? NOTHING : findBeside(title, rows),
    byEmail,
    partly,
    mixed,
    texts,
    sample: all.length,
    claims: tally?.claims ?? 0,
  };
};
