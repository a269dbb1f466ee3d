import { createDatabase, problemOf, type WriteTransaction, written } from '../database/database';
import type { DatabaseProblem } from '../database/problem';
import type { Snapshot } from '../ownership/snapshot';
import { migrateTo1 } from './migrations/1';
import { migrateTo2 } from './migrations/2';
import { openProject, openSnapshot, type ProjectRow } from './records';
import { openInvites, openSnoozes, sightedInvites } from './review-records';
import type { LedgerSchema } from './schema';
import type { Ledger, ProjectRecord, SnapshotWritten, StoredProjects } from './types';
import { worthKeeping } from './worth-keeping';

const STORES = ['snapshots', 'projects', 'snoozes', 'invites'] as const;

export const createLedger = ({ name = 'linchpin-ledger' } = {}): Ledger => {
  const database = createDatabase<LedgerSchema>({ name, migrations: [migrateTo1, migrateTo2] });

  return {
    readSnapshot: (projectId) =>
      orUnavailable(database.read(async (db) => openSnapshot(await db.get('snapshots', projectId)))),

    async writeSnapshot(snapshot) {
      if (!worthKeeping(snapshot)) return { ok: true, kept: false, because: 'nothing-read' };
      try {
        return await database.write(['snapshots', 'projects', 'invites'], (tx) => keep(tx, snapshot));
      } catch (error) {
        return { ok: false, problem: problemOf(error) };
      }
    },

    readSnoozes: (projectId) =>
      orUnavailable(database.read(async (db) => openSnoozes(await db.get('snoozes', projectId)))),

    changeSnoozes: (projectId, to) =>
      written(
        database.write(['projects', 'snoozes'], async (tx) => {
          if (!(await tx.objectStore('projects').get(projectId))) return;
          const stored = openSnoozes(await tx.objectStore('snoozes').get(projectId));
          const before = stored.state === 'present' ? stored.value : [];
          const snoozes = to(before);
          if (snoozes === before) return;
          await tx.objectStore('snoozes').put({ version: 1, projectId, snoozes });
        }),
      ),

    readInvitesSeen: (projectId) =>
      orUnavailable(database.read(async (db) => openInvites(await db.get('invites', projectId)))),

    listProjects: () => orUnavailable(database.read(async (db) => sorted(await db.getAll('projects')))),

    readProject: (projectId) =>
      orUnavailable(database.read(async (db) => openProject(await db.get('projects', projectId)))),

    writeProject: (project) =>
      written(database.write(['projects'], (tx) => tx.objectStore('projects').put({ version: 1, ...project }))),

    forget: (projectId) =>
      written(
        database.write(STORES, async (tx) => {
          for (const store of STORES) await tx.objectStore(store).delete(projectId);
        }),
      ),

    close: () => database.close(),
  };
};

const orUnavailable = async <T>(
  read: Promise<T>,
): Promise<T | { readonly state: 'unavailable'; readonly problem: DatabaseProblem }> => {
  try {
    return await read;
  } catch (error) {
    return { state: 'unavailable', problem: problemOf(error) };
  }
};

/** Deepgram doesn't say since when an invite is pending (docs/deepgram/api.md 4.7), so the first sight of it is kept. */
const noteInvites = async (
  tx: WriteTransaction<LedgerSchema>,
  { projectId, invites, takenAt, clockOffset = 0 }: Snapshot,
): Promise<void> => {
  if (invites.state === 'failed') return;
  const row = await tx.objectStore('invites').get(projectId);
  const before = row && openInvites(row).state === 'present' ? row.seen : [];
  // By Deepgram's clock where it is known: this machine's may have been years off at a reading.
  const seen = sightedInvites(before, invites.value, invites.state === 'whole', takenAt + clockOffset);
  await tx.objectStore('invites').put({ version: 1, projectId, seen });
};

const keep = async (tx: WriteTransaction<LedgerSchema>, snapshot: Snapshot): Promise<SnapshotWritten> => {
  const project = await tx.objectStore('projects').get(snapshot.projectId);
  if (!project) return { ok: true, kept: false, because: 'not-connected' };
  await tx.objectStore('snapshots').put({ version: 1, projectId: snapshot.projectId, snapshot });
  await tx.objectStore('projects').put({ ...project, lastReadAt: snapshot.takenAt });
  await noteInvites(tx, snapshot);
  return { ok: true, kept: true };
};

const sorted = (rows: readonly ProjectRow[]): StoredProjects => {
  const projects: ProjectRecord[] = [];
  const damaged: string[] = [];
  for (const row of rows) {
    const stored = openProject(row);
    if (stored.state === 'present') projects.push(stored.value);
    // The id is the store's own key, so it is there whatever else isn't.
    else damaged.push(row.projectId);
  }
  projects.sort((a, b) => a.name.localeCompare(b.name) || a.projectId.localeCompare(b.projectId));
  return { state: 'present', projects, damaged };
};
