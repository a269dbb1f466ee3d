import type { Upgrade } from '../../storage/database';
import type { VaultSchema } from '../schema';

/** Nothing before; after: the encrypted keys, by project, and the key of this device that they are encrypted under. */
export const migrateTo1: Upgrade<VaultSchema> = (db) => {
  db.createObjectStore('secrets', { keyPath: 'projectId' });
  db.createObjectStore('device');
};
