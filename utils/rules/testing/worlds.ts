import * as fc from 'fast-check';
import { type Answer, type Paused, whole } from '../answer';
import { addDays, daysBetween } from '../days';
import type { DailySeries, Snapshot } from '../snapshot';
import { aKey, aMember, aSnapshot, NOW, TODAY } from './index';

/**
 * A project as it truly is: every part whole and fresh, and a year of what its keys did. Faults are added by the tests.
 */
export interface World {
  readonly snapshot: Snapshot;
  readonly history: Answer<DailySeries>;
  readonly memberIds: readonly string[];
  readonly windowDays: number;
  readonly now: number;
  readonly paused: Paused | null;
}

const YEAR = 365;
const PEOPLE = ['m1', 'm2', 'm3'];

/** Days before today with requests: the ways in which keys are used, and the edges of 7-day windows. */
const useArb: fc.Arbitrary<readonly number[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.array(fc.nat({ max: 9 }), { maxLength: 4 }) },
  { weight: 2, arbitrary: fc.constantFrom([6], [7], [8], [13], [14], [0], [1], [2], [89], [90], [200], [364]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 7, max: 60 }), fc.nat({ max: 80 }), fc.integer({ min: 2, max: 5 }))
      .map(([gap, since, times]) => Array.from({ length: times }, (_, i) => since + i * gap)),
  },
);

const keyArb = fc.record({
  creator: fc.constantFrom(...PEOPLE, 'gone'),
  age: fc.oneof(fc.constantFrom(0, 1, 6, 7, 8), fc.integer({ min: 60, max: 600 })),
  use: useArb,
  expired: fc.constantFrom(false, false, false, true),
  scope: fc.constantFrom('member', 'admin', 'usage:write'),
});

const seriesOf = (from: string, rows: readonly (readonly [string, readonly number[]])[]): DailySeries => {
  const days = daysBetween(from, TODAY) + 1;
  const figuresOf = (use: readonly number[]) =>
    Array.from({ length: days }, (_, i) => (use.includes(days - 1 - i) ? 3 : 0));
  const used = rows.map(([id, use]) => [id, figuresOf(use)] as const).filter(([, row]) => row.some((n) => n > 0));
  return { from, to: TODAY, byAccessor: Object.fromEntries(used), unattributed: [] };
};

/** Worlds in which every kind of verdict is common. */
export const worldArb: fc.Arbitrary<World> = fc
  .record({
    keys: fc.array(keyArb, { maxLength: 6 }),
    owners: fc.constantFrom<readonly string[]>(['m1'], ['m1', 'm2'], ['boss']),
    windowDays: fc.constantFrom(7, 7, 7, 14, 30),
    deletedUse: fc.constantFrom<readonly number[]>([], [], [0, 1, 2]),
    clockOffset: fc.constantFrom(0, 1500, -299_000, 300_000),
    age: fc.constantFrom(0, 60_000, 900_000),
  })
  .map(({ keys: made, owners, windowDays, deletedUse, clockOffset, age }) => {
    const keys = made.map((key, i) => {
      const days = key.use.filter((day) => day <= key.age);
      const created = `${addDays(TODAY, -key.age)}T00:00:01Z`;
      const expires = `${addDays(TODAY, -1)}T10:00:00Z`;
      const more = { created, scopes: [key.scope], ...(key.expired && { expires }) };
      return { key: aKey(`k${i}`, key.creator, more), days, expired: key.expired };
    });
    // A steady key of somebody else, as in nearly any project: use is seen to match the listed keys.
    const steady = aKey('steady', 'boss');
    const rows = [
      ...keys.map(({ key, days }) => [key.keyId, days] as const),
      ['deleted', deletedUse] as const,
      ['steady', [0, 1, 2, 3, 4, 5, 6, 20]] as const,
    ];
    const people = [...PEOPLE, 'boss'].map((id) => aMember(id, owners.includes(id) ? 'owner' : 'member'));
    const snapshot = aSnapshot({
      takenAt: NOW - age,
      clockOffset,
      viewer: { keyId: 'steady' },
      keys: whole([...keys.filter(({ expired }) => !expired).map(({ key }) => key), steady]),
      expiredKeys: whole(keys.filter(({ expired }) => expired).map(({ key }) => key)),
      members: whole(people),
      usage: whole(seriesOf(addDays(TODAY, -90), rows)),
    });
    const history = whole(seriesOf(addDays(TODAY, 1 - YEAR), rows));
    return { snapshot, history, memberIds: PEOPLE, windowDays, now: NOW, paused: null };
  });
