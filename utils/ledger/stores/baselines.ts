import type { WatchedPart } from '../../rules/events/event';
import type { ApiKey, DailySeries, Invite, Member } from '../../rules/snapshot';
import * as z from '../../zod';
import { defineStore } from '../store';
import { dailySeries, isInvite, isKey, isMember } from './checks';

const listOf = <T>(isEntry: (value: unknown) => boolean) =>
  z.custom<readonly T[]>((value) => Array.isArray(value) && value.every(isEntry));

/** One part's last whole value. */
const held = z.atNeed(() =>
  z.discriminatedUnion('part', [
    z.object({ part: z.literal('keys'), value: listOf<ApiKey>(isKey) }),
    z.object({ part: z.literal('members'), value: listOf<Member>(isMember) }),
    z.object({ part: z.literal('invites'), value: listOf<Invite>(isInvite) }),
    z.object({
      part: z.literal('usage'),
      // What else a series has is kept too: a parse of it would drop that.
      value: z.custom<DailySeries>((value) => z.safeParse(dailySeries, value).success),
    }),
  ]),
);
export type Held = z.output<ReturnType<typeof held>>;

/** The last whole value of each part of a project's readings, which the next reading is compared with. */
export const baselines = defineStore({
  since: 3,
  version: 1,
  fields: () => ({ part: z.enum(['keys', 'members', 'invites', 'usage'] satisfies WatchedPart[]), held: held() }),
  key: ['part'],
  open: (row): Held => row.held as Held, // It was checked by the schema; only its depths are read-only.
  close: (value) => ({ part: value.part, held: value }),
});
