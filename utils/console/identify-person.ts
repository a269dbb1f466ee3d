import type { RowText } from './atoms';
import type { Known } from './catalogue';
import { atomEmails, primaryHits } from './hits';
import { type Identity, NOBODY, type Reading, titleAtoms } from './reading';
import { isEmailOf } from './text';

/**
 * Where a list shows e-mails, only they tell members and invites, and every e-mail that a row shows must be theirs: a namesake
 * has another one. Only in a column of others' e-mails, such as "invited by", members may stand. Names tell members only in a
 * list without e-mails, and in the one column that tells its rows apart: a role may read like a name.
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
