import type { Atom } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { DayReader } from './dates';
import { atomDays, atomEmails, atomIds, namesPerson, primaryHits, readings, showsCreation, showsExpiry } from './hits';

export type RowText = readonly Atom[];

/** Something that a column of the page may show of an entity. */
export type Field = 'person' | 'created' | 'expires' | 'id';

/** What stands where in a page's rows, learned from the rows themselves. */
export interface Columns {
  /** The slot of the comment (key page) or e-mail (team page); `null` while several could be it. */
  readonly title: string | null;
  /** At least two entities were told apart by the title's slot, by texts that nothing else in a row reads like. */
  readonly sure: boolean;
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
  /** Some rows of it show none: they may be the cells of one row, unless it is known where their e-mails stand. */
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
  fields: new Map(),
  names: new Set(),
  foreign: new Set(),
  beside: new Set(),
  byEmail: false,
  mixed: false,
  texts: 0,
  sample: 0,
  claims: 0,
};

const textsIn = (row: RowText): number => row.filter(({ solid }) => solid).length;

/** Whether a row has so little of what its like show that it is a heading among them. */
export const isHeading = (row: RowText, texts: number): boolean => textsIn(row) * 2 <= texts;

const FIELDS: readonly Field[] = ['id', 'person', 'created', 'expires'];

/** Whether a text is of a field's kind at all, whoever it belongs to. */
export const isOfKind = (field: Field, atom: Atom, catalogue: Catalogue, days: DayReader): boolean => {
  if (field === 'id') return atomIds(atom).length > 0;
  if (field === 'person') return atomEmails(atom).length > 0 || readings(atom).some(catalogue.isPerson);
  return atomDays(atom, days).length > 0;
};

/** Whether a text says this entity's value of a field. */
export const agrees = (field: Field, known: Known, atom: Atom, days: DayReader): boolean => {
  if (field === 'id') return atomIds(atom).includes(known.entity.id.toLowerCase());
  if (field === 'person') return namesPerson(known, atom);
  return field === 'created' ? showsCreation(known, atom, days) : showsExpiry(known, atom, days);
};

// What a role's column shows in the Console (facts/deepgram-console.md 2).
const ROLE = /^(?:owner|admin|administrator|member|default|none)$/i;

/** A name that may as well be a role, a day or an id. */
export const isOddName = (atom: Atom, days: DayReader): boolean =>
  atomEmails(atom).length === 0 &&
  (atom.texts.some((text) => ROLE.test(text)) || atomDays(atom, days).length > 0 || atomIds(atom).length > 0);

/** A comment that may as well be another column's text; it tells a key only where it is known which column is which. */
export const readsLikeOther = (known: Known, atom: Atom, catalogue: Catalogue, days: DayReader): boolean =>
  ROLE.test(known.comment) || FIELDS.some((field) => field !== 'expires' && isOfKind(field, atom, catalogue, days));

interface Tally {
  /** Rows that each can be a different entity. */
  claims: number;
  /** Of those, the ones by a text that no other column would show. */
  plain: number;
  /** Of those, the ones that something else in the row bears out. */
  borneOut: number;
}

const tallyTitles = (
  rows: readonly RowText[],
  catalogue: Catalogue,
  days: DayReader,
  byEmail: boolean,
): ReadonlyMap<string, Tally> => {
  // A team page's e-mails bear out nothing: each may be somebody else's.
  const bearsOut = (atom: Atom, known: Known): boolean =>
    catalogue.page === 'team'
      ? atomEmails(atom).length === 0 && namesPerson(known, atom)
      : FIELDS.some((field) => field !== 'expires' && agrees(field, known, atom, days));
  const tallies = new Map<string, Tally>();
  const taken = new Map<string, Set<Known>>();
  const borneOut = new Map<string, Set<Known>>();
  for (const row of rows) {
    for (const atom of row) {
      const found = primaryHits(atom, catalogue, byEmail);
      if (found.length === 0) continue;
      const tally = tallies.get(atom.slot) ?? { claims: 0, plain: 0, borneOut: 0 };
      tallies.set(atom.slot, tally);
      const claimed = taken.get(atom.slot) ?? new Set<Known>();
      taken.set(atom.slot, claimed);
      const proven = borneOut.get(atom.slot) ?? new Set<Known>();
      borneOut.set(atom.slot, proven);
      // A row that bears a key out has it before a row above that only reads like it.
      const best = found.find(
        (known) => !proven.has(known) && row.some((other) => other !== atom && bearsOut(other, known)),
      );
      if (best) tally.borneOut = proven.add(best).size;
      const known = best && !claimed.has(best) ? best : found.find((each) => !claimed.has(each));
      if (!known) continue;
      claimed.add(known);
      tally.claims += 1;
      if (catalogue.page === 'team' || !readsLikeOther(known, atom, catalogue, days)) tally.plain += 1;
    }
  }
  return tallies;
};

