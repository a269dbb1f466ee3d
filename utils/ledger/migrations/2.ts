import type { Upgrade } from '../../database/database';
import type { LedgerSchema } from '../schema';

/**
 * Before: the connected projects, and the last reading of each. After: beside them what time adds to a project, which no
 * reading tells: findings that a person set aside, and when each pending invite was first seen.
 */
export const migrateTo2: Upgrade<LedgerSchema> = (db) => {
  db.createObjectStore('snoozes', { keyPath: 'projectId' });
  db.createObjectStore('invites', { keyPath: 'projectId' });
};
