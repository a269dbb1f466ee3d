import { type Atom, readAtoms } from '../identify/atoms';
import { atomEmails } from '../identify/hits';
import { isEmailOf } from '../page/text';
import type { Person } from './people';

/**
 * Who a dialog is about. Certain only where the row that was used and the dialog's own words name the same one member.
 */
export type Who =
  | { readonly state: 'certain'; readonly person: Person }
  /** Members it may be about, by the row or by its words; empty where neither says anything. */
  | { readonly state: 'uncertain'; readonly candidates: readonly Person[] };

const uncertain = (...lists: readonly (readonly Person[])[]): Who => ({
  state: 'uncertain',
  candidates: [...new Set(lists.flat())],
});

const LETTER = /[\p{L}\p{N}]/u;

/** Where a name stands in a text as words of its own. */
const standsIn = (text: string, name: string): readonly [from: number, to: number][] => {
  const found: [number, number][] = [];
  for (let at = text.indexOf(name); name !== '' && at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (!LETTER.test(text[at - 1] ?? ' ') && !LETTER.test(text[end] ?? ' ')) found.push([at, end]);
  }
  return found;
};

/** Everyone whose name a text holds. Within "Ana Ruiz" nobody takes "Ana" for another member's name. */
const namedIn = (text: string, people: readonly Person[]): readonly Person[] => {
  const lower = text.toLowerCase();
  const hits = people.flatMap((person) =>
    standsIn(lower, person.name.toLowerCase()).map(([from, to]) => ({ person, from, to })),
  );
  return hits
    .filter(
      ({ from, to }) =>
        !hits.some((other) => other.from <= from && other.to >= to && other.to - other.from > to - from),
    )
    .map(({ person }) => person);
};

interface Named {
  readonly byEmail: readonly Person[];
  readonly byName: readonly Person[];
  /** An e-mail of nobody who is known: it may be about somebody else. */
  readonly hasStranger: boolean;
}

const textsOf = ({ texts, joined }: Atom): readonly string[] => (joined ? [...texts, joined] : texts);

/** A title asks, and puts its question mark behind the address. */
const withoutMarks = (email: string): string => email.replace(/^[¿¡«„“‘'*]+|[?!»”“’'*？！]+$/gu, '');

/** Which members the words of a part of the page name. */
export const namesIn = (root: Element, people: readonly Person[]): Named => {
  const atoms = readAtoms(root);
  const emails = [...new Set(atoms.flatMap(atomEmails).map(withoutMarks))];
  const owners = (email: string): readonly Person[] => people.filter((person) => isEmailOf(email, person.email));
  return {
    byEmail: [...new Set(emails.flatMap(owners))],
    byName: [...new Set(atoms.flatMap(textsOf).flatMap((text) => namedIn(text, people)))],
    hasStranger: emails.some((email) => owners(email).length === 0),
  };
};

/**
 * Who a removal dialog is about (docs/architecture.md, rule 3). An e-mail in it decides over names; a name identifies a
 * member only where no other member has it. The row alone is not enough, nor are the words alone.
 * @param used Members whose row was used last: one, or several where the row itself could not be identified.
 */
export const whoIsIt = (dialog: Element, used: readonly string[], people: readonly Person[]): Who => {
  const { byEmail, byName, hasStranger } = namesIn(dialog, people);
  const ofRow = people.filter(({ memberId }) => used.includes(memberId));
  const [first, ...more] = byEmail;
  if (first) return more.length === 0 && ofRow.includes(first) ? certain(first) : uncertain(byEmail, ofRow);
  const [named, ...others] = byName;
  if (named && others.length === 0 && ofRow.length === 1 && ofRow[0] === named && !hasStranger) return certain(named);
  return uncertain(byName, ofRow);
};

const certain = (person: Person): Who => ({ state: 'certain', person });
