import * as z from 'zod/mini';
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

// Envelopes only: what a snapshot's parts hold was checked when it came from Deepgram, and nobody else writes here.
const part = (value: z.ZodMiniType) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('whole'), value }),
    z.object({ state: z.literal('partial'), value, gaps: z.array(z.unknown()).check(z.minLength(1)) }),
    z.object({ state: z.literal('failed'), fault: z.object({ kind: z.string(), endpoint: z.string() }) }),
  ]);
const list = part(z.custom<unknown[]>(Array.isArray));
const series = part(
  z.object({
    from: z.string(),
    to: z.string(),
    byAccessor: z.custom<object>((value) => typeof value === 'object' && value !== null),
    unattributed: z.custom<unknown[]>(Array.isArray),
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
    keys: list,
    expiredKeys: list,
    members: list,
    invites: list,
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
