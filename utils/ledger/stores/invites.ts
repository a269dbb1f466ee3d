import type { InvitesSeen } from '../../rules/invites-seen';
import * as z from '../../zod';
import { defineStore } from '../store';

/** Deepgram doesn't say since when an invite is pending (docs/deepgram/api.md 4.7), so its first sight is kept. */
export const invites = defineStore({
  since: 2,
  version: 1,
  fields: () => ({ seen: z.array(z.object({ email: z.string(), at: z.number() })) }),
  open: ({ seen }): InvitesSeen => Object.fromEntries(seen.map(({ email, at }) => [email, at])),
  close: (seen) => ({ seen: Object.entries(seen).map(([email, at]) => ({ email, at })) }),
});
