import { addDays } from '../days';
import type { Told } from '../events/event';
import { isEnd } from '../events/subject';
import { keyDaysOf, sumIn } from '../key-life/key-days';
import { type Note, noted } from '../notes/note';
import type { ApiKey } from '../snapshot';
import type { StoredDays } from '../stored-days/stored-days';
import { noteOn } from './plan-ground';

/** A key that ended with its creator. */
export interface EndedKey {
  readonly key: ApiKey;
  /** Requests in its last 7 days; `null`: not known. */
  readonly last7: number | null;
  /** What a person noted as its replacement, and that one's requests in the last 7 days; `null`: none, not known. */
  readonly newId: string | null;
  readonly newLast7: number | null;
}

const recentUse = (days: StoredDays | null, keyId: string, today: string): number | null => {
  if (!days) return null;
  const { requests, unread } = sumIn(keyDaysOf(days, keyId), { from: addDays(today, -6), to: today });
  // Use that was seen is use; none is told from whole days alone.
  return unread > 0 && requests === 0 ? null : requests;
};

/** What ended, by what it carried, most first: in that order service is restored. What isn't known may be most. */
export const endedKeysOf = (
  ended: readonly Told[],
  notes: readonly Note[],
  days: StoredDays | null,
  today: string,
): readonly EndedKey[] =>
  ended
    .flatMap(({ change }): EndedKey[] => {
      if (!isEnd(change)) return [];
      const note = noteOn(notes, change.key.keyId);
      const newId = (note && noted(note.fields, 'successor')) ?? null;
      return [
        {
          ...{ key: change.key, last7: change.carried?.last7 ?? null, newId },
          newLast7: newId === null ? null : recentUse(days, newId, today),
        },
      ];
    })
    .sort((a, b) => (b.last7 ?? Number.POSITIVE_INFINITY) - (a.last7 ?? Number.POSITIVE_INFINITY) || 0);
