import { sightedInvites } from '../rules/invites-seen';
import type { Snapshot } from '../rules/snapshot';
import { problemOf, type WriteTransaction } from '../storage/database';
import { keepDays } from './days/keep-days';
import { recordChanges } from './record-changes';
import type { SchemaOf } from './records';
import { STORE_NAMES, STORES } from './stores';
import { wasAsked, worthKeeping } from './stores/snapshots';
import type { Ledger, LedgerDatabase, SnapshotWritten } from './types';

type Schema = SchemaOf<typeof STORES>;

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
  await keepDays(tx, snapshot);
  return { ok: true, kept: true };
};

/** Stores a reading with all that follows from it, in one transaction. */
export const createReadingMethods = (database: LedgerDatabase): Pick<Ledger, 'writeSnapshot'> => ({
  async writeSnapshot(snapshot) {
    if (!wasAsked(snapshot)) return { ok: true, kept: false, because: 'nothing-read' };
    try {
      return await database.write(STORE_NAMES, (tx) => keep(tx, snapshot));
    } catch (error) {
      return { ok: false, problem: problemOf(error) };
    }
  },
});
