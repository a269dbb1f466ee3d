import { roleOf } from '../roles';
import type { Invite, Member } from '../snapshot';
import type { Baseline } from './baseline';
import { carriedBy } from './carried';
import type { ProjectChange } from './event';
import { areAlike, compareLists } from './lists';
import { addressOf } from './subject';

const isOwner = ({ scopes }: Member): boolean => roleOf(scopes) === 'owner';

const memberChanges = (was: Member, member: Member): readonly ProjectChange[] => {
  const changes: ProjectChange[] = [];
  if (!areAlike(was, member, ['scopes'])) changes.push({ name: 'member.role-changed', member, was });
  if (!areAlike(was, member, ['email', 'firstName', 'lastName'])) changes.push({ name: 'member.changed', member, was });
  return changes;
};

/** What became of the members between two whole lists of them. */
export const compareMembers = (before: Baseline, after: Omit<Baseline, 'incomplete'>): readonly ProjectChange[] => {
  if (!before.members || !after.members) return [];
  const { came, gone, stayed } = compareLists(before.members.value, after.members.value, ({ memberId }) => memberId);
  const left = (member: Member): ProjectChange => {
    const keys = (before.keys?.value ?? []).filter(({ creator }) => creator.memberId === member.memberId);
    const carried = keys.map((key) => carriedBy(key, before.usage));
    const inUse = carried.includes(null) ? null : carried.filter((each) => (each?.last30 ?? 0) > 0).length;
    return { name: 'member.left', member, keys: keys.map(({ keyId }) => keyId), inUse };
  };
  const [last, ...others] = after.members.value.filter(isOwner);
  const hadMore = before.members.value.filter(isOwner).length > 1;
  return [
    ...gone.map(left),
    ...came.map((member): ProjectChange => ({ name: 'member.joined', member })),
    ...stayed.flatMap(([was, member]) => memberChanges(was, member)),
    ...(last && others.length === 0 && hadMore ? [{ name: 'owners.one-left' as const, member: last }] : []),
  ];
};

/**
 * Nobody who is a member can be invited: who is one now, or was seen as one since the invite was last listed, accepted.
 * Without both lists of members nobody can tell.
 */
const endOf = (
  invite: Invite,
  before: Baseline,
  after: Omit<Baseline, 'incomplete'>,
  then: readonly Member[] | undefined,
): ProjectChange => {
  const { members: was } = before;
  const { members: is } = after;
  if (!was || !is) return { name: 'invite.ended', invite };
  const isIn = (members: readonly Member[]): boolean =>
    members.some((member) => addressOf(member) === addressOf(invite));
  const joined = isIn(is.value) || (isIn(was.value) && !isIn(then ?? was.value));
  return { name: joined ? 'invite.accepted' : 'invite.withdrawn', invite };
};

/**
 * What became of the invites between two whole lists of them.
 * @param then Who the members were at the first of the two; absent where that isn't known.
 */
export const compareInvites = (
  before: Baseline,
  after: Omit<Baseline, 'incomplete'>,
  then: readonly Member[] | undefined,
): readonly ProjectChange[] => {
  if (!before.invites || !after.invites) return [];
  const { came, gone, stayed } = compareLists(before.invites.value, after.invites.value, addressOf);
  return [
    ...gone.map((invite) => endOf(invite, before, after, then)),
    ...came.map((invite): ProjectChange => ({ name: 'invite.sent', invite })),
    ...stayed.flatMap(([was, invite]): ProjectChange[] =>
      areAlike(was, invite, ['email', 'scope']) ? [] : [{ name: 'invite.changed', invite, was }],
    ),
  ];
};
