import type { Owed, Plan, Telling } from '../rules/alerts/plan-telling';
import type { Snapshot } from '../rules/snapshot';
import type { DatabaseProblem, Written } from '../storage/problem';
import type { Records, ValueOf } from './records';
import type { STORES } from './stores';

export type ProjectRecord = ValueOf<(typeof STORES)['projects']>;

export type StoredProjects =
  /** `damaged`: ids of projects whose records no longer fit. */
  | { readonly state: 'present'; readonly projects: readonly ProjectRecord[]; readonly damaged: readonly string[] }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

export type LedgerEvent = ValueOf<(typeof STORES)['events']>;

export interface EventQuery {
  /** Only those with a smaller number. */
  readonly before?: number;
  /** Only those with a larger number. */
  readonly after?: number;
  /** Only those about this (rules/events/subject.ts). */
  readonly subject?: string;
  readonly most: number;
}

export type StoredEvents =
  | {
      readonly state: 'present';
      readonly events: readonly LedgerEvent[];
      /** Rows that no longer fit, among those asked for. */
      readonly damaged: number;
      /** Number of the oldest one that was looked at, where there are older ones; `null` where there are none. */
      readonly next: number | null;
      /** When the first reading was made that is known; milliseconds since the epoch. `null`: none yet. */
      readonly since: number | null;
    }
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
  /** What happened in a project, in the order in which it was found: the latest between two numbers. */
  listEvents(projectId: string, query: EventQuery): Promise<StoredEvents>;
  /**
   * Erases what was found longer ago than this (milliseconds) before the latest reading, so that a clock that was set
   * ahead erases nothing. The oldest first, some thousand at a time.
   */
  eraseEvents(projectId: string, olderThanMs: number): Promise<Written>;
  /**
   * Notes that a project can't be read at present, and why, or that it can again (`null`); told once for each.
   * @param at Milliseconds since the epoch.
   */
  noteWatching(projectId: string, paused: string | null, at: number): Promise<Written>;
  /** Whether a person is owed a notification of anything. */
  owes(): Promise<boolean>;
  /**
   * Decides about every event that a person is owed a notification of, and notes it on the disk itself: what is handed
   * back to be told is claimed, and never handed back again, whatever becomes of the worker. Nothing is claimed where
   * the database doesn't answer: it stays owed.
   * @param at Milliseconds since the epoch.
   */
  claimOwed(decide: (owed: readonly Owed[]) => Plan, at: number): Promise<readonly Telling[]>;
  /** Notes that a person pressed the notification with this id. */
  noteClicked(id: string): Promise<Written>;
  /** By name, then id. */
  listProjects(): Promise<StoredProjects>;
  writeProject(project: ProjectRecord): Promise<Written>;
  /** Erases all that is stored about a project. */
  forget(projectId: string): Promise<Written>;
  /** Lets go of the database. The next call opens it again. */
  close(): Promise<void>;
}
