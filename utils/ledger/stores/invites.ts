import type { Invite } from '../../rules/snapshot';
import * as z from '../../zod';
import { defineStore } from '../store';

/** When each pending invite was first seen, by its e-mail; milliseconds since the epoch. */
export type InvitesSeen = Readonly<Record<string, number>>;

/** Deepgram doesn't say since when an invite is pending (docs/deepgram/api.md 4.7), so its first sight is kept. */
export const invites = defineStore({
  since: 2,
  version: 1,
  fields: () => ({ seen: z.array(z.object({ email: z.string(), at: z.number() })) }),
  open: ({ seen }): InvitesSeen => Object.fromEntries(seen.map(({ email, at }) => [email, at])),
  close: (seen) => ({ seen: Object.entries(seen).map(([email, at]) => ({ email, at })) }),
});

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
