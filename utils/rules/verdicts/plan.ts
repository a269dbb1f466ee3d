import type { KeyJudgement, RemovalVerdict } from './verdict';

/** How far a step is, told by readings alone: nobody ticks anything. */
export type StepStatus =
  /** Nothing is left to do in it, whether or not anyone did something. */
  | 'done'
  | 'to-do'
  /** Nothing to do but let days pass. */
  | 'waiting'
  /** Its turn comes after the steps before it. */
  | 'later'
  /** The evidence doesn't tell. */
  | 'unknown';

export interface ReplaceStep {
  readonly kind: 'replace';
  readonly status: 'done' | 'to-do' | 'waiting' | 'unknown';
  readonly key: KeyJudgement;
}

/** One step on the way to removing a member, in the order of doing. Plain data. */
export type PlanStep =
  | { readonly kind: 'promote'; readonly status: 'done' | 'to-do' | 'unknown' }
  | ReplaceStep
  /** `until`: the first UTC day on which all is safe if no request comes; `null` where it can't be told yet. */
  | { readonly kind: 'wait'; readonly status: StepStatus; readonly until: string | null }
  | { readonly kind: 'check'; readonly status: 'done' | 'to-do' | 'later' }
  /** To do only under a verdict of `safe`. Never done: a member who is removed has no plan any more. */
  | { readonly kind: 'remove'; readonly status: 'to-do' | 'later' };

const isWhole = ({ evidence }: RemovalVerdict, part: string): boolean =>
  evidence.observations.some((seen) => seen.part === part && seen.state === 'whole');

/** That there is another Owner can be told from a whole list of members alone. */
const promotion = (verdict: RemovalVerdict): PlanStep[] => {
  if (verdict.state === 'blocked') return [{ kind: 'promote', status: 'to-do' }];
  if (verdict.role !== 'owner') return [];
  return [{ kind: 'promote', status: isWhole(verdict, 'members') ? 'done' : 'unknown' }];
};

/** A key that no use was seen of has nothing to be replaced for; unless its use could not be seen. */
const replacement = (verdict: RemovalVerdict, key: KeyJudgement): PlanStep[] => {
  const step = (status: ReplaceStep['status']): PlanStep[] => [{ kind: 'replace', status, key }];
  switch (key.state) {
    case 'in-use':
    case 'rhythmic':
      return step('to-do');
    case 'unknown':
      return step('unknown');
    case 'cooling':
      return key.lastDay === null ? [] : step('waiting');
    case 'quiet':
      if (key.lastDay === null) return [];
      // Without its past year a key that comes back now and then looks just as quiet.
      return step(verdict.missing.length === 0 && isWhole(verdict, 'history') ? 'done' : 'unknown');
    case 'never-used':
    case 'expired':
      return [];
  }
};

const waiting = ({ state, safeFrom }: RemovalVerdict): PlanStep => {
  switch (state) {
    case 'safe':
      return { kind: 'wait', status: 'done', until: null };
    case 'cooling':
    case 'rhythmic':
      return { kind: 'wait', status: 'waiting', until: safeFrom };
    case 'unknown':
      return { kind: 'wait', status: 'unknown', until: null };
    case 'blocked':
    case 'in-use':
      return { kind: 'wait', status: 'later', until: null };
  }
};

const isSafe = ({ state, missing }: RemovalVerdict): boolean => state === 'safe' && missing.length === 0;

/**
 * What is to be done, in order, before a member can be removed without breaking anything, and how far it is. Follows
 * from the verdict alone, so it changes only with what Deepgram shows.
 */
export const planOf = (verdict: RemovalVerdict): PlanStep[] => {
  const active = verdict.keys.filter(({ status }) => status === 'active');
  const safe = isSafe(verdict);
  // Keys that were never used have no last request that days must pass after.
  const nothingToWaitFor = safe && active.every(({ lastDay }) => lastDay === null);
  return [
    ...promotion(verdict),
    ...active.flatMap((key) => replacement(verdict, key)),
    ...(nothingToWaitFor ? [] : [waiting(verdict)]),
    { kind: 'check', status: safe ? 'done' : verdict.state === 'unknown' ? 'to-do' : 'later' },
    { kind: 'remove', status: safe ? 'to-do' : 'later' },
  ];
};
