import type { Answer } from '../../rules/answer';
import type { Told } from '../../rules/events/event';
import type { Note } from '../../rules/notes/note';
import type { PlanRecord } from '../../rules/plans/record';
import type { ApiKey, Member } from '../../rules/snapshot';
import type { StoredDays } from '../../rules/stored-days/stored-days';
import type { RemovalVerdict } from '../../rules/verdicts/verdict';
import type { DatabaseProblem } from '../../storage/problem';
import type { Assessment } from './assessment';

/**
 * What is known for a member's plan, as it is: what follows from it is told by the page's own rules and words
 * (rules/plans, wording/plans), which the worker then needn't load.
 */
export interface JudgedPlan {
  readonly assessment: Assessment;
  readonly verdict: RemovalVerdict;
  readonly notes: readonly Note[];
  /** Every active key of the project. */
  readonly keys: Answer<readonly ApiKey[]>;
  /** Use of every key of the project; `null`: the days can't be read. */
  readonly days: StoredDays | null;
  /** Keys of theirs that ended, the latest last. */
  readonly ended: readonly Told[];
  /** Patterns of addresses (rules/service-accounts.ts). */
  readonly serviceAccounts: readonly string[];
}

export interface PlanView {
  /** Every plan of the project, ended ones too. */
  readonly plans: readonly PlanRecord[];
  /** Plans that no longer fit what they were stored as, and that the second copy doesn't have either. */
  readonly damaged: number;
  /** Why the plans could not be read. */
  readonly problem: DatabaseProblem | null;
  /** Members who left, as far as it was seen, the latest first. */
  readonly left: readonly Member[];
  /** `null` where no member was asked about, or nothing is known of the project yet. */
  readonly judged: JudgedPlan | null;
}

/** How saving went. */
export interface PlanSaved {
  /** Why nothing was stored. */
  readonly problem: DatabaseProblem | null;
  /** Why the second copy could not be written, though the plan was stored. */
  readonly copyProblem: DatabaseProblem | null;
}
