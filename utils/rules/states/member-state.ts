import type { DayRange, KeyAnalysis } from '../analysis';
import type { Answer } from '../answer';
import { daysBetween, latestOf } from '../days';
import type { MemberState, MemberStateName } from './state';

/** What a member's state is judged from. */
export interface MemberGround {
  /** The active keys that rest on them, those of a former account of the same address included. */
  readonly keys: Answer<readonly Pick<KeyAnalysis, 'state'>[]>;
  readonly isOnlyOwner: boolean;
  /** The lists of the reading are whole, so that no key of theirs is unseen. */
  readonly isWhole: boolean;
  readonly window: DayRange;
}

type Keys = readonly Pick<KeyAnalysis, 'state'>[];

/**
 * As a verdict on their removal stands by the reading alone: what was seen of use stands, and silence needs every key.
 */
const standingOf = ({ keys, isOnlyOwner, isWhole }: MemberGround): MemberStateName => {
  if (isOnlyOwner) return 'blocked';
  if (keys.state === 'failed') return 'unknown';
  const has = (name: KeyAnalysis['state']['state']): boolean => keys.value.some(({ state }) => state.state === name);
  if (has('in-use')) return 'in-use';
  if (!isWhole || has('unknown')) return 'unknown';
  if (has('cooling')) return 'cooling';
  if (has('rhythmic')) return 'rhythmic';
  return keys.value.length > 0 ? 'quiet' : 'no-keys';
};

const safeFromOf = (state: MemberStateName, keys: Keys): string | null => {
  if (state !== 'cooling' && state !== 'rhythmic') return null;
  return latestOf(keys.flatMap(({ state: { safeFrom } }) => safeFrom ?? []));
};

/** The one state of a member, from the states of their keys. Never more certain than a verdict on their removal. */
export const memberStateOf = (ground: MemberGround): MemberState => {
  const keys: Keys = ground.keys.state === 'failed' ? [] : ground.keys.value;
  const state = standingOf(ground);
  const last = latestOf(keys.flatMap(({ state: { lastDay } }) => lastDay ?? []));
  return {
    state,
    quietDays: last === null ? null : Math.max(0, daysBetween(last, ground.window.to) - 1),
    safeFrom: safeFromOf(state, keys),
    rhythm: keys.find((key) => key.state.state === 'rhythmic')?.state.rhythm ?? null,
  };
};
