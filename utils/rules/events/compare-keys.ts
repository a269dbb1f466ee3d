import { timeOf } from '../days';
import { lostScopes, roleOf } from '../roles';
import type { ApiKey, Member } from '../snapshot';
import type { Baseline } from './baseline';
import { carriedBy } from './carried';
import type { DeathCause, ProjectChange } from './event';
import { areAlike, compareLists } from './lists';

const LIST_FIELDS: readonly (keyof ApiKey)[] = ['scopes', 'tags', 'created', 'expires'];

const idsOf = (members: readonly Member[] | undefined): ReadonlySet<string> | null =>
  members ? new Set(members.map(({ memberId }) => memberId)) : null;

/**
 * Told by the members as they were when the keys were last whole and as they are now, and by nothing else: its creator
 * is gone, or is still a member. The members' reading before may be an older one than the keys', which only makes the
 * interval longer.
 */
const causeOf = ({ creator }: ApiKey, was: ReadonlySet<string> | null, is: ReadonlySet<string> | null): DeathCause => {
  if (!was?.has(creator.memberId) || !is) return 'unknown';
  return is.has(creator.memberId) ? 'deleted' : 'creator-removed';
};

const hasExpired = ({ expires }: ApiKey, readAt: number): boolean => {
  const at = expires === undefined ? null : timeOf(expires);
  return at !== null && at <= readAt;
};

const changesOf = (was: ApiKey, key: ApiKey): readonly ProjectChange[] => {
  const renamed = was.comment === key.comment ? [] : [{ name: 'key.renamed' as const, key, was: was.comment }];
  const isSame = areAlike(was, key, LIST_FIELDS) && was.creator.memberId === key.creator.memberId;
  return isSame ? renamed : [...renamed, { name: 'key.changed', key, was }];
};

/** Scopes that a key lost or got back because its creator's role changed. */
const roleCapChanges = (
  stayed: readonly (readonly [ApiKey, ApiKey])[],
  before: readonly Member[],
  after: readonly Member[],
  usage: Baseline['usage'],
): readonly ProjectChange[] => {
  const was = new Map(before.map((member) => [member.memberId, member.scopes]));
  const is = new Map(after.map((member) => [member.memberId, member.scopes]));
  return stayed.flatMap(([, key]): ProjectChange[] => {
    const [old, now] = [was.get(key.creator.memberId), is.get(key.creator.memberId)];
    if (!old || !now) return [];
    const [lostBefore, lostNow] = [lostScopes(key.scopes, old), lostScopes(key.scopes, now)];
    const roles = { was: roleOf(old), role: roleOf(now), carried: carriedBy(key, usage) };
    const lost = lostNow.filter((scope) => !lostBefore.includes(scope));
    const regained = lostBefore.filter((scope) => !lostNow.includes(scope));
    return [
      ...(lost.length > 0 ? [{ name: 'key.scopes-lost' as const, key, scopes: lost, ...roles }] : []),
      ...(regained.length > 0 ? [{ name: 'key.scopes-regained' as const, key, scopes: regained, ...roles }] : []),
    ];
  });
};

/**
 * What became of the keys between two whole lists of them.
 * @param was Who the members were at the first of the two; absent where that isn't known.
 */
export const compareKeys = (
  before: Baseline,
  after: Omit<Baseline, 'incomplete'>,
  was: readonly Member[] | undefined,
): readonly ProjectChange[] => {
  if (!before.keys || !after.keys) return [];
  const { readAt } = after.keys;
  const { came, gone, stayed } = compareLists(before.keys.value, after.keys.value, ({ keyId }) => keyId);
  const is = after.members?.value;
  const [idsThen, idsNow] = [idsOf(was), idsOf(is)];
  return [
    ...gone.map((key): ProjectChange => {
      const carried = carriedBy(key, before.usage);
      return hasExpired(key, readAt)
        ? { name: 'key.expired', key, carried }
        : { name: 'key.disappeared', key, cause: causeOf(key, idsThen, idsNow), carried };
    }),
    ...came.map((key): ProjectChange => ({ name: 'key.appeared', key })),
    ...stayed.flatMap(([old, key]) => changesOf(old, key)),
    ...(was && is ? roleCapChanges(stayed, was, is, before.usage) : []),
  ];
};