const clearlyMore = (a: number, b: number): boolean => a >= 2 && a > b * 1.5;

/** The same column once more, as for narrow windows. */
const isCopy = (slot: string, of: string, rows: readonly RowText[]): boolean =>
  rows.every((row) => {
    const [a, b] = [slot, of].map((each) => row.find((atom) => atom.slot === each)?.texts.join(' '));
    return a === b;
  });

/** The slot that tells rows apart. Not said where a second one does so nearly as well, as with comments such as "Owner". */
const findTitle = (tallies: ReadonlyMap<string, Tally>, rows: readonly RowText[]): string | null => {
  // A column of creators may equal the comments of many keys; comments that read like nothing else decide.
  const plain = [...tallies].filter(([, tally]) => tally.plain >= 2);
  const ranked = (plain.length > 0 ? plain : [...tallies]).sort(
    ([, a], [, b]) => b.borneOut - a.borneOut || b.claims - a.claims,
  );
  const [first] = ranked;
  if (!first) return null;
  const second = ranked.find(([slot]) => slot !== first[0] && !isCopy(slot, first[0], rows));
  if (!second) return first[0];
  const [, a] = first;
  const [, b] = second;
  return clearlyMore(a.borneOut, b.borneOut) || (a.borneOut >= b.borneOut && clearlyMore(a.claims, b.claims))
    ? first[0]
    : null;
};

/** Rows whose title belongs to one entity and stands on one row only: what they show teaches the other columns. */
const teachers = (
  rows: readonly RowText[],
  title: string,
  catalogue: Catalogue,
  byEmail: boolean,
): readonly [RowText, Known][] => {
  const claims = new Map<Known, RowText[]>();
  for (const row of rows) {
    const atom = row.find((each) => each.slot === title);
    const [known, ...more] = atom ? primaryHits(atom, catalogue, byEmail) : [];
    if (known && more.length === 0) claims.set(known, [...(claims.get(known) ?? []), row]);
  }
  return [...claims].flatMap(([known, [row, ...more]]): [RowText, Known][] =>
    row && more.length === 0 ? [[row, known]] : [],
  );
};

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

const has = (row: RowText, slot: string | null): boolean => row.some((atom) => atom.slot === slot);

/** Reads off a sample of rows what their columns show. */
export const learnColumns = (all: readonly RowText[], catalogue: Catalogue, days: DayReader): Columns => {
  // Headings may be as many as rows, and a row that shows its details is a rare one.
  const texts = all.map(textsIn).sort((a, b) => a - b)[Math.floor(all.length * 0.75)] ?? 0;
  const rows = catalogue.page === 'team' ? all : all.filter((row) => !isHeading(row, texts));
  const showsEmail = (row: RowText): boolean => row.some((atom) => atomEmails(atom).length > 0);
  const byEmail = catalogue.page === 'team' && rows.some(showsEmail);
  const mixed =
    byEmail && rows.some((row) => !showsEmail(row) && row.some(({ element }) => !element.closest('button')));
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
  const foreign = new Set([...repeated].filter((slot) => rows.every((row) => !has(row, slot) || isOthers(row, slot))));
  const claims = title === null ? 0 : (tallies.get(title)?.claims ?? 0);
  const sure = title !== null && (tallies.get(title)?.plain ?? 0) >= 2;
  const fields = new Map<string, Set<Field>>();
  const names = new Set<string>();
  const beside = new Set<string>();
  if (title === null)
    return { title, sure, fields, names, foreign, beside, byEmail, mixed, texts, sample: all.length, claims };
  for (const row of rows) {
    if (!row.some((atom) => atom.slot === title)) continue;
    for (const atom of row) if (atom.slot !== title) beside.add(atom.slot);
  }
  const counts = new Map<string, Map<Field, { kind: number; agree: number }>>();
  const present = new Map<string, number>();
  const named = new Map<string, number>();
  for (const [row, known] of teachers(rows, title, catalogue, byEmail)) {
    for (const atom of row) {
      if (atom.slot === title || !atom.solid) continue;
      const slot = counts.get(atom.slot) ?? new Map<Field, { kind: number; agree: number }>();
      counts.set(atom.slot, slot);
      present.set(atom.slot, (present.get(atom.slot) ?? 0) + 1);
      if (namesPerson(known, atom) && atomEmails(atom).length === 0)
        named.set(atom.slot, (named.get(atom.slot) ?? 0) + 1);
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
  return { title, sure, fields, names, foreign, beside, byEmail, mixed, texts, sample: all.length, claims };
};
