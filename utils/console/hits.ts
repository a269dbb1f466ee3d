import type { Atom } from './atoms';
import type { Catalogue, Known } from './catalogue';
import type { DayReader } from './dates';
import { cutPrefix, emailsIn, uuidsIn } from './text';

const union = (lists: readonly (readonly Known[])[]): readonly Known[] => {
  const [first = [], ...rest] = lists.filter((list) => list.length > 0);
  return rest.length === 0 ? first : [...new Set(lists.flat())];
};

/** Everything whose identifying text this is: a key's comment; a member's or invite's e-mail or name. */
export const primaryHits = (atom: Atom, catalogue: Catalogue): readonly Known[] =>
  union(
    atom.texts.map((text) => {
      if (catalogue.page === 'keys') {
        const whole = catalogue.byComment(text);
        const prefix = cutPrefix(text);
        return prefix === null ? whole : union([whole, catalogue.byCommentPrefix(prefix)]);
      }
      const mails = emailsIn(text).map((email) => catalogue.byEmail(email));
      return union([...mails, catalogue.byName(text)]);
    }),
  );

/** Whether a text names this entity's person. */
export const namesPerson = (known: Known, atom: Atom): boolean =>
  atom.texts.some(
    (text) =>
      (known.name !== '' && text === known.name) ||
      (known.email !== '' && (text.toLowerCase() === known.email || emailsIn(text).includes(known.email))),
  );

/** Whether a text may be a day of the entity's creation. */
export const showsCreation = (known: Known, atom: Atom, days: DayReader): boolean =>
  atom.texts.some((text) => days(text).some((day) => known.created().has(day)));

export const showsExpiry = (known: Known, atom: Atom, days: DayReader): boolean =>
  atom.texts.some((text) => days(text).some((day) => known.expires().has(day)));

export const atomEmails = (atom: Atom): readonly string[] => atom.texts.flatMap(emailsIn);
export const atomDays = (atom: Atom, days: DayReader): readonly string[] => atom.texts.flatMap((text) => days(text));
export const atomIds = (atom: Atom): readonly string[] => [...new Set(atom.texts.flatMap(uuidsIn))];
