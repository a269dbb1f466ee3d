import type { Atom, RowText } from './atoms';
import type { Catalogue, Known } from './catalogue';
import { type Columns, isHeading } from './columns';
import type { DayReader } from './dates';
import { agrees, type Field, isOddName, isOfKind, readsLikeOther } from './fields';
import { atomEmails, atomIds, primaryHits, readings, showsExpiry } from './hits';
import { AROUND } from './row-text';
import { isEmailOf } from './text';

/** What a row can be: nothing known, one entity, or several that nothing on the page tells apart (design 2, rule 3). */
export interface Identity {
  readonly candidates: readonly Known[];
  /** The text that identifies the row: the badge stands beside it. */
  readonly atom: Atom | null;
  /** The row shows the entity's own id. */
  readonly decisive: boolean;
}

export const NOBODY: Identity = { candidates: [], atom: null, decisive: false };

export interface Reading {
  readonly catalogue: Catalogue;
  readonly columns: Columns;
  readonly days: DayReader;
}

/** The texts that may be a row's title: the learned slot's; else any that identifies something. */
const titleAtoms = (row: RowText, { catalogue, columns }: Reading): readonly Atom[] => {
  const learned = columns.title === null ? undefined : row.find((atom) => atom.slot === columns.title);
  if (learned) return primaryHits(learned, catalogue, columns.byEmail).length > 0 ? [learned] : [];
  // A row without its title's slot has no comment, or has something before it that moves the slot.
  const open = catalogue.page === 'team' ? row : row.filter((atom) => !columns.beside.has(atom.slot));
  return open.filter(
    (atom) => !atom.slot.startsWith(AROUND) && primaryHits(atom, catalogue, columns.byEmail).length > 0,
  );
};

/**
 * A learned column that says another value. Whatever else stands in a person's column is another person; "never" in a
 * date's column, or "yesterday", says nothing.
 */
const isContradicted = (
  known: Known,
  title: Atom | null,
  row: RowText,
  { catalogue, columns, days }: Reading,
): boolean =>
  row.some((atom) => {
    if (atom === title) return false;
    return [...(columns.fields.get(atom.slot) ?? [])].some(
      (field) => !agrees(field, known, atom, days) && (field === 'person' || isOfKind(field, atom, catalogue, days)),
    );
  });

/**
 * Whatever of a kind a row shows outside its title, one must be the entity's: a row with days, none of which is the
 * key's, is another key's row with the same comment.
 */
const KINDS: readonly Field[] = ['person', 'created', 'id'];
/** @param benefit Of the doubt: a text explains a person also where a name that reads like something else may be that. */
const isUnexplained = (known: Known, title: Atom | null, row: RowText, reading: Reading, benefit = false): boolean => {
  const { catalogue, columns, days } = reading;
  const explaining: (readonly Atom[])[] = [];
  for (const field of KINDS) {
    const shown = row.filter(
      (atom) =>
        atom !== title &&
        atom.solid &&
        !columns.foreign.has(atom.slot) &&
        !columns.copies.has(atom.slot) &&
        !(field === 'id' && isCopy(atom, title)) &&
        (isSentence(atom) || (columns.fields.get(atom.slot)?.has(field) ?? true)) &&
        isOfKind(field, atom, catalogue, days),
    );
    if (shown.length === 0) continue;
    const explains = (atom: Atom): boolean =>
      agrees(field, known, atom, days) || (field === 'created' && showsExpiry(known, atom, days));
    const isClear = (atom: Atom): boolean =>
      benefit || field !== 'person' || columns.fields.get(atom.slot)?.has(field) === true || !isOddName(atom, days);
    explaining.push(shown.filter((atom) => explains(atom) && isClear(atom)));
  }
  return !haveOneEach(explaining);
};

/** A comment may stand in a row once more, as for narrow windows: one that reads like an id is none there either. */
const isCopy = (atom: Atom, title: Atom | null): boolean =>
  title !== null && readings(atom).some((text) => title.texts.includes(text));

