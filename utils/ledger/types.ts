import type { DatabaseProblem, Written } from '../database/problem';
import type { Snooze } from '../ownership/findings/finding';
import type { Snapshot, Viewer } from '../ownership/snapshot';

export interface ProjectRecord {
  readonly projectId: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly connectedAt: number;
  /** `takenAt` of the stored snapshot; `null` before the first one. */
  readonly lastReadAt: number | null;
  readonly viewer: Viewer;
}

/** One stored record. A damaged one stays where it is until it is written over or forgotten. */
export type Stored<T> =
  | { readonly state: 'present'; readonly value: T }
  | { readonly state: 'absent' }
  /** `path`: where the record stopped fitting. */
  | { readonly state: 'damaged'; readonly path: string }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

export type StoredProjects =
  /** `damaged`: ids of projects whose records no longer fit. */
  | { readonly state: 'present'; readonly projects: readonly ProjectRecord[]; readonly damaged: readonly string[] }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

export type SnapshotWritten =
  /** `nothing-read`: every part failed, the older snapshot stays. `not-connected`: the project has been forgotten meanwhile. */
  | { readonly ok: true; readonly kept: true }
  | { readonly ok: true; readonly kept: false; readonly because: 'nothing-read' | 'not-connected' }
  | { readonly ok: false; readonly problem: DatabaseProblem };

/** When each pending invite was first seen, by its e-mail; milliseconds since the epoch. */
export type InvitesSeen = Readonly<Record<string, number>>;

/** What is known over time. No method throws, and each write is one transaction. */
export interface Ledger {
  readSnapshot(projectId: string): Promise<Stored<Snapshot>>;
  /**
   * Stores a reading, the project's `lastReadAt`, and which invites it was the first to show. The project's record must stand (`writeProject` first): a reading
   * that ends after the project was forgotten must not bring it back.
   */
  writeSnapshot(snapshot: Snapshot): Promise<SnapshotWritten>;
  readSnoozes(projectId: string): Promise<Stored<readonly Snooze[]>>;
  /**
   * Changes which findings are set aside, from what is stored at that moment; nothing is written where `to` hands back
   * what it got, or the project has been forgotten meanwhile.
   */
  changeSnoozes(projectId: string, to: (before: readonly Snooze[]) => readonly Snooze[]): Promise<Written>;
  readInvitesSeen(projectId: string): Promise<Stored<InvitesSeen>>;
  /** By name, then id. */
  listProjects(): Promise<StoredProjects>;
  readProject(projectId: string): Promise<Stored<ProjectRecord>>;
  writeProject(project: ProjectRecord): Promise<Written>;
  /** Erases all that is stored about a project. */
  forget(projectId: string): Promise<Written>;
  /** Lets go of the database. The next call opens it again. */
  close(): Promise<void>;
}
