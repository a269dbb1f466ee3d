import type { DBSchema } from 'idb';
import type { ProjectRow, SnapshotRow } from './records';
import type { InvitesRow, SnoozesRow } from './review-records';

/** The ledger as the newest migration leaves it. */
export interface LedgerSchema extends DBSchema {
  snapshots: { key: string; value: SnapshotRow };
  projects: { key: string; value: ProjectRow };
  snoozes: { key: string; value: SnoozesRow };
  invites: { key: string; value: InvitesRow };
}
