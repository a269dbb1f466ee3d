import type { Invite } from './snapshot';

/** When each pending invite was first seen, by its e-mail; milliseconds since the epoch. */
export type InvitesSeen = Readonly<Record<string, number>>;

/**
 * When each invite was first seen, after a reading at `at`. One that a whole list doesn't hold has been answered or
 * withdrawn; where the list wasn't whole it may be pending still.
 */
export const sightedInvites = (
  before: InvitesSeen,
  invited: readonly Invite[],
  isWhole: boolean,
  at: number,
): InvitesSeen => {
  const pending = new Set(invited.map(({ email }) => email));
  const kept = Object.entries(before)
    .filter(([email]) => !isWhole || pending.has(email))
    // A first sight ahead of this reading was noted by a clock that was ahead: it counts from now.
    .map(([email, seen]) => [email, Math.min(seen, at)] as const);
  const known = new Set(kept.map(([email]) => email));
  const fresh = [...pending].filter((email) => !known.has(email)).map((email) => [email, at] as const);
  return Object.fromEntries([...kept, ...fresh]);
};
