import { isObject } from '../../objects';
import type { Fault, FaultKind, Partial } from '../../rules/answer';
import { partsOf, whyNothing } from '../../rules/events/nothing-read';
import type { ApiKey, Invite, Member, Snapshot } from '../../rules/snapshot';
import * as z from '../../zod';
import { defineStore } from '../store';
import { dailySeries, isInvite, isKey, isMember, isText } from './checks';
import { viewer } from './viewer';

const isFault = (value: unknown): boolean => isObject(value) && isText(value.kind) && isText(value.endpoint);

/** A part of a reading, whole, partial or failed. */
const part = <T>(value: z.ZodMiniType<T>) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('whole'), value }),
    z.object({
      state: z.literal('partial'),
      value,
      gaps: z.custom<Partial<T>['gaps']>((gaps) => Array.isArray(gaps) && gaps.length > 0),
    }),
    z.object({ state: z.literal('failed'), fault: z.custom<Fault>(isFault) }),
  ]);
const listOf = <T>(isEntry: (value: unknown) => boolean) =>
  part(z.custom<readonly T[]>((value) => Array.isArray(value) && value.every(isEntry)));
/** Daily figures as an answer has them. */
export const seriesPart = z.atNeed(() => part(dailySeries));

/** As much of a reading as it can't do without. */
export const reading = z.atNeed(() =>
  z.object({
    projectId: z.string(),
    projectName: z.string(),
    takenAt: z.number(),
    viewer,
    keys: listOf<ApiKey>(isKey),
    expiredKeys: listOf<ApiKey>(isKey),
    members: listOf<Member>(isMember),
    invites: listOf<Invite>(isInvite),
    usage: seriesPart(),
    cost: seriesPart(),
  }),
);

/** The last reading of each project. */
export const snapshots = defineStore({
  since: 1,
  version: 1,
  fields: () => ({ snapshot: reading() }),
  open: ({ snapshot }): Snapshot => snapshot,
  close: (snapshot) => ({ snapshot }),
});

/** Whether a reading brought anything at all. One that didn't must not take the place of one that did. */
export const worthKeeping = (snapshot: Snapshot): boolean => whyNothing(snapshot) === null;

/** Faults of a reading that asked Deepgram nothing. */
const UNASKED: ReadonlySet<FaultKind> = new Set([
  ...(['not-connected', 'storage', 'locked'] as const),
  ...(['session-ended', 'session-closed', 'session-updated'] as const),
]);

/** Whether Deepgram was asked at all. Where it wasn't, nothing is known of what it would have said. */
export const wasAsked = (snapshot: Snapshot): boolean =>
  partsOf(snapshot).some((part) => part.state !== 'failed' || !UNASKED.has(part.fault.kind));
