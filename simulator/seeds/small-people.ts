import type { Account, RoleName } from '../world/types';

const accountId = (number: number): string =>
  `aaaaaaaa-${String(number).padStart(4, '0')}-4aaa-8aaa-${String(number).padStart(12, '0')}`;

const person = (number: number, name: string, firstName?: string, lastName?: string): Account => ({
  id: accountId(number),
  email: `${name}@northwind.example`,
  ...(firstName === undefined ? {} : { firstName }),
  ...(lastName === undefined ? {} : { lastName }),
});

/** Everybody of the small team, by what they are there to show. */
export const PEOPLE = {
  /** The only Owner. */
  maya: person(1, 'maya', 'Maya', 'Iyer'),
  /** An Admin, demoted from Owner, with keys in use. */
  tomas: person(2, 'tomas', 'Tomás', 'Nagy'),
  /** Keys gone quiet, but not for a week. */
  ana: person(3, 'ana', 'Ana', 'Ruiz'),
  /** A monthly job. */
  kofi: person(4, 'kofi', 'Kofi', 'Mensah'),
  /** One key, long unused: safe. */
  ida: person(5, 'ida', 'Ida', 'Le'),
  /** A service account without names. */
  bot: person(6, 'platform-bot'),
  /** Two members with one name. */
  sam: person(7, 'sam', 'Sam', 'Lee'),
  otherSam: person(8, 'sam.lee', 'Sam', 'Lee'),
  /** A name written from right to left. */
  noor: person(9, 'noor', 'نور', 'حداد'),
  /** A name longer than any column. */
  long: person(
    10,
    'hubert.wolfeschlegelsteinhausenbergerdorff.and.a.mailbox.name.near.the.limit',
    'Hubert Blaine Adolph Charles David Earl Frederick Gerald',
    'Wolfeschlegelsteinhausenbergerdorff-Wolfeschlegelsteinhausenbergerdorff',
  ),
  /** No names, and not a service account. */
  nameless: person(11, 'ops'),
  /** No keys at all. */
  keyless: person(12, 'robin', 'Robin', 'Park'),
  /** No longer a member: what is left is a key. */
  left: person(13, 'ravi', 'Ravi', 'Menon'),
} as const;

export const ROLES_OF: Readonly<Record<keyof typeof PEOPLE, RoleName>> = {
  maya: 'owner',
  tomas: 'owner',
  ana: 'member',
  kofi: 'member',
  ida: 'member',
  bot: 'admin',
  sam: 'member',
  otherSam: 'member',
  noor: 'member',
  long: 'member',
  nameless: 'admin',
  keyless: 'member',
  left: 'member',
};

/** Addresses with a pending invite, and for how many days. */
export const INVITED = [
  { email: 'newbie@northwind.example', scope: 'member', daysAgo: 2 },
  { email: 'contractor+eu@northwind.example', scope: 'admin', daysAgo: 45 },
] as const satisfies readonly { email: string; scope: RoleName; daysAgo: number }[];
