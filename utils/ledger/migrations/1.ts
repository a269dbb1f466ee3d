import type { Upgrade } from '../../database/database';
import type { LedgerSchema } from '../schema';

/** Nothing before; after: the connected projects, and the last reading of each. */
export const migrateTo1: Upgrade<LedgerSchema> = (db) => {
  db.createObjectStore('snapshots', { keyPath: 'projectId' });
  db.createObjectStore('projects', { keyPath: 'projectId' });
};
