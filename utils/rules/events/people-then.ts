import type { Member } from '../snapshot';
import type { Change } from './event';

/**
 * Who was a member, and with which role, before these changes: what a list of keys or invites is explained by that was
 * last whole before the members were.
 * @param changes In the order in which they were found.
 */
export const membersBefore = (members: readonly Member[], changes: readonly Change[]): readonly Member[] => {
  const then = new Map(members.map((member) => [member.memberId, member]));
  for (const change of changes.toReversed()) {
    if (change.name === 'member.joined') then.delete(change.member.memberId);
    else if (change.name === 'member.left') then.set(change.member.memberId, change.member);
    else if (change.name === 'member.role-changed' || change.name === 'member.changed')
      then.set(change.member.memberId, change.was);
  }
  return [...then.values()];
};
