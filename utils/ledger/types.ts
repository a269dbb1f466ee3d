import type { Snapshot } from '../rules/snapshot';
import type { DatabaseProblem, Written } from '../storage/problem';
import type { Records, ValueOf } from './records';
import type { STORES } from './stores';

export type ProjectRecord = ValueOf<(typeof STORES)['projects']>;

export type StoredProjects =
  /** `damaged`: ids of projects whose records no longer fit. */
  | { readonly state: 'present'; readonly projects: readonly ProjectRecord[]; readonly damaged: readonly string[] }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

export type SnapshotWritten =
  /**
   * `nothing-read`: every part failed, the older snapshot stays. `not-connected`: the project was forgotten before
   * that.
   */
  | { readonly ok: true; readonly kept: true }
  | { readonly ok: true; readonly kept: false; readonly because: 'nothing-read' | 'not-connected' }
  | { readonly ok: false; readonly problem: DatabaseProblem };

/** What is known over time, by kind of record. No method throws, and each write is one transaction. */
export interface Ledger extends Records<typeof STORES> {
  /**
   * Stores a reading, the project's `lastReadAt`, and which invites it was the first to show. The project's record must
   * stand (`writeProject` first): a reading that ends after the project was forgotten must not bring it back.
   */
  writeSnapshot(snapshot: Snapshot): Promise<SnapshotWritten>;
  /** By name, then id. */
  listProjects(): Promise<StoredProjects>;
  writeProject(project: ProjectRecord): Promise<Written>;
  /** Erases all that is stored about a project. */
  forget(projectId: string): Promise<Written>;
  /** Lets go of the database. The next call opens it again. */
  close(): Promise<void>;
}
