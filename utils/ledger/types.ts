import type { Owed, Plan, Telling } from '../rules/alerts/plan-telling';
import type { DayRange } from '../rules/analysis';
import type { Change } from '../rules/events/event';
import type { Note } from '../rules/notes/note';
import type { Snapshot } from '../rules/snapshot';
import type { StoredDays } from '../rules/stored-days/stored-days';
import type { Database } from '../storage/database';
import type { DatabaseProblem, Written } from '../storage/problem';
import type { ReadSlice } from './days/write-slice';
import type { Records, SchemaOf, ValueOf } from './records';
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
  /** Only those that were found at this moment or later; milliseconds since the epoch. */
  readonly since?: number;
  /** Only these of them. */
  readonly keep?: (change: Change) => boolean;
  readonly most: number;
  /** How many are looked at for these, so that nobody waits for a rare kind. Default: 5,000, a third of a second. */
  readonly lookAt?: number;
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

/** What came back to a project from the second copy. */
export interface Restored {
  readonly projectId: string;
  /** The project itself, and with it all else that the ledger had of it, was gone. */
  readonly isLost: boolean;
  readonly notes: number;
  readonly snoozes: number;
}

/** How ledger and second copy were found. */
export type Compared =
  | {
      readonly state: 'present';
      readonly restored: readonly Restored[];
      /** Why the copy could not be read or written. */
      readonly copyProblem: DatabaseProblem | null;
    }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

export type CopiedNotes =
  | { readonly state: 'present'; readonly notes: readonly Note[] }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

/** All that can still be read, row by row as it is stored. */
export interface StoredRows {
  readonly projects: readonly unknown[];
  readonly snoozes: readonly unknown[];
  readonly records: readonly unknown[];
  /** The teams' files as they were opened and saved last. */
  readonly bases: readonly unknown[];
  readonly plans: readonly unknown[];
  readonly events: readonly unknown[];
  /** Why the ledger, or its second copy, could not be read. */
  readonly problem: DatabaseProblem | null;
  readonly copyProblem: DatabaseProblem | null;
}

/** The team's file as it was opened and saved last, as text. */
export type TeamBase = ValueOf<(typeof STORES)['bases']>;

/** What opening or saving a team's file changes: whole notes, and the file that is kept. */
export interface TeamChange {
  readonly notes: readonly Note[];
  readonly base: TeamBase;
}

export type LedgerDatabase = Database<SchemaOf<typeof STORES>>;

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
  /** When a project was read, whole or not, between two moments and with them; none where nothing can be read. */
  listReadings(projectId: string, from: number, to: number): Promise<readonly number[]>;
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
  /**
   * Erases all that is stored about a project: its second copy first, so that nothing can come back from it. Where that
   * can't be erased, nothing is.
   */
  forget(projectId: string): Promise<Written>;
  /**
   * Compares what a person wrote with its second copy: what the ledger lost comes back, and is told as an event; what
   * the copy lacks is made up for.
   */
  compareCopy(): Promise<Compared>;
  /** A project's notes as the second copy has them: for when the ledger can't be read. */
  copiedNotes(projectId: string): Promise<CopiedNotes>;
  /**
   * Changes notes and the team's file that is kept with them, as `to` makes them of what is stored at that moment: all
   * of it, or nothing.
   */
  changeTeam(projectId: string, to: (notes: readonly Note[], base: TeamBase) => TeamChange): Promise<Written>;
  /** What can be read, whatever state the databases are in. Events: at most the latest `mostEvents`. */
  readAll(mostEvents: number): Promise<StoredRows>;
  /**
   * For a ledger that can't be opened: deletes it, makes it again, and brings back what the second copy has. All
   * events and readings are lost. Where the copy can't be read either, nothing is done unless `alsoCopy`, which
   * deletes that too.
   */
  rebuild(alsoCopy: boolean): Promise<Compared>;
  /** Lets go of the database. The next call opens it again. */
  close(): Promise<void>;
}
