import * as z from 'zod/mini';
import type { Snooze } from '../ownership/findings/finding';
import type { Invite } from '../ownership/snapshot';
import { open } from './records';
import type { InvitesSeen, Stored } from './types';

export interface SnoozesRow {
  readonly version: 1;
  readonly projectId: string;
  readonly snoozes: readonly Snooze[];
}
export interface InvitesRow {
  readonly version: 1;
  readonly projectId: string;
  readonly seen: readonly { readonly email: string; readonly at: number }[];
}

const snoozesEnvelope = z.object({
  version: z.literal(1),
  projectId: z.string(),
  snoozes: z.array(z.object({ findingId: z.string(), reason: z.string(), until: z.string() })),
});
const invitesEnvelope = z.object({
  version: z.literal(1),
  projectId: z.string(),
  seen: z.array(z.object({ email: z.string(), at: z.number() })),
});

export const openSnoozes = (row: SnoozesRow | undefined): Stored<readonly Snooze[]> =>
  open(snoozesEnvelope, row, ({ snoozes }) => snoozes);

export const openInvites = (row: InvitesRow | undefined): Stored<InvitesSeen> =>
  open(invitesEnvelope, row, ({ seen }) => Object.fromEntries(seen.map(({ email, at }) => [email, at])));

/**
 * When each invite was first seen, after a reading at `at`. One that a whole list doesn't hold has been answered or
 * withdrawn; where the list wasn't whole it may be pending still.
 */
export const sightedInvites = (
  before: InvitesRow['seen'],
  invites: readonly Invite[],
  isWhole: boolean,
  at: number,
): InvitesRow['seen'] => {
  const pending = new Set(invites.map(({ email }) => email));
  const kept = before
    .filter(({ email }) => !isWhole || pending.has(email))
    // A first sight ahead of this reading was noted by a clock that was ahead: it counts from now.
    .map((seen) => ({ ...seen, at: Math.min(seen.at, at) }));
  const known = new Set(kept.map(({ email }) => email));
  return [...kept, ...[...pending].filter((email) => !known.has(email)).map((email) => ({ email, at }))];
};
