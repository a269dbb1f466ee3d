import type { Snapshot } from '../rules/snapshot';
import { problemOf, type WriteTransaction, written } from '../storage/database';
import { eraseEvents } from './erase-events';
import { createKeptTwice } from './kept-twice';
import { listEvents } from './list-events';
import { noteWatching, recordChanges } from './record-changes';
import { keysOf, openStores, type SchemaOf } from './records';
import { createRecovery } from './recovery';
import { openSecondCopy } from './second-copy';
import { STORE_NAMES, STORES } from './stores';
import { sightedInvites } from './stores/invites';
import { wasAsked, worthKeeping } from './stores/snapshots';
import type { Compared, Ledger, SnapshotWritten } from './types';

type Schema = SchemaOf<typeof STORES>;

/** `now`: milliseconds since the epoch. */
export const createLedger = ({ name = 'linchpin-ledger', now = Date.now } = {}): Ledger => {
  const { database, records } = openStores(name, STORES);
  const copyName = `${name}-copy`;
  const copy = openSecondCopy(copyName);
  const kept = createKeptTwice({ database, copy, now });

  return {
    ...records,
    snoozes: kept.twice('snoozes', records.snoozes),
    records: kept.twice('records', records.records),

    async writeSnapshot(snapshot) {
      if (!wasAsked(snapshot)) return { ok: true, kept: false, because: 'nothing-read' };
      try {
        return await database.write(STORE_NAMES, (tx) => keep(tx, snapshot));
      } catch (error) {
        return { ok: false, problem: problemOf(error) };
      }
    },

    async listEvents(projectId, query) {
      try {
        return await database.read((db) => listEvents(db.transaction(['events', 'readings']), projectId, query));
      } catch (error) {
        return { state: 'unavailable', problem: problemOf(error) };
      }
    },

    eraseEvents: (projectId, olderThanMs) =>
      written(database.write(['watches', 'events'], (tx) => eraseEvents(tx, projectId, olderThanMs))),

    noteWatching: (projectId, paused, at) =>
      written(database.write(['watches', 'events'], (tx) => noteWatching(tx, projectId, paused, at))),

    async listProjects() {
      let listed = await records.projects.list();
      const isEmpty = listed.state === 'present' && listed.values.length + listed.damaged.length === 0;
      // No project, or a ledger that the browser has lost: the copy knows.
      if (isEmpty && restoredBy(await kept.compare())) listed = await records.projects.list();
      if (listed.state === 'unavailable') return listed;
      const { values, damaged } = listed;
      const byName = values.toSorted((a, b) => a.name.localeCompare(b.name) || a.projectId.localeCompare(b.projectId));
      return { state: 'present', projects: byName, damaged };
    },

    writeProject: (project) =>
      kept.write('projects', project.projectId, () =>
        written(
          database.write(['projects'], (tx) =>
            tx.objectStore('projects').put(STORES.projects.close(project.projectId, project)),
          ),
        ),
      ),

    forget: (projectId) =>
      kept.inTurn(async () => {
        const erased = await written(copy.erase(projectId));
        return erased.ok ? written(database.write(STORE_NAMES, (tx) => forget(tx, projectId))) : erased;
      }),

    compareCopy: () => kept.compare(),
    copiedNotes: (projectId) => kept.copiedNotes(projectId),
    ...createRecovery({ name, copyName, database, copy, kept }),

    async close() {
      await Promise.all([database.close(), copy.close()]);
    },
  };
};

const forget = async (tx: WriteTransaction<Schema>, projectId: string): Promise<void> => {
  for (const store of STORE_NAMES) await tx.objectStore(store).delete(keysOf(STORES[store], projectId));
};

const restoredBy = (compared: Compared): boolean => compared.state === 'present' && compared.restored.length > 0;

/** Which invites a reading was the first to show. */
const noteInvites = async (
  tx: WriteTransaction<Schema>,
  { projectId, invites, takenAt, clockOffset = 0 }: Snapshot,
): Promise<void> => {
  if (invites.state === 'failed') return;
  const rows = tx.objectStore('invites');
  const stored = STORES.invites.open(await rows.get(projectId));
  const before = stored.state === 'present' ? stored.value : {};
  // By Deepgram's clock where it is known: this machine's may have been years off at a reading.
  const seen = sightedInvites(before, invites.value, invites.state === 'whole', takenAt + clockOffset);
  await rows.put(STORES.invites.close(projectId, seen));
};

const keep = async (tx: WriteTransaction<Schema>, snapshot: Snapshot): Promise<SnapshotWritten> => {
  const { projectId, takenAt } = snapshot;
  const project = await tx.objectStore('projects').get(projectId);
  if (!project) return { ok: true, kept: false, because: 'not-connected' };
  await recordChanges(tx, snapshot);
  if (!worthKeeping(snapshot)) return { ok: true, kept: false, because: 'nothing-read' };
  await tx.objectStore('snapshots').put(STORES.snapshots.close(projectId, snapshot));
  await tx.objectStore('projects').put({ ...project, lastReadAt: takenAt });
  await noteInvites(tx, snapshot);
  return { ok: true, kept: true };
};