/** Whether each set has an atom for itself, save one that says several things in one sentence. */
const haveOneEach = ([first, ...rest]: readonly (readonly Atom[])[], taken: readonly Atom[] = []): boolean =>
  first === undefined ||
  first.some((atom) => !taken.includes(atom) && haveOneEach(rest, isSentence(atom) ? taken : [...taken, atom]));

/** "ana@northwind.example, 3 May": a creator who is named like a day is one thing only. */
const isSentence = (atom: Atom): boolean =>
  readings(atom).some((text) => text.includes(' ') && atomEmails(atom).length > 0);

/** The known key whose id the row shows outside its title; a comment may read like another key's id. */
const shownById = (row: RowText, reading: Reading): Identity | null => {
  const { catalogue, columns } = reading;
  if (!columns.sure) return null;
  const inPlace = row.find((atom) => atom.slot === columns.title) ?? null;
  const ids = row
    .filter((atom) => atom !== inPlace && !isCopy(atom, inPlace) && !columns.foreign.has(atom.slot))
    // A person's name may read like a key's id too.
    .filter((atom) => !readings(atom).some(catalogue.isPerson))
    .flatMap(atomIds)
    .filter((id) => !catalogue.isPerson(id));
  const found = [...new Set(ids)].flatMap((id) => catalogue.byId(id) ?? []);
  const [known, ...more] = found;
  if (!known || more.length > 0) return null;
  const title = inPlace && primaryHits(inPlace, catalogue).includes(known) ? inPlace : null;
  // Another comment in the comment's place: the id belongs to something else that the row speaks of.
  if (inPlace && !title) return null;
  // A key with a comment that the row doesn't show anywhere: it is another's row, that speaks of this key.
  if (known.comment !== '' && !row.some((atom) => primaryHits(atom, catalogue).includes(known))) return null;
  if (isContradicted(known, title, row, reading) || isUnexplained(known, title, row, reading)) return null;
  // Without a comment something else must bear it out: a detail unfolded on its own is no row.
  const { days } = reading;
  const hasMore = row.some((atom) => agrees('person', known, atom, days) || agrees('created', known, atom, days));
  if (!title && !hasMore) return null;
  return { candidates: [known], atom: title, decisive: true };
};

/** Keys without a comment, told by what else the row shows; at least its creation must be seen. */
const untitled = (row: RowText, reading: Reading): Identity => {
  const { catalogue, columns } = reading;
  if (columns.title === null || row.some((atom) => atom.slot === columns.title)) return NOBODY;
  const candidates = catalogue
    .byComment('')
    .filter(
      (known) =>
        showsItsDay(known, row, reading) &&
        !isContradicted(known, null, row, reading) &&
        !isUnexplained(known, null, row, reading),
    );
  if (candidates.length === 0) return NOBODY;
  return {
    candidates: [...new Set([...candidates, ...(columns.crossed ? rivals(row, reading) : [])])],
    atom: null,
    decisive: false,
  };
};

/**
 * Every key that a row may be, with the benefit of the doubt; whichever of its texts is the comment, while that isn't sure: another
 * column may show it. A text out of the comments' place may be all that a row without a comment shows of another key.
 */
const rivals = (row: RowText, reading: Reading): readonly Known[] => {
  const { catalogue, columns } = reading;
  const isPossible = (known: Known, title: Atom | null): boolean =>
    !isContradicted(known, title, row, reading) && !isUnexplained(known, title, row, reading, true);
  const isOpen = columns.crossed || !columns.sure;
  const titles = isOpen ? row.filter((atom) => !atom.slot.startsWith(AROUND)) : titleAtoms(row, reading);
  const titled = titles.flatMap((atom) => primaryHits(atom, catalogue).filter((known) => isPossible(known, atom)));
  const isPlaced = row.some((atom) => isInPlace(atom, reading));
  return isPlaced ? titled : [...titled, ...catalogue.byComment('').filter((known) => isPossible(known, null))];
};

