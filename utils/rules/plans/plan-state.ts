import { noted } from '../notes/note';
import type { RemovalVerdict } from '../verdicts/verdict';
import { type LeaveDate, leaveDateOf } from './earliest';
import { type KnownKey, knownKeysOf } from './known-keys';
import { type PlanGround, todayOf } from './plan-ground';
import { type PlanKey, planKeyOf } from './plan-key';
import { planned } from './record';
import { type Steps, stepsOf } from './steps';

/** How far a plan is. Plain data. */
export interface PlanState {
  /** `gone`: a whole list of members lacks them. */
  readonly phase: 'before' | 'gone';
  /** Why an Owner can't go yet: `needed`: they are the only one. `unknown`: not all members were seen. */
  readonly promotion: 'none' | 'needed' | 'unknown';
  /** Their active keys, worst first. */
  readonly keys: readonly PlanKey[];
  /** Keys of others whose secret they know. */
  readonly known: readonly KnownKey[];
  readonly leave: LeaveDate;
  readonly steps: Steps;
  readonly today: string;
}

const isGone = ({ missing }: RemovalVerdict): boolean => missing.some(({ kind }) => kind === 'not-a-member');

const promotionOf = ({ state, role, evidence }: RemovalVerdict): PlanState['promotion'] => {
  if (state === 'blocked') return 'needed';
  if (role !== 'owner') return 'none';
  // That there is another Owner can be told from a whole list of members alone.
  return evidence.observations.some((seen) => seen.part === 'members' && seen.state === 'whole') ? 'none' : 'unknown';
};

/**
 * How far a plan is: what a person wrote down, under what Deepgram shows. Nothing in it is surer than the verdict that
 * it rests on, and what a person did stays written whatever is found later.
 */
export const planStateOf = (ground: PlanGround): PlanState => {
  const { record, verdict, notes } = ground;
  const active = verdict.keys.filter(({ status }) => status === 'active');
  const own = verdict.keys.map(({ key }) => key.keyId);
  const successors = notes.flatMap(({ fields }) => noted(fields, 'successor') ?? []);
  const begun = planned(record, 'begun');
  const since = begun ? Date.parse(begun.at) : Number.POSITIVE_INFINITY;
  const keys = active.map((key) => planKeyOf(key, ground, { since, own, taken: [...own, ...successors] }));
  const promotion = promotionOf(verdict);
  return {
    phase: isGone(verdict) ? 'gone' : 'before',
    promotion,
    keys,
    known: knownKeysOf(ground, own),
    leave: leaveDateOf(keys, verdict, planned(record, 'leavesOn')?.value ?? null),
    steps: stepsOf(keys, { verdict, promotion, areKeysWhole: ground.keys.state === 'whole' }),
    today: todayOf(ground),
  };
};
