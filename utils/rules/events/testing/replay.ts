import type { ApiKey, Invite, Member } from '../../snapshot';
import type { Change } from '../event';
import { addressOf } from '../subject';

/** The lists of a project, as changes make them. */
export interface Lists {
  readonly keys: ReadonlyMap<string, ApiKey>;
  readonly members: ReadonlyMap<string, Member>;
  readonly invites: ReadonlyMap<string, Invite>;
}

const put = <T>(map: ReadonlyMap<string, T>, id: string, value: T | null): ReadonlyMap<string, T> => {
  const next = new Map(map);
  if (value === null) next.delete(id);
  else next.set(id, value);
  return next;
};

/** The lists after a change, from the change alone. */
export const replay = (lists: Lists, change: Change): Lists => {
  switch (change.name) {
    case 'key.appeared':
    case 'key.renamed':
    case 'key.changed':
      return { ...lists, keys: put(lists.keys, change.key.keyId, change.key) };
    case 'key.disappeared':
    case 'key.expired':
      return { ...lists, keys: put(lists.keys, change.key.keyId, null) };
    case 'member.joined':
    case 'member.role-changed':
    case 'member.changed':
      return { ...lists, members: put(lists.members, change.member.memberId, change.member) };
    case 'member.left':
      return { ...lists, members: put(lists.members, change.member.memberId, null) };
    case 'invite.sent':
    case 'invite.changed':
      return { ...lists, invites: put(lists.invites, addressOf(change.invite), change.invite) };
    case 'invite.accepted':
    case 'invite.withdrawn':
    case 'invite.ended':
      return { ...lists, invites: put(lists.invites, addressOf(change.invite), null) };
    default:
      return lists;
  }
};
