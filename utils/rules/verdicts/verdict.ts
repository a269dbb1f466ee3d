import type { DayRange, KeyUse, Role, UseCount } from '../analysis';
import type { Answer } from '../answer';
import type { ApiKey, Member } from '../snapshot';
import type { KeyStateName, Rhythm } from '../states/state';
import type { Evidence, EvidenceIssue } from './evidence';

/** One key of a member who may be removed, with its facts. */
export interface KeyJudgement {
  readonly key: ApiKey;
  readonly status: 'active' | 'expired';
  readonly state: KeyStateName;
  /** Made by an account of the same e-mail under another member id: a removed and re-invited person's. */
  readonly formerAccount: boolean;
  /** Whether it is the key that Linchpin itself uses. */
  readonly isStoredKey: boolean;
  /** Requests in the window and by day, of the reading. */
  readonly use: Answer<KeyUse>;
  /**
   * Last UTC day with use, told by any source of the reading or by the history; `null`: none in the days that were
   * read.
   */
  readonly lastDay: string | null;
  /** US dollars in the window. */
  readonly cost: Answer<number>;
  /** Scopes that the creator's present role takes away; empty where that isn't known. */
  readonly lostScopes: readonly string[];
  /** First UTC day on which it is safe if no request comes until then; `null` where that can't be told. */
  readonly safeFrom: string | null;
  readonly rhythm: Rhythm | null;
}

export type RemovalState = 'blocked' | 'in-use' | 'cooling' | 'rhythmic' | 'safe' | 'unknown';

/** What happens if a member is removed or leaves. Plain data. */
export interface RemovalVerdict {
  readonly state: RemovalState;
  readonly memberId: string;
  /** Their row; `null` where the members list doesn't show it. */
  readonly member: Member | null;
  readonly role: Role | null;
  /** Every key seen that is theirs: worst state first, then busiest; expired ones last. */
  readonly keys: readonly KeyJudgement[];
  /** What their active keys did in the window, as far as it was seen. */
  readonly use: UseCount;
  /**
   * The first day on which all of it is safe if no request comes until then; for `cooling` and `rhythmic`, else `null`.
   */
  readonly safeFrom: string | null;
  /** Everything that keeps the evidence from being whole; empty if and only if it is. `safe` needs it empty. */
  readonly missing: readonly EvidenceIssue[];
  /**
   * What to read before it can be told: the only thing missing is the past year of these keys. Judge again with the
   * answer as `history`. `null` where it isn't needed, so that nothing is read in vain.
   */
  readonly historyWanted: { readonly keyIds: readonly string[]; readonly range: DayRange } | null;
  /**
   * Keys whose latest request to ask the log for, in the same sense: judge again with the answers in the snapshot's
   * `log`.
   */
  readonly logWanted: readonly string[] | null;
  /** Linchpin's own stored key is among those that would end. */
  readonly endsStoredKey: boolean;
  readonly evidence: Evidence;
}

/** Whether losing scopes matters to a key, as far as can be known: management calls are in no usage figure. */
export type ScopeLoss =
  /** It loses none. */
  | 'none'
  /**
   * It has requests in the window, which need none of the lost scopes; management calls it may make beside are unseen.
   */
  | 'use-unaffected'
  /** No request seen: if it is used, then for calls that can't be seen, and those may need what is lost. */
  | 'cannot-tell'
  /** It is the key that Linchpin reads with, and would lose scopes that it reads with. */
  | 'used-by-linchpin';

export interface RoleChangeKey {
  readonly key: ApiKey;
  readonly isStoredKey: boolean;
  readonly use: Answer<KeyUse>;
  readonly cost: Answer<number>;
  /** Scopes it has today and would lose. */
  readonly loses: readonly string[];
  /** Scopes taken away today that it would get back. */
  readonly regains: readonly string[];
  /** Scopes taken away today that stay so. */
  readonly staysWithout: readonly string[];
  readonly matters: ScopeLoss;
}

/** `blocked`: the only Owner. `harmless`: whole evidence, and no active key loses a scope. */
export type RoleChangeState = 'blocked' | 'loses-scopes' | 'harmless' | 'unknown';

/** What happens to a member's keys if they get another role. Plain data. */
export interface RoleChangeVerdict {
  readonly state: RoleChangeState;
  readonly memberId: string;
  readonly member: Member | null;
  readonly fromRole: Role | null;
  readonly toRole: Role;
  /** Their active keys as far as seen, those it matters most to first; empty where their own row isn't seen. */
  readonly keys: readonly RoleChangeKey[];
  readonly missing: readonly EvidenceIssue[];
  readonly evidence: Evidence;
}
