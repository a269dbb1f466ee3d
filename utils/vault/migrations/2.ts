import type { Upgrade } from '../../storage/database';
import type { VaultSchema } from '../schema';

/**
 * Before: every key is encrypted under this device's. After: beside them a place for how keys are kept, which is empty
 * as long as that is "on this device". Records of version 1 stay as they are, and readable.
 */
export const migrateTo2: Upgrade<VaultSchema> = (db) => {
  db.createObjectStore('keeping');
};
