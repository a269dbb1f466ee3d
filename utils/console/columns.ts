import type { Atom, RowText } from './atoms';
import type { Catalogue, Known } from './catalogue';
import { isContested, showsOtherKeys } from './crossed';
import type { DayReader } from './dates';
import { agrees, FIELDS, type Field, isOfKind } from './fields';
import { TEXTS_OF_ROW } from './groups';
import { addressesIn, atomDays, atomEmails, namesPerson, readings } from './hits';
import { isOwnName } from './names-alone';
import { findTitle, repeatsColumn, tallyTitles, teachers } from './titles';

/** What stands where in a page's rows, learned from the rows themselves. */
export interface Columns {
  /** The slot of the comment (key page) or e-mail (team page); `null` while several could be it. */
  readonly title: string | null;
  /** At least two entities were told apart by the title's slot, by texts that nothing else in a row reads like. */
  readonly sure: boolean;
  /** Other columns of a key page show comments of other keys, as "rotated from" does: a comment alone tells no row. */
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
  /** How many rows taught it, and how many entities their titles told apart. */
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

const textsIn = (row: RowText): number => row.filter(({ solid }) => solid).length;

/** Whether a row has so little of what its like show that it is a heading among them. */
export const isHeading = (row: RowText, texts: number): boolean => textsIn(row) * 2 <= texts;

/**
 * Slots of a team page that show one e-mail on several rows: whoever invited them, as nobody stands in a list twice. Only
 * where each of these rows has its title too: else they may be members, each below a heading with the same e-mail.
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
 * Whether a team page's rows are told by names alone: each name stands where an e-mail stands for whoever has no name, and no
 * row has both (docs/deepgram/console-2026.md A2 shows persons so).
 */
const areNamed = (rows: readonly RowText[], catalogue: Catalogue): boolean => {
  const byName = new Map<string, Set<string>>();
  const withEmail: RowText[] = [];
  for (const row of rows) {
    if (row.some((atom) => addressesIn(atom).length > 0)) withEmail.push(row);
    else
      for (const atom of row)
        for (const name of readings(atom).filter((text) => catalogue.byName(text).length > 0))
          byName.set(atom.slot, (byName.get(atom.slot) ?? new Set()).add(name));
  }
  const isAlone = (row: RowText, slot: string): boolean =>
    row.every((atom) => addressesIn(atom).length === 0 || atom.slot === slot) &&
    row.some(
      (atom) => atom.slot === slot && atom.texts.length === 1 && addressesIn(atom).includes(atom.texts[0] ?? ''),
    );
  return [...byName].some(
    ([slot, names]) => names.size > withEmail.length && names.size > 1 && withEmail.every((row) => isAlone(row, slot)),
  );
};

const has = (row: RowText, slot: string | null): boolean => row.some((atom) => atom.slot === slot);

/** How many rows a column takes to be judged by days that no key has, and how many that no new key can have either. */
const ENOUGH_DAYS = 4;
const ENOUGH_EARLIER = 2;
const DAY_MS = 86_400_000;

const hasYear = (day: string): boolean => !day.startsWith('-');

/**
 * Whether a row shows only days before the key with its comment was made: a new key with an old comment is younger, so
 * that they say something else, or are read wrongly. A day's difference may be a time zone's.
 */
const isBefore = (known: Known, atom: Atom, days: DayReader): boolean => {
  const made = [...known.created()].filter(hasYear).map((day) => Date.parse(day));
  return atomDays(atom, days).every((day) => hasYear(day) && made.every((at) => Date.parse(day) < at - DAY_MS));
};

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
  // Headings may be as many as rows, and a row that shows its details is a rare one.
  const texts = all.map(textsIn).sort((a, b) => a - b)[Math.floor(all.length * 0.75)] ?? 0;
  const rows = catalogue.page === 'team' ? all : all.filter((row) => !isHeading(row, texts));
  const showsEmail = (row: RowText): boolean => row.some((atom) => addressesIn(atom).length > 0);
  const byEmail = catalogue.page === 'team' && rows.some(showsEmail) && !areNamed(rows, catalogue);
  const partly =
    byEmail && rows.some((row) => !showsEmail(row) && row.some(({ element }) => !element.closest('button')));
  // A role reads like a name, and where names alone are shown nothing else tells a row of one text from a cell.
  const isOneText = catalogue.page === 'team' && !byEmail && texts < 2;
  const mixed = !areRows && (isOneText || (partly && texts < TEXTS_OF_ROW));
  const repeated = catalogue.page === 'team' ? findRepeated(rows) : new Set<string>();
  const own = rows.map((row) => row.filter(({ slot }) => !repeated.has(slot)));
  const tallies = tallyTitles(own, catalogue, days, byEmail);
  const title = findTitle(tallies, rows);
  // Names stand in a column of their own, even those that read like an e-mail.
  const isOthers = (row: RowText, slot: string): boolean =>
    has(row, title) &&
    row.every((atom) => atom.slot !== slot || atomEmails(atom).length > 0) &&
    // "Name <e-mail>" in one cell is a person with a name like an e-mail.
    !row.some((atom) => atom.slot.startsWith(`${slot}/`) && atomEmails(atom).length > 0);
  // A head among the rows names nobody.
  const persons = rows.filter((row) => showsEmail(row) || row.some((atom) => readings(atom).some(catalogue.isPerson)));
  const foreign = new Set(
    [...repeated].filter((slot) => persons.every((row) => !has(row, slot) || isOthers(row, slot))),
  );
  const claims = title === null ? 0 : (tallies.get(title)?.claims ?? 0);
  const tellsApart = title !== null && (tallies.get(title)?.plain ?? 0) >= 2;
  const crossed =
    before.crossed ||
    (catalogue.page === 'keys' &&
      (isContested(tallies, title, before.title) || showsOtherKeys(rows, title, catalogue, days)));
  const copies = new Set(
    tellsApart ? [...tallies.keys()].filter((slot) => slot !== title && repeatsColumn(slot, title, rows)) : [],
  );
  const sure =
    tellsApart && (catalogue.page === 'keys' || byEmail || (!mixed && isOwnName(title, copies, rows, catalogue)));
  const fields = new Map<string, Set<Field>>();
  const names = new Set<string>();
  const beside = new Set<string>();
  const learned = {
    title,
    sure,
    crossed,
    copies,
    fields,
    names,
    foreign,
    beside,
    byEmail,
    partly,
    mixed,
    texts,
    claims,
  };
  if (title === null) return { ...learned, sample: all.length };
  for (const row of rows) {
    if (!row.some((atom) => atom.slot === title)) continue;
    for (const atom of row) if (atom.slot !== title) beside.add(atom.slot);
  }
  const counts = new Map<string, Map<Field, { kind: number; agree: number }>>();
  const present = new Map<string, number>();
  const named = new Map<string, number>();
  const earlier = new Map<string, number>();
  for (const [row, known] of teachers(rows, title, catalogue, byEmail)) {
    for (const atom of row) {
      if (atom.slot === title || !atom.solid) continue;
      const slot = counts.get(atom.slot) ?? new Map<Field, { kind: number; agree: number }>();
      counts.set(atom.slot, slot);
      present.set(atom.slot, (present.get(atom.slot) ?? 0) + 1);
      if (namesPerson(known, atom) && atomEmails(atom).length === 0)
        named.set(atom.slot, (named.get(atom.slot) ?? 0) + 1);
      if (isOfKind('created', atom, catalogue, days) && isBefore(known, atom, days))
        earlier.set(atom.slot, (earlier.get(atom.slot) ?? 0) + 1);
      for (const field of FIELDS) {
        const count = slot.get(field) ?? { kind: 0, agree: 0 };
        slot.set(field, count);
        if (isOfKind(field, atom, catalogue, days)) count.kind += 1;
        if (agrees(field, known, atom, days)) count.agree += 1;
      }
    }
  }
  const strange: { slot: string; field: Field }[] = [];
  for (const [slot, byField] of counts) {
    for (const field of FIELDS) {
      const { kind, agree } = byField.get(field) ?? { kind: 0, agree: 0 };
      // Who else stands in a person's column need not be known, so that all that stands there counts.
      const of = field === 'person' ? (present.get(slot) ?? 0) : kind;
      if (agree >= 2 && agree > of * 0.6) fields.set(slot, (fields.get(slot) ?? new Set()).add(field));
      else if (catalogue.page === 'keys' && kind >= 3 && agree < kind * 0.4) strange.push({ slot, field });
    }
  }
  for (const [slot, count] of named) if (count >= 2 && fields.get(slot)?.has('person')) names.add(slot);
  // Days that are seldom the keys' own may as well be those of new keys with old comments, unless others are their own.
  const shown = new Set([...fields.values()].flatMap((each) => [...each]));
  for (const { slot, field } of strange) if (shown.has(field) && !fields.has(slot)) foreign.add(slot);
  // Days that are no key's at all, and some of them older than the keys, are no evidence; younger ones may be new keys'.
  for (const [slot, byField] of counts) {
    const agree = (byField.get('created')?.agree ?? 0) + (byField.get('expires')?.agree ?? 0);
    const enough = (byField.get('created')?.kind ?? 0) >= ENOUGH_DAYS && (earlier.get(slot) ?? 0) >= ENOUGH_EARLIER;
    if (enough && agree === 0 && !fields.has(slot)) foreign.add(slot);
  }
  return { ...learned, sample: all.length };
};
