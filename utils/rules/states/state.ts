/** What a key is at present. Every surface that speaks of a key says this one state (docs/architecture.md, rule 6). */
export type KeyStateName =
  /** Requests in the window, the latest on the last whole UTC day or today; or silence since that can't be shown. */
  | 'in-use'
  /** No request for at least a whole day, but not for the whole window; or the key is younger than the window. */
  | 'cooling'
  /** Quiet for the window, but it came back from such silence before, and may again. */
  | 'rhythmic'
  /** Quiet for the window and longer than any rhythm that the days read show. */
  | 'quiet'
  /** Older than the window, and no request since it was made: all its days were read. */
  | 'never-used'
  /** Its evidence is not whole, and what there is shows no request in the window. */
  | 'unknown'
  /** Listed as expired: it has ended already. */
  | 'expired';

/** Bursts of use with silences of at least a window between them. Days are UTC. */
export interface Rhythm {
  /** Median of the silences that ended in use, in days from the last day of one burst to the first of the next. */
  readonly usualGap: number;
  readonly longestGap: number;
  /** Bursts seen, two at least. */
  readonly bursts: number;
  readonly lastDay: string;
  /** `lastDay` and the usual gap. May be past: then it is late. */
  readonly expectedOn: string;
}

/** What is known of a key's days before the reading. Plain data. */
export interface Past {
  /** UTC days with use, oldest first. */
  readonly activeDays: readonly string[];
  /**
   * The days (UTC, inclusive) read without a hole; `null` where the answer wasn't whole: what it shows was there all
   * the same.
   */
  readonly covers: { readonly from: string; readonly to: string } | null;
}

/** A key's state with its dates (UTC days). Plain data. */
export interface KeyState {
  readonly state: KeyStateName;
  /** Last day with use, told by any source; `null`: none in the days that were read. */
  readonly lastDay: string | null;
  /** First day on which it is safe if no request comes until then; `null` where that can't be told. */
  readonly safeFrom: string | null;
  readonly rhythm: Rhythm | null;
  /** First of the days that were read of it without a hole up to now; `null`: none. */
  readonly readFrom: string | null;
  /** No day of its life within the past year is unread. Else a slower rhythm looks just as quiet. */
  readonly isYearRead: boolean;
}

/** What removing a member means at present, by the reading alone; that it is safe takes a verdict. */
export type MemberStateName =
  /** The only Owner. */
  | 'blocked'
  | 'in-use'
  | 'cooling'
  | 'rhythmic'
  /** All their active keys are quiet for the window. */
  | 'quiet'
  | 'no-keys'
  | 'unknown';

export interface MemberState {
  readonly state: MemberStateName;
  /**
   * Whole UTC days since the latest request on any of their keys, today not counted; `null`: none in the days that were
   * read.
   */
  readonly quietDays: number | null;
  /** First UTC day on which all of them are safe if no request comes; for `cooling` and `rhythmic`, else `null`. */
  readonly safeFrom: string | null;
  /** Of a key that comes back from silence. */
  readonly rhythm: Rhythm | null;
}
