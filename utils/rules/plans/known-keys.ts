import { seenIn } from '../answer';
import { noted } from '../notes/note';
import type { ApiKey } from '../snapshot';
import { noteOn, type PlanGround } from './plan-ground';
import { type KnownValue, plannedOf, type Written } from './record';

/** A key of somebody else's whose secret the member knows: it survives them, so it has to be rotated. Plain data. */
export interface KnownKey {
  readonly keyId: string;
  /** As it is listed; `null`: it isn't. */
  readonly key: ApiKey | null;
  readonly decision: Written<KnownValue> | null;
  /** `gone`: a whole list lacks it, so its secret opens nothing any more. */
  readonly is: 'undecided' | 'to-rotate' | 'kept' | 'gone' | 'unseen';
}

const isOf = (decision: Written<KnownValue> | null): KnownKey['is'] => {
  if (!decision) return 'undecided';
  return decision.value.is === 'keep' ? 'kept' : 'to-rotate';
};

/** By the notes of who holds a key's secret. */
export const knownKeysOf = (ground: PlanGround, own: readonly string[]): readonly KnownKey[] => {
  const { record, notes, keys } = ground;
  return notes.flatMap(({ kind, subject }): KnownKey[] => {
    const holders = kind === 'key' ? noted(noteOn(notes, subject)?.fields ?? {}, 'holders') : undefined;
    const holds = holders?.some((one) => 'memberId' in one && one.memberId === record.memberId);
    if (!holds || own.some((id) => id.toLowerCase() === subject)) return [];
    const key = seenIn(keys).find(({ keyId }) => keyId.toLowerCase() === subject) ?? null;
    const decision = plannedOf(record, 'known', subject);
    const is = key ? isOf(decision) : keys.state === 'whole' ? 'gone' : 'unseen';
    return [{ keyId: subject, key, decision, is }];
  });
};
