import type { Answer } from '../answer';
import { map, seenIn } from '../answer';
import { createServiceAccountTest } from '../service-accounts';
import type { ApiKey, Member, Person, Snapshot } from '../snapshot';
import { memberIn } from '../verdicts/member-keys';
import type { EvidenceQuestion } from './question';

const plain = (email: string): string => email.trim().toLowerCase();

/** Their own addresses: the one they have, and those that their keys were made under. */
const addressesOf = (snapshot: Snapshot, memberId: string): ReadonlySet<string> => {
  const creators = [...seenIn(snapshot.keys), ...seenIn(snapshot.expiredKeys)].map(({ creator }) => creator);
  const theirs = [memberIn(snapshot, memberId), ...creators].filter((person) => person?.memberId === memberId);
  return new Set(theirs.flatMap((person) => (person ? [plain(person.email)] : [])).filter((email) => email !== ''));
};

const nameless = ({ memberId }: Person): Person => ({ memberId, email: '' });

/** Of other people's keys: that they are there, whose they are and since when. */
const bare = ({ keyId, created, expires, creator }: ApiKey): ApiKey => ({
  ...{ keyId, created, comment: '', scopes: [], tags: [], creator: nameless(creator) },
  ...(expires !== undefined && { expires }),
});

/** A call that can't be dated is as old as can be, in a form that JSON has. */
const dated = (log: Snapshot['log'] = {}): Snapshot['log'] =>
  Object.fromEntries(
    Object.entries(log).map(([id, reading]) => [
      id,
      { ...reading, askedAt: Number.isFinite(reading.askedAt) ? reading.askedAt : 0 },
    ]),
  );

/** The same with texts that JSON has a canonical form for; a lone surrogate is shown as U+FFFD anyway. */
const wellFormed = <T>(value: T): T => JSON.parse(JSON.stringify(value, (_, each) => textOf(each)));
const textOf = (value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value);

/**
 * The same question with only what its verdict rests on, and of other people nothing but ids and roles. Other keys'
 * figures, days and latest requests stay: where they contradict, silence on a member's own keys doesn't count.
 */
export const onlyWhatCounts = <Q extends EvidenceQuestion>(question: Q): Q => {
  const { snapshot, memberId, options } = question;
  const emails = addressesOf(snapshot, memberId);
  const isTheirs = ({ creator }: ApiKey): boolean => creator.memberId === memberId || emails.has(plain(creator.email));
  const keysOnly = (keys: Answer<readonly ApiKey[]>): Answer<readonly ApiKey[]> =>
    map(keys, (list) => list.map((key) => (isTheirs(key) ? key : bare(key))));
  const membersOnly = (list: readonly Member[]): readonly Member[] =>
    list.map((member) => (member.memberId === memberId ? member : { ...nameless(member), scopes: member.scopes }));
  const isService = createServiceAccountTest(options.serviceAccounts);
  return wellFormed({
    ...question,
    options: { ...options, serviceAccounts: [...emails].filter(isService) },
    snapshot: {
      ...snapshot,
      keys: keysOnly(snapshot.keys),
      expiredKeys: keysOnly(snapshot.expiredKeys),
      members: map(snapshot.members, membersOnly),
      // They tell nothing of keys.
      invites: map(snapshot.invites, () => []),
      log: dated(snapshot.log),
    },
  });
};
