import { createHmac } from 'node:crypto';
import { type Answer, map, seenIn } from '../../utils/rules/answer';
import type { Change } from '../../utils/rules/events/event';
import type { ApiKey, Person, Snapshot } from '../../utils/rules/snapshot';

const ADDRESS = /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+/g;
const STAND_IN = /~[0-9a-f]{16}/g;

/** What stands for an address in a state of this epoch: the same for the same address, and nothing to write to. */
export const standIn = (address: string, epoch: string): string =>
  address === ''
    ? ''
    : `~${createHmac('sha256', epoch).update(address.trim().toLowerCase()).digest('hex').slice(0, 16)}`;

/**
 * A reading as it is compared and kept where no names are wanted: members by id, addresses by what stands for them, in
 * keys' comments too.
 */
export const withoutNames = (snapshot: Snapshot, epoch: string): Snapshot => {
  const stand = (address: string): string => standIn(address, epoch);
  const plainPerson = <P extends Person>({ firstName: _, lastName: _last, ...person }: P) => ({
    ...person,
    email: stand(person.email),
  });
  const plainKey = (key: ApiKey): ApiKey => ({
    ...key,
    comment: key.comment.replace(ADDRESS, stand),
    creator: plainPerson(key.creator),
  });
  const each = <T>(answer: Answer<readonly T[]>, plain: (entry: T) => T): Answer<readonly T[]> =>
    map(answer, (list) => list.map(plain));
  return {
    ...snapshot,
    keys: each(snapshot.keys, plainKey),
    expiredKeys: each(snapshot.expiredKeys, plainKey),
    members: each(snapshot.members, plainPerson),
    invites: each(snapshot.invites, (invite) => ({ ...invite, email: stand(invite.email) })),
  };
};

/** Everyone that a reading shows. */
const peopleIn = ({ members, keys, expiredKeys }: Snapshot): readonly Person[] => [
  ...[...seenIn(keys), ...seenIn(expiredKeys)].map(({ creator }) => creator),
  ...seenIn(members),
];

/**
 * A stored change as it is told now: names where this reading still shows them, else the member's id, or what stands
 * for an address.
 */
export const createReveal = (snapshot: Snapshot, epoch: string): ((change: Change) => Change) => {
  const people = new Map(peopleIn(snapshot).map((person) => [person.memberId, person]));
  const addresses = new Map(
    [...peopleIn(snapshot), ...seenIn(snapshot.invites)].map(({ email }) => [standIn(email, epoch), email]),
  );
  const shown = (text: string): string => text.replace(STAND_IN, (found) => addresses.get(found) ?? found);
  const reveal = (value: unknown): unknown => {
    if (typeof value === 'string') return shown(value);
    if (Array.isArray(value)) return value.map(reveal);
    if (typeof value !== 'object' || value === null) return value;
    const plain: Record<string, unknown> = Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, reveal(inner)]),
    );
    const { memberId, email } = plain;
    if (typeof memberId !== 'string' || typeof email !== 'string') return plain;
    const { firstName, lastName, email: known } = people.get(memberId) ?? {};
    const address = known ?? (email.replace(STAND_IN, '') === '' ? memberId : email);
    return { ...plain, email: address, ...(firstName && { firstName }), ...(lastName && { lastName }) };
  };
  return (change) => reveal(change) as Change; // The same fields, with other texts in them.
};
