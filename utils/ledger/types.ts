import type { DayRange } from '../rules/analysis';
import type { Snapshot } from '../rules/snapshot';
import type { StoredDays } from '../rules/stored-days/stored-days';
import type { DatabaseProblem, Written } from '../storage/problem';
import type { ReadSlice } from './days/write-slice';
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

type DaysRead =
  | { readonly state: 'present'; readonly days: StoredDays }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

type SliceWritten =
  /** `isNews`: a day is known better than before. */
  { readonly ok: true; readonly isNews: boolean } | { readonly ok: false; readonly problem: DatabaseProblem };

/** What is known over time, by kind of record. No method throws, and each write is one transaction. */
export interface Ledger extends Records<typeof STORES> {
  /**
   * Stores a reading, the project's `lastReadAt`, which invites it was the first to show, and its days of use. The
   * project's record must stand (`writeProject` first): a reading that ends after the project was forgotten must not
   * bring it back.
   */
  writeSnapshot(snapshot: Snapshot): Promise<SnapshotWritten>;
  /** What happened in a project, in the order in which it was found: the latest between two numbers. */
  listEvents(projectId: string, query: EventQuery): Promise<StoredEvents>;
  /**
   * Erases what was found longer ago than this (milliseconds) before the latest reading, so that a clock that was set
   * ahead erases nothing. The oldest first, some thousand at a time.
   */
  eraseEvents(projectId: string, olderThanMs: number): Promise<Written>;
  /** What is known of a project's use on each day of a range, with its gaps by name. */
  readDays(projectId: string, range: DayRange): Promise<DaysRead>;
  /**
   * Stores the final days of a slice that Deepgram was asked for, and notes the others as asked for in vain. What is
   * known of a day's use stays, whatever a slice lacks of it.
   */
  writeSlice(projectId: string, slice: ReadSlice): Promise<SliceWritten>;
  /**
   * Erases days of use that lie so many days before the newest one that is stored, so that a clock that was set ahead
   * erases nothing. The oldest first, a hundred at a time.
   */
  eraseDays(projectId: string, daysKept: number): Promise<Written>;
  /**
   * Notes that a project can't be read at present, and why, or that it can again (`null`); told once for each.
   * @param at Milliseconds since the epoch.
   */
  noteWatching(projectId: string, paused: string | null, at: number): Promise<Written>;
  /** By name, then id. */
  listProjects(): Promise<StoredProjects>;
  writeProject(project: ProjectRecord): Promise<Written>;
  /** Erases all that is stored about a project. */
  forget(projectId: string): Promise<Written>;
  /** Lets go of the database. The next call opens it again. */
  close(): Promise<void>;
}
