import * as z from 'zod/mini';
import { isObject } from '../objects';
import type { Snapshot } from '../ownership/snapshot';
import type { ProjectRecord, Stored } from './types';

z.config({ jitless: true });

export interface SnapshotRow {
  readonly version: 1;
  readonly projectId: string;
  readonly snapshot: Snapshot;
}
export interface ProjectRow extends ProjectRecord {
  readonly version: 1;
}

// What a snapshot's parts hold was checked when it came from Deepgram, and nobody else writes here; a disk may still damage it.
// So each entry is looked at for what everything rests on, by hand: a parse of thousands would be felt at each start.
const part = (value: z.ZodMiniType) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('whole'), value }),
    z.object({ state: z.literal('partial'), value, gaps: z.array(z.unknown()).check(z.minLength(1)) }),
    z.object({ state: z.literal('failed'), fault: z.object({ kind: z.string(), endpoint: z.string() }) }),
  ]);
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

const listOf = (isEntry: (value: unknown) => boolean) =>
  part(z.custom<unknown[]>((value) => Array.isArray(value) && value.every(isEntry)));
const series = part(
  z.object({
    from: z.string(),
    to: z.string(),
    byAccessor: z.custom<object>((value) => isObject(value) && Object.values(value).every(areFigures)),
    unattributed: z.custom<unknown[]>(areFigures),
  }),
);
const viewer = z.object({ keyId: z.optional(z.string()), scopes: z.optional(z.array(z.string())) });

const snapshotEnvelope = z.object({
  version: z.literal(1),
  projectId: z.string(),
  snapshot: z.object({
    projectId: z.string(),
    projectName: z.string(),
    takenAt: z.number(),
    viewer,
    keys: listOf(isKey),
    expiredKeys: listOf(isKey),
    members: listOf(isMember),
    invites: listOf(isInvite),
    usage: series,
    cost: series,
  }),
});

const projectEnvelope = z.object({
  version: z.literal(1),
  projectId: z.string(),
  name: z.string(),
  connectedAt: z.number(),
  lastReadAt: z.nullable(z.number()),
  viewer,
});

/** The record itself, once its envelope fits: a parse would copy, and drop what it doesn't name. */
export const open = <Row extends object, T>(
  envelope: z.ZodMiniType,
  row: Row | undefined,
  take: (row: Row) => T,
): Stored<T> => {
  if (row === undefined) return { state: 'absent' };
  const checked = z.safeParse(envelope, row);
  if (checked.success) return { state: 'present', value: take(row) };
  return { state: 'damaged', path: checked.error.issues[0]?.path.map(String).join('.') ?? '' };
};

export const openSnapshot = (row: SnapshotRow | undefined): Stored<Snapshot> =>
  open(snapshotEnvelope, row, ({ snapshot }) => snapshot);

export const openProject = (row: ProjectRow | undefined): Stored<ProjectRecord> =>
  open(projectEnvelope, row, ({ version: _, ...project }) => project);
