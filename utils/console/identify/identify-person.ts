import { emailsIn, isEmailOf } from '../page/text';
import type { Atom, RowText } from './atoms';
import type { Known } from './catalogue';
import { atomEmails, primaryHits, readings } from './hits';
import { type Identity, NOBODY, type Reading, titleAtoms } from './identify-context';
import { LIKE_NAME } from './names-alone';
import { AROUND } from './row-text';

/**
 * Also who is named as an address reads, unless the list is known to show names and addresses: where a page shows names
 * alone, it may be the name.
 */
const withNamed = (told: readonly Known[], atom: Atom, { catalogue, columns }: Reading): readonly Known[] =>
  told.length > 0 && columns.names.size === 0
    ? [...told, ...readings(atom).flatMap((text) => (text.includes('@') ? catalogue.byName(text) : []))]
    : told;

/** Something to press is no name. A role's word may be one: people are called Admin. */
const readsLikeName = ({ slot, element, texts, solid }: RowText[number]): boolean =>
  solid &&
  !slot.startsWith(AROUND) &&
  !element.closest('button') &&
  texts.some((text) => LIKE_NAME.test(text) && !text.includes('@'));

/**
 * Where a list shows e-mails, only they tell members and invites, and every e-mail that a row shows must be theirs: a
 * namesake has another one. Only in a column of others' e-mails, such as "invited by", members may stand. Names tell
 * members only in a list without e-mails, and in the one column that tells its rows apart: a role may read like a name.
 */
export const identifyPerson = (row: RowText, reading: Reading): Identity => {
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
    own.every(
      (shown) =>
        isEmailOf(shown.email, email) ||
        // An invite's malformed address, as "Ann <ann@x.example>".
        emailsIn(email).includes(shown.email) ||
        (shown.isName && shown.email === name.toLowerCase()),
    );
  // Somebody else's name and no name of theirs: the address is the one of the person who invited them.
  const names = row
    .filter(({ slot }) => !columns.foreign.has(slot))
    .flatMap(readings)
    .filter((text) => catalogue.byName(text).length > 0);
  const isNamed = ({ name }: Known): boolean => names.length === 0 || names.includes(name);
  // Who has no name stands by an address alone. Beside a text like a name it may be the inviter's, of somebody who
  // isn't known yet, unless the list shows that its addresses are its rows' own.
  const mayBeInviter = ({ name, entity }: Known): boolean =>
    entity.kind === 'member' && !columns.sure && (name === '' || name.includes('@')) && row.some(readsLikeName);
  const possible = titleAtoms(row, reading)
    .filter(({ slot }) => !columns.foreign.has(slot))
    .flatMap((atom) =>
      withNamed(
        primaryHits(atom, catalogue, columns.byEmail).filter(
          (known) => isTheirs(known) && isNamed(known) && !mayBeInviter(known),
        ),
        atom,
        reading,
      ).map((known) => ({ known, atom })),
    );
  const candidates = [...new Set(possible.map(({ known }) => known))];
  return { candidates, atom: possible[0]?.atom ?? null, decisive: false };
};
