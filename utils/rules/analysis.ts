import type { Answer, Gap } from './answer';
import type { Concern } from './concerns';
import type { Numbers } from './numbers';
import type { ApiKey, Invite, Member } from './snapshot';
import type { KeyState, MemberState } from './states/state';

/** What the user may set, as far as pictures and verdicts need it. */
export interface Options extends Pick<Numbers, 'windowDays' | 'unusedAfterDays' | 'expiresWithinDays'> {
  /** E-mail addresses, or patterns with `*` such as `*-bot@company.com`, of accounts that are not persons. */
  readonly serviceAccounts: readonly string[];
}

export type Role = 'owner' | 'admin' | 'member';

/** UTC days, `YYYY-MM-DD`, both inclusive. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** What became of the member who made a key. */
export type CreatorState =
  | { readonly state: 'member'; readonly role: Role | null; readonly serviceAccount: boolean }
  /** The members list is whole and they are not in it: the key is an orphan. */
  | { readonly state: 'left' }
  /** The members list could not be read. */
  | { readonly state: 'unknown' };

/** What was done in the window; today's, provisional, included. */
export interface UseCount {
  readonly requests: number;
  /**
   * Whether there was any use, told by any source: also by hours, tokens, characters, cost or the log, without a
   * request counted.
   */
  readonly used: boolean;
}

export interface KeyUse extends UseCount {
  /** Requests of every day that was read, oldest first. */
  readonly perDay: readonly number[];
  /** The days of `perDay`. */
  readonly range: DayRange;
  /** UTC days with use, told by any source, oldest first. The log may tell of days beside `range`. */
  readonly activeDays: readonly string[];
  /** The last of them; `null`: none. */
  readonly lastDay: string | null;
}

export interface KeyAnalysis {
  readonly key: ApiKey;
  readonly status: 'active' | 'expired';
  readonly creator: CreatorState;
  readonly use: Answer<KeyUse>;
  /** US dollars in the window. */
  readonly cost: Answer<number>;
  readonly state: KeyState;
  readonly concerns: readonly Concern[];
}

export interface MemberAnalysis {
  readonly member: Member;
  readonly role: Role | null;
  readonly serviceAccount: boolean;
  /** Their active keys, busiest first. Partial where not all keys are visible. */
  readonly keys: Answer<readonly KeyAnalysis[]>;
  /** What those keys did in the window. */
  readonly use: Answer<UseCount>;
  readonly state: MemberState;
  readonly concerns: readonly Concern[];
}

/** An accessor with figures that is no listed key: deleted, or never one (docs/deepgram/api.md 4.10). */
export interface UnmatchedAccessor {
  readonly accessor: string;
  readonly use: KeyUse;
}

/** A snapshot joined and judged under the user's options, at a moment. Partial wherever the snapshot is. */
export interface ProjectAnalysis {
  readonly projectId: string;
  readonly projectName: string;
  readonly takenAt: number;
  readonly window: DayRange;
  readonly members: Answer<readonly MemberAnalysis[]>;
  readonly invites: Answer<readonly Invite[]>;
  readonly keys: Answer<readonly KeyAnalysis[]>;
  readonly expiredKeys: Answer<readonly KeyAnalysis[]>;
  readonly unmatched: Answer<readonly UnmatchedAccessor[]>;
  /** What keeps every key's use from being whole; the failure of the usage too. */
  readonly useGaps: readonly Gap[];
}
