import { isObject } from '../../objects';
import type { Fault, Partial } from '../../rules/answer';
import type { ApiKey, DailySeries, Invite, Member, Snapshot } from '../../rules/snapshot';
import * as z from '../../zod';
import { defineStore } from '../store';
import { viewer } from './viewer';

// What a snapshot's parts hold was checked when it came from Deepgram, and nobody else writes here; a disk may still
// damage it. So each entry is looked at for what everything rests on, by hand: a parse of thousands would be felt at
// each start.
const isText = (value: unknown): boolean => typeof value === 'string';
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isOptionalText = (value: unknown): boolean => value === undefined || isText(value);

const isPerson = (value: unknown): boolean =>
  isObject(value) &&
  isText(value.memberId) &&
  isText(value.email) &&
  [value.firstName, value.lastName].every(isOptionalText);
const isMember = (value: unknown): boolean => isObject(value) && isPerson(value) && areTexts(value.scopes);
const isInvite = (value: unknown): boolean => isObject(value) && isText(value.email) && isText(value.scope);
const isKey = (value: unknown): boolean =>
  isObject(value) &&
  [value.keyId, value.comment, value.created].every(isText) &&
  isOptionalText(value.expires) &&
  [value.scopes, value.tags].every(areTexts) &&
  isPerson(value.creator);
const areFigures = (value: unknown): boolean => Array.isArray(value) && value.every(Number.isFinite);
const isFault = (value: unknown): boolean => isObject(value) && isText(value.kind) && isText(value.endpoint);

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
const series = part(
  z.object({
    from: z.string(),
    to: z.string(),
    byAccessor: z.custom<DailySeries['byAccessor']>(
      (value) => isObject(value) && Object.values(value).every(areFigures),
    ),
    unattributed: z.custom<DailySeries['unattributed']>(areFigures),
  }),
);

/** The last reading of each project. */
export const snapshots = defineStore({
  since: 1,
  version: 1,
  fields: {
    snapshot: z.object({
      projectId: z.string(),
      projectName: z.string(),
      takenAt: z.number(),
      viewer,
      keys: listOf<ApiKey>(isKey),
      expiredKeys: listOf<ApiKey>(isKey),
      members: listOf<Member>(isMember),
      invites: listOf<Invite>(isInvite),
      usage: series,
      cost: series,
    }),
  },
  open: ({ snapshot }): Snapshot => snapshot,
  close: (snapshot) => ({ snapshot }),
});

/** Whether a reading brought anything at all. One that didn't must not take the place of one that did. */
export const worthKeeping = ({ keys, expiredKeys, members, invites, usage, cost }: Snapshot): boolean =>
  [keys, expiredKeys, members, invites, usage, cost].some(({ state }) => state !== 'failed');
