import { type WriteTransaction, written } from '../storage/database';
import { createDayMethods } from './days/day-methods';
import { createEventMethods } from './event-methods';
import { createKeptTwice } from './kept-twice';
import { createOutboxMethods } from './outbox-methods';
import { createReadingMethods } from './reading-methods';
import { keysOf, openStores, type SchemaOf } from './records';
import { createRecovery } from './recovery';
import { openSecondCopy } from './second-copy';
import { STORE_NAMES, STORES } from './stores';
import { createTeamMethods } from './team-methods';
import type { Compared, Ledger } from './types';

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
    bases: kept.twice('bases', records.bases),
    plans: kept.twice('plans', records.plans),
    ...createReadingMethods(database),
    ...createEventMethods(database),
    ...createDayMethods(database),
    ...createOutboxMethods(database, records),
    ...createTeamMethods(database, kept),

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
