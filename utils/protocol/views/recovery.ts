import type { DatabaseProblem } from '../../storage/problem';

/** What is safe and what is not, of all that is stored. */
export interface RecoveryView {
  /** Why the ledger can't be opened; `null`: it can. */
  readonly problem: DatabaseProblem | null;
  readonly copyProblem: DatabaseProblem | null;
  /** How many keys are stored; `null`: the browser doesn't tell. */
  readonly storedKeys: number | null;
  readonly notes: number;
  /** Of findings. */
  readonly snoozes: number;
  /** Events that can be read. */
  readonly events: number;
}

export interface RebuildOutcome {
  readonly problem: DatabaseProblem | null;
  /** What came back. */
  readonly projects: number;
  readonly notes: number;
  readonly snoozes: number;
}