/** Stands where this list has its comments and nothing else: it tells a row by itself. */
const isInPlace = ({ slot }: Atom, { columns }: Reading): boolean => slot === columns.title && !columns.crossed;

/** A comment elsewhere may be another key's, as in "rotated from"; the day of the key's creation bears it out. */
const isBorneOut = (known: Known, title: Atom, row: RowText, reading: Reading): boolean =>
  isInPlace(title, reading) ||
  showsItsDay(known, row, reading) ||
  // What the only list of comments reads like is known before its columns are.
  (!reading.columns.crossed && row.some((atom) => atom !== title && agrees('created', known, atom, reading.days)));

/** The day of a key's creation, where this list shows such days. */
const showsItsDay = (known: Known, row: RowText, { columns, days }: Reading): boolean =>
  row.some((atom) => columns.fields.get(atom.slot)?.has('created') === true && agrees('created', known, atom, days));

const identifyKey = (row: RowText, reading: Reading): Identity => {
  const { title, texts, sure } = reading.columns;
  if (isHeading(row, texts) && row.some(({ slot }) => slot === title)) return NOBODY;
  const byId = shownById(row, reading);
  if (byId) return byId;
  const possible = titleAtoms(row, reading).flatMap((atom) =>
    primaryHits(atom, reading.catalogue)
      .filter((known) => !isContradicted(known, atom, row, reading) && !isUnexplained(known, atom, row, reading))
      .map((known) => ({ known, atom })),
  );
  const [first] = possible;
  if (!first) return untitled(row, reading);
  if (!sure && possible.some(({ known, atom }) => readsLikeOther(known, atom, reading.catalogue, reading.days)))
    return NOBODY;
  const candidates = [...new Set([...possible.map(({ known }) => known), ...rivals(row, reading)])];
  // Alone, a comment that may be another key's leaves only keys that aren't known: nothing to name.
  if (candidates.length === 1 && !isBorneOut(first.known, first.atom, row, reading)) return NOBODY;
  return { candidates, atom: first.atom, decisive: false };
};

/**
 * Where a list shows e-mails, only they tell members and invites, and every e-mail that a row shows must be theirs: a namesake
 * has another one. Only in a column of others' e-mails, such as "invited by", members may stand. Names tell members only in a
 * list without e-mails, and in the one column that tells its rows apart: a role may read like a name.
 */
const identifyPerson = (row: RowText, reading: Reading): Identity => {
  const { columns, catalogue } = reading;
  const inPlace = row.some(({ slot }) => slot === columns.title);
  const isPlain = columns.byEmail && !columns.mixed;
  if (!isPlain && !(columns.sure && inPlace)) return NOBODY;
  const own = row.flatMap(({ slot, ...atom }) =>
    atomEmails({ slot, ...atom })
      .filter((email) => !columns.foreign.has(slot) || !catalogue.isPerson(email))
      .map((email) => ({ email, isName: inPlace && columns.names.has(slot) })),
  );
  // A name that reads like an e-mail is borne with only in the column of names, beside the e-mail in its own.
  const isTheirs = ({ email, name }: Known): boolean =>
    own.every((shown) => isEmailOf(shown.email, email) || (shown.isName && shown.email === name.toLowerCase()));
  const possible = titleAtoms(row, reading)
    .filter(({ slot }) => !columns.foreign.has(slot))
    .flatMap((atom) =>
      primaryHits(atom, catalogue, columns.byEmail)
        .filter(isTheirs)
        .map((known) => ({ known, atom })),
    );
  const candidates = [...new Set(possible.map(({ known }) => known))];
  return { candidates, atom: possible[0]?.atom ?? null, decisive: false };
};

/** Which entity a row stands for, by its texts alone. */
export const identify = (row: RowText, reading: Reading): Identity =>
  reading.catalogue.page === 'keys' ? identifyKey(row, reading) : identifyPerson(row, reading);
