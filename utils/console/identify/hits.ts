import { emailsIn, isEmailOf, readCut, uuidsIn } from '../page/text';
import type { Atom } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { DayReader } from './dates';

const union = (lists: readonly (readonly Known[])[]): readonly Known[] => {
  const [first = [], ...rest] = lists.filter((list) => list.length > 0);
  return rest.length === 0 ? first : [...new Set(lists.flat())];
};

/** The ways to compare a text as a whole. */
export const readings = ({ texts, joined }: Atom): readonly string[] => (joined ? [...texts, joined] : texts);

/**
 * Everything whose identifying text this is: a key's comment; a member's or invite's e-mail or name.
 * @param byEmail The list shows people's e-mails, so that a name in it identifies nobody.
 */
export const primaryHits = (atom: Atom, catalogue: Catalogue, byEmail = false): readonly Known[] => {
  if (catalogue.page === 'keys') {
    return union(
      readings(atom).map((text) => {
        const cut = readCut(text);
        return cut ? union([catalogue.byComment(text), catalogue.byCutComment(cut)]) : catalogue.byComment(text);
      }),
    );
  }
  const told = addressesIn(atom).map(catalogue.byEmail);
  // A translator may have turned a name into another's; it leaves addresses alone.
  return union(byEmail || atom.replaced ? told : [...told, ...readings(atom).map(catalogue.byName)]);
};

/** Whether a text names this entity's person. */
export const namesPerson = (known: Known, atom: Atom): boolean =>
  readings(atom).some((text) => text !== '' && (text === known.name || text.toLowerCase() === known.email)) ||
  atomEmails(atom).some((email) => isEmailOf(email, known.email));

/** Whether a text may be a day of the entity's creation. */
export const showsCreation = (known: Known, atom: Atom, days: DayReader): boolean =>
  atom.texts.some((text) => days(text).some((day) => known.created().has(day)));

export const showsExpiry = (known: Known, atom: Atom, days: DayReader): boolean =>
  atom.texts.some((text) => days(text).some((day) => known.expires().has(day)));

/** Asked of every text for each key that its row may be; most have neither. */
const NONE: readonly never[] = [];

/** Texts side by side run together where they are joined, so that an e-mail there is none unless it is all there is. */
export const atomEmails = (atom: Atom): readonly string[] => {
  const { texts, joined = '' } = atom;
  if (!readings(atom).some((text) => text.includes('@'))) return NONE;
  const [whole = ''] = emailsIn(joined);
  return [...texts.flatMap(emailsIn), ...(whole.length === joined.length ? [whole] : [])].filter(Boolean);
};
/** The same, and texts that may be a malformed address as a whole: an invite may have been sent to one. */
export const addressesIn = (atom: Atom): readonly string[] => [
  ...new Set([
    ...atomEmails(atom),
    ...readings(atom).flatMap((text) => (text.includes('@') ? text.toLowerCase() : [])),
  ]),
];
export const atomDays = ({ texts }: Atom, days: DayReader): readonly string[] => {
  const [first, ...more] = texts;
  return first !== undefined && more.length === 0 ? days(first) : texts.flatMap(days);
};
export const atomIds = (atom: Atom): readonly string[] => {
  const found = readings(atom).flatMap(uuidsIn);
  return found.length > 0 ? [...new Set(found)] : NONE;
};
