import type { Atom, RowText } from './atoms';
import type { Known } from './catalogue';
import { agrees, type Field, isOddName, isOfKind } from './fields';
import { atomEmails, readings, showsExpiry } from './hits';
import type { Reading } from './identify-context';
import { hasUnreadDay } from './unread-days';

/**
 * A learned column that says another value. Whatever else stands in a person's column is another person; "never" in a
 * date's column, or "yesterday", says nothing.
 */
export const isContradicted = (
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
/**
 * @param benefit Of the doubt: a text explains a person also where a name that reads like something else may be that,
 *   and a day that is not read may be the key's where it isn't known which column has the keys' days.
 */
export const isUnexplained = (
  known: Known,
  title: Atom | null,
  row: RowText,
  reading: Reading,
  benefit = false,
): boolean => {
  const { catalogue, columns, days } = reading;
  const explaining: (readonly Atom[])[] = [];
  for (const field of KINDS) {
    const open = row.filter(
      (atom) =>
        atom !== title &&
        atom.solid &&
        !columns.foreign.has(atom.slot) &&
        !columns.copies.has(atom.slot) &&
        !(field === 'id' && repeatsTitle(atom, title)) &&
        (isSentence(atom) || (columns.fields.get(atom.slot)?.has(field) ?? true)),
    );
    const shown = open.filter((atom) => isOfKind(field, atom, catalogue, days));
    if (shown.length === 0) continue;
    const isInPlace = shown.some((atom) => columns.fields.get(atom.slot)?.has(field) === true);
    if (benefit && field === 'created' && !isInPlace && hasUnreadDay(open, days)) continue;
    const explains = (atom: Atom): boolean =>
      agrees(field, known, atom, days) || (field === 'created' && showsExpiry(known, atom, days));
    const isClear = (atom: Atom): boolean =>
      benefit || field !== 'person' || columns.fields.get(atom.slot)?.has(field) === true || !isOddName(atom, days);
    explaining.push(shown.filter((atom) => explains(atom) && isClear(atom)));
  }
  return !haveOneEach(explaining);
};

/** A comment may stand in a row once more, as for narrow windows: one that reads like an id is none there either. */
export const repeatsTitle = (atom: Atom, title: Atom | null): boolean =>
  title !== null && readings(atom).some((text) => title.texts.includes(text));

/** Whether each set has an atom for itself, save one that says several things in one sentence. */
const haveOneEach = ([first, ...rest]: readonly (readonly Atom[])[], taken: readonly Atom[] = []): boolean =>
  first === undefined ||
  first.some((atom) => !taken.includes(atom) && haveOneEach(rest, isSentence(atom) ? taken : [...taken, atom]));

/** "ana@northwind.example, 3 May": a creator who is named like a day is one thing only. */
const isSentence = (atom: Atom): boolean =>
  readings(atom).some((text) => text.includes(' ') && atomEmails(atom).length > 0);
