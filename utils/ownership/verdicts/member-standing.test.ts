import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { failed, seenIn, whole, withGaps } from '../answer';
import { addDays } from '../days';
import { drawPicture } from '../draw-picture';
import type { Snapshot } from '../snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, OWN_KEYS_ONLY, snapshotArb, TODAY } from '../testing';
import { memberStanding } from './member-standing';

const ago = (days: number): string => addDays(TODAY, -days);

const standing = (used: Record<string, Record<string, number>>, parts: Partial<Snapshot> = {}) => {
  const keys = Object.keys(used).map((id) => aKey(id, 'm1'));
  const snapshot = aSnapshot({
    members: whole([aMember('m1')]),
    keys: whole(keys),
    usage: whole(aSeries(used)),
    ...parts,
  });
  const picture = drawPicture(snapshot, OPTIONS, NOW);
  const [member] = seenIn(picture.members);
  if (!member) throw new Error('nobody');
  return memberStanding(member, picture.window);
};

describe("a member's standing", () => {
  it('is in use by a request today or yesterday, and cooling by an older one of the window', () => {
    expect(standing({ a: { [TODAY]: 1 } })).toMatchObject({ state: 'in-use', quietDays: 0 });
    expect(standing({ a: { [ago(1)]: 1 } })).toMatchObject({ state: 'in-use', quietDays: 0 });
    expect(standing({ a: { [ago(2)]: 1 } })).toMatchObject({ state: 'cooling', quietDays: 1 });
    expect(standing({ a: { [ago(6)]: 1 } })).toMatchObject({ state: 'cooling', quietDays: 5 });
    expect(standing({ a: { [ago(7)]: 1 } })).toMatchObject({ state: 'quiet', quietDays: 6 });
  });

  it('counts a key as cooling that was made within the window, and from its first day on as quiet', () => {
    const made = (day: string) => ({
      keys: whole([aKey('a', 'm1', { created: `${day}T10:00:00Z` }), aKey('other', 'm2')]),
    });
    const busy = whole(aSeries({ other: { [TODAY]: 1 } }));
    expect(standing({}, { ...made(ago(6)), usage: busy })).toMatchObject({ state: 'cooling', quietDays: null });
    expect(standing({}, { ...made(ago(7)), usage: busy })).toMatchObject({ state: 'quiet', quietDays: null });
  });

  it('is that of their worst key, and counts from the latest request on any', () => {
    expect(standing({ a: { [ago(4)]: 1 }, b: { [ago(2)]: 1 }, c: {} })).toMatchObject({
      state: 'cooling',
      quietDays: 1,
    });
    expect(standing({ a: { [ago(4)]: 1 }, b: { [TODAY]: 1 } }).state).toBe('in-use');
  });

  it('tells a key that comes back from silence', () => {
    const { state, rhythm } = standing({ a: { [ago(80)]: 1, [ago(50)]: 1, [ago(20)]: 1 } });
    expect(state).toBe('rhythmic');
    expect(rhythm).toMatchObject({ usualGap: 30, lastDay: ago(20) });
  });

  it('has no silence to tell of where something was not read', () => {
    expect(standing({}).state).toBe('no-keys');
    expect(standing({}, { keys: withGaps([], [OWN_KEYS_ONLY]) }).state).toBe('unknown');
    expect(standing({ a: {} }, { usage: failed(FAULT) }).state).toBe('unknown');
    expect(standing({ a: {} }, { keys: failed(FAULT) }).state).toBe('unknown');
    expect(
      standing({ a: { [ago(4)]: 1 } }, { usage: withGaps(aSeries({ a: { [ago(4)]: 1 } }), [OWN_KEYS_ONLY]) }).state,
    ).toBe('in-use');
  });

  it('never tells of silence in what is not whole', () => {
    holds(
      fc.property(snapshotArb, (snapshot) => {
        const picture = drawPicture(snapshot, OPTIONS, NOW);
        for (const member of seenIn(picture.members)) {
          const { state } = memberStanding(member, picture.window);
          const isWhole = member.keys.state === 'whole' && member.keys.value.every(({ use }) => use.state === 'whole');
          if (!isWhole) expect(['unknown', 'in-use']).toContain(state);
        }
      }),
    );
  });
});
