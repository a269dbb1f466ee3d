import type { Answer } from '../answer';
import type { Note } from '../notes/note';
import type { ApiKey } from '../snapshot';
import type { RemovalVerdict } from '../verdicts/verdict';
import type { PlanRecord } from './record';

/** What a plan's state is told from. */
export interface PlanGround {
  readonly record: PlanRecord;
  /** On removing the member. Whatever their plan is for, nothing in it is surer than this. */
  readonly verdict: RemovalVerdict;
  readonly notes: readonly Note[];
  /** Every active key of the project. */
  readonly keys: Answer<readonly ApiKey[]>;
  /** Whole UTC days without use before a key counts as quiet. */
  readonly windowDays: number;
  readonly isServiceAccount: (email: string) => boolean;
}

export const todayOf = ({ verdict }: Pick<PlanGround, 'verdict'>): string => verdict.evidence.window.to;

export const noteOn = (notes: readonly Note[], keyId: string): Note | undefined =>
  notes.find(({ kind, subject }) => kind === 'key' && subject === keyId.toLowerCase());

/**
 * The day on which something was written; one that lies ahead of today is no day: whose clock was wrong can't be told.
 */
export const writtenOn = ({ at }: { readonly at: string }, today: string): string => {
  const day = at.slice(0, 10);
  return day > today ? '' : day;
};
