import type { Answer, Gap } from './answer';
import type { Concern, ConcernKind, DayRange } from './picture';

/** A project in one look, for the popup. Plain data. */
export interface ProjectSummary {
  readonly projectId: string;
  readonly projectName: string;
  readonly takenAt: number;
  /** Everything that keeps this from being the whole truth; empty when it is. */
  readonly gaps: readonly Gap[];
  readonly members: Answer<number>;
  readonly activeKeys: Answer<number>;
  /** Active keys whose creator is a person, not a service account. */
  readonly keysOnPeople: Answer<number>;
  /** Active keys at risk, by kind, worst kind first; a key counts once for each kind it has. */
  readonly atRisk: readonly { readonly kind: ConcernKind; readonly count: number }[];
  /** Requests in the last 7 UTC days, today included. */
  readonly requests: Answer<{ readonly total: number; readonly perDay: readonly number[]; readonly range: DayRange }>;
  /** US dollars in the same days. */
  readonly cost: Answer<number>;
  /** Keys that need attention, worst first, at most 50. */
  readonly attention: readonly { readonly keyId: string; readonly comment: string; readonly concern: Concern }[];
  /** Keys seen to need attention, those beyond the listed included. */
  readonly attentionTotal: number;
  /** The same as a claim about the project: as whole as the keys, and the members who made them, are. */
  readonly needAttention: Answer<number>;
}
