import type { DBSchema } from 'idb';
import type { ProjectRow, SnapshotRow } from './records';

/** The ledger as the newest migration leaves it. */
export interface LedgerSchema extends DBSchema {
  snapshots: { key: string; value: SnapshotRow };
  projects: { key: string; value: ProjectRow };
}
