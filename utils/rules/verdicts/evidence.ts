import type { DayRange } from '../analysis';
import type { Answer, Gap, OutOfReach, Part } from '../answer';

/** Anything that keeps a verdict from resting on whole evidence. Facts only; the words are elsewhere. */
export type EvidenceIssue =
  /**
   * Nothing can be read at present, so nobody would learn of what has happened since the reading, however young it is.
   */
  | { readonly kind: 'paused'; readonly because: OutOfReach }
  /** An answer is partial or failed; `history`: the year of daily summaries. */
  | { readonly kind: 'gap'; readonly part: EvidencePart; readonly gap: Gap }
  /** The reading is older than it may be when shown. */
  | { readonly kind: 'stale'; readonly ageMs: number; readonly limitMs: number }
  /** The reading lies ahead of this machine's clock, which was set back since: its age can't be told. */
  | { readonly kind: 'clock-set-back'; readonly byMs: number }
  /** Deepgram's `Date` header was unreadable: neither the day nor the age can be checked against it. */
  | { readonly kind: 'clock-unknown' }
  /** This machine's clock and Deepgram's disagree; positive: Deepgram's is ahead. */
  | { readonly kind: 'clock-off'; readonly offsetMs: number; readonly limitMs: number }
  /** The members list is whole and they are not in it. */
  | { readonly kind: 'not-a-member'; readonly memberId: string }
  /** The list of active keys lacks the very key that it was read with, so it can't be all of them. */
  | { readonly kind: 'stored-key-unlisted' }
  /** It can't be told since when a key has been there, hence how long it has been quiet. */
  | { readonly kind: 'key-age-unreadable'; readonly keyId: string }
  /** The daily summaries of the past year are needed and weren't asked for yet. */
  | { readonly kind: 'history-unread' }
  /** The request log wasn't asked yet for the latest request of a key, or too long ago. */
  | { readonly kind: 'log-unread' }
  /** More active keys than the request log is asked for. */
  | { readonly kind: 'log-too-many'; readonly keys: number; readonly limit: number };

export type EvidencePart = Part | 'history';

/** What no reading shows, even a whole one. Said beside every verdict, so that it isn't taken for seen. */
export type BlindSpot =
  /** Daily figures come hours late, and no bound for that is published (docs/deepgram/api.md 5). */
  | { readonly kind: 'usage-lags' }
  /**
   * The request log was asked for every key: what came later than this moment (milliseconds, this machine's clock) it
   * can't tell.
   */
  | { readonly kind: 'since-log'; readonly at: number }
  /** Calls to the management API, such as making keys, are in no usage figure; keys that may make some. */
  | { readonly kind: 'management-calls'; readonly keys: number }
  /** Self-hosted distribution credentials end with their creator too, and are not read (docs/deepgram/api.md 4.14). */
  | { readonly kind: 'self-hosted-credentials' }
  /** Use before this day was not read: a job rarer than that goes unseen. */
  | { readonly kind: 'use-before'; readonly day: string }
  /**
   * Use in the window by accessors that are no listed key: deleted, or never a key of the project. Requests, where
   * counted.
   */
  | { readonly kind: 'unlisted-use'; readonly accessors: number; readonly requests: number };

/** One thing that was asked, and whether the answer was whole. */
export interface Observation {
  readonly part: EvidencePart;
  /** Method and path template. */
  readonly endpoint: string;
  readonly state: Answer<unknown>['state'];
  /** Why it is not whole; a failed one's is the failure. */
  readonly gaps: readonly Gap[];
  /** The days it covers, of parts that have any. */
  readonly range: DayRange | null;
}

/** The observations a verdict rests on: what was asked, when, over which days, and whether the answer was whole. */
export interface Evidence {
  /** When the reading began, milliseconds since the epoch, by this machine's clock. */
  readonly takenAt: number;
  readonly judgedAt: number;
  /** From this moment on it is not whole any more: too old, or a UTC day has begun that was not read. */
  readonly validUntil: number;
  /** Milliseconds by which Deepgram's clock was ahead; `null` where that was unreadable. */
  readonly clockOffset: number | null;
  /** The days that "recent" means on the day of judging. */
  readonly window: DayRange;
  readonly observations: readonly Observation[];
  readonly blindSpots: readonly BlindSpot[];
}
