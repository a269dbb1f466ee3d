import type { DayRange } from './analysis';
import type { Answer, Gap } from './answer';
import type { Concern, ConcernKind } from './concerns';
import type { Severity } from './findings/finding';

/** A finding of a key that asks for an act soon. */
export interface AttentionItem {
  readonly findingId: string;
  readonly keyId: string;
  readonly comment: string;
  readonly concern: Concern;
}

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
  /** How many findings are open, as the review counts them; as whole as what they are judged from. */
  readonly findings: Answer<Readonly<Record<Severity, number>>>;
  /** Of those, the concerns of keys and members by kind, worst kind first. */
  readonly atRisk: readonly { readonly kind: ConcernKind; readonly count: number }[];
  /** Requests in the last 7 UTC days, today included. */
  readonly requests: Answer<{ readonly total: number; readonly perDay: readonly number[]; readonly range: DayRange }>;
  /** US dollars in the same days. */
  readonly cost: Answer<number>;
  /** Of those, the ones of keys to act on soon, worst first, at most 50. */
  readonly attention: readonly AttentionItem[];
  /** The same, those beyond the listed included. */
  readonly attentionTotal: number;
}
