import type { Member } from '../snapshot';
import type { PeopleThen } from './compare';
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

/** How far a project's events are, and from which on they were found after keys or invites were last whole. */
export interface EventPlace {
  /** Number of the next event. */
  readonly next: number;
  readonly foundUpTo: { readonly keys?: number; readonly invites?: number };
}

/** From which event on `peopleThen` needs to know them; `next` where it needs none. */
export const firstNeeded = ({ next, foundUpTo }: EventPlace): number =>
  Math.min(foundUpTo.keys ?? next, foundUpTo.invites ?? next);

/**
 * Who the members were when keys and invites were last whole. Where the members have been whole since then, what is
 * known of them is a later state, and the events in between lead back from it.
 * @param events From `firstNeeded` on, in their order.
 */
export const peopleThen = (
  members: readonly Member[] | undefined,
  { next, foundUpTo }: EventPlace,
  events: readonly { readonly seq: number; readonly change: Change }[],
): PeopleThen => {
  if (!members) return {};
  const then = (from: number = next): readonly Member[] =>
    membersBefore(
      members,
      events.flatMap(({ seq, change }) => (seq >= from ? [change] : [])),
    );
  return { keys: then(foundUpTo.keys), invites: then(foundUpTo.invites) };
};
