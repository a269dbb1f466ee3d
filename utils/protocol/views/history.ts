import type { AlertKind } from '../../rules/alerts/kinds';
import type { Told } from '../../rules/events/event';
import type { Gap } from '../../rules/events/gaps';
import type { DatabaseProblem } from '../../storage/problem';

/** A change with its number in the project. */
export interface NumberedChange extends Told {
  readonly seq: number;
  /** The kind of alert that tells of it without being asked; absent where none does at present. */
  readonly alert?: AlertKind;
}

/** The stored events could not be read. */
export interface UnreadHistory {
  readonly state: 'unavailable';
  readonly problem: DatabaseProblem;
}

/**
 * What happened in a project, as it is stored: the review page words it (wording/history), so that the worker needn't
 * load those words.
 */
export type FoundHistory =
  | {
      readonly state: 'present';
      /** In the order in which they were found. */
      readonly events: readonly NumberedChange[];
      /** Events that no longer fit what they were stored as, and so can't be told. */
      readonly damaged: number;
      /** Asked for with this, what is older; `null` where there is no more. */
      readonly next: number | null;
      /** Times without a reading between them, the latest first. */
      readonly gaps: readonly Gap[];
      /** Since when readings are compared; milliseconds since the epoch. `null`: not yet. */
      readonly since: number | null;
      /** How often the project is read. */
      readonly everyMinutes: number;
      /** The UTC day of telling. */
      readonly today: string;
    }
  | UnreadHistory;
