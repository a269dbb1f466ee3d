import type { Snapshot } from '../rules/snapshot';
import { problemOf, type WriteTransaction, written } from '../storage/database';
import { eraseEvents } from './erase-events';
import { listEvents } from './list-events';
import { claimOwed, noteClicked } from './outbox';
import { noteWatching, recordChanges } from './record-changes';
import { keysOf, openStores, type SchemaOf } from './records';
import { STORE_NAMES, STORES } from './stores';
import { sightedInvites } from './stores/invites';
import { wasAsked, worthKeeping } from './stores/snapshots';
import type { Ledger, SnapshotWritten } from './types';

type Schema = SchemaOf<typeof STORES>;

export const createLedger = ({ name = 'linchpin-ledger' } = {}): Ledger => {
  const { database, records } = openStores(name, STORES);

  return {
    ...records,

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
      written(database.write(['watches', 'events', 'outbox'], (tx) => noteWatching(tx, projectId, paused, at))),

    async owes() {
      const listed = await records.outbox.list();
      return listed.state === 'present' && listed.values.some(({ claim }) => claim === null);
    },

    async claimOwed(decide, at) {
      try {
        return await database.write(['outbox', 'events'], (tx) => claimOwed(tx, decide, at), 'strict');
      } catch {
        return [];
      }
    },

    noteClicked: (id) => written(database.write(['outbox'], (tx) => noteClicked(tx, id))),

    async listProjects() {
      const listed = await records.projects.list();
      if (listed.state === 'unavailable') return listed;
      const { values, damaged } = listed;
      const byName = values.toSorted((a, b) => a.name.localeCompare(b.name) || a.projectId.localeCompare(b.projectId));
      return { state: 'present', projects: byName, damaged };
    },

    writeProject: (project) =>
      written(
        database.write(['projects'], (tx) =>
          tx.objectStore('projects').put(STORES.projects.close(project.projectId, project)),
        ),
      ),

    forget: (projectId) =>
      written(
        database.write(STORE_NAMES, async (tx) => {
          for (const store of STORE_NAMES) await tx.objectStore(store).delete(keysOf(STORES[store], projectId));
        }),
      ),

    close: () => database.close(),
  };
};

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
