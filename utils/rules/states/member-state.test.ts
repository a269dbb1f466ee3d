import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { analyzeProject } from '../analyze-project';
import { failed, seenIn, whole, withGaps } from '../answer';
import { addDays } from '../days';
import type { Snapshot } from '../snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, OWN_KEYS_ONLY, snapshotArb, TODAY } from '../testing';

const ago = (days: number): string => addDays(TODAY, -days);

const stateOf = (used: Record<string, Record<string, number>>, parts: Partial<Snapshot> = {}) => {
  const keys = Object.keys(used).map((id) => aKey(id, 'm1'));
  const snapshot = aSnapshot({
    members: whole([aMember('m1')]),
    keys: whole(keys),
    usage: whole(aSeries(used)),
    ...parts,
  });
  const analysis = analyzeProject(snapshot, OPTIONS, NOW);
  const [member] = seenIn(analysis.members);
  if (!member) throw new Error('nobody');
  return member.state;
};

describe("a member's state", () => {
  it('is in use by a request today or yesterday, and cooling by an older one of the window', () => {
    expect(stateOf({ a: { [TODAY]: 1 } })).toMatchObject({ state: 'in-use', quietDays: 0 });
    expect(stateOf({ a: { [ago(1)]: 1 } })).toMatchObject({ state: 'in-use', quietDays: 0 });
    expect(stateOf({ a: { [ago(2)]: 1 } })).toMatchObject({ state: 'cooling', quietDays: 1 });
    expect(stateOf({ a: { [ago(6)]: 1 } })).toMatchObject({ state: 'cooling', quietDays: 5 });
    expect(stateOf({ a: { [ago(7)]: 1 } })).toMatchObject({ state: 'quiet', quietDays: 6 });
  });

  it('counts a key as cooling that was made within the window, and from its first day on as quiet', () => {
    const made = (day: string) => ({
      keys: whole([aKey('a', 'm1', { created: `${day}T10:00:00Z` }), aKey('other', 'm2')]),
    });
    const busy = whole(aSeries({ other: { [TODAY]: 1 } }));
    expect(stateOf({}, { ...made(ago(6)), usage: busy })).toMatchObject({ state: 'cooling', quietDays: null });
    expect(stateOf({}, { ...made(ago(7)), usage: busy })).toMatchObject({ state: 'quiet', quietDays: null });
  });

  it('is that of their worst key, and counts from the latest request on any', () => {
    expect(stateOf({ a: { [ago(4)]: 1 }, b: { [ago(2)]: 1 }, c: {} })).toMatchObject({
      state: 'cooling',
      quietDays: 1,
    });
    expect(stateOf({ a: { [ago(4)]: 1 }, b: { [TODAY]: 1 } }).state).toBe('in-use');
  });

  it('tells of a key that comes back from silence', () => {
    const { state, rhythm } = stateOf({ a: { [ago(80)]: 1, [ago(50)]: 1, [ago(20)]: 1 } });
    expect(state).toBe('rhythmic');
    expect(rhythm).toMatchObject({ usualGap: 30, lastDay: ago(20) });
  });

  it('names the day on which the last of their keys is safe, and none where nothing has to be waited for', () => {
    expect(stateOf({ a: { [ago(4)]: 1 }, b: { [ago(2)]: 1 }, c: {} }).safeFrom).toBe(addDays(TODAY, 5));
    expect(stateOf({ a: { [ago(80)]: 1, [ago(50)]: 1, [ago(20)]: 1 } }).safeFrom).toBe(addDays(TODAY, 26));
    expect(stateOf({ a: { [ago(4)]: 1 }, b: { [TODAY]: 1 } }).safeFrom).toBeNull();
    expect(stateOf({ a: { [ago(20)]: 1 } }).safeFrom).toBeNull();
  });

  it('counts keys of a former account of the same address', () => {
    const former = aKey('old', 'm1-before', { creator: { memberId: 'm1-before', email: 'M1@northwind.example ' } });
    const usage = whole(aSeries({ old: { [TODAY]: 1 } }));
    expect(stateOf({}, { keys: whole([former]), usage }).state).toBe('in-use');
    const present = whole([aMember('m1'), aMember('m1-before')]);
    expect(stateOf({}, { keys: whole([former]), usage, members: present }).state).toBe('no-keys');
  });

  it('counts keys of a former account whatever address tells of it, and by the worst of them', () => {
    const of = (id: string, email: string) => aKey(id, 'm1-before', { creator: { memberId: 'm1-before', email } });
    const used = { usage: whole(aSeries({ old: { [TODAY]: 1 } })) };
    const keys = whole([of('old', 'm1@northwind.example'), of('idle', 'm1@northwind.example')]);
    expect(stateOf({}, { ...used, keys }).state).toBe('in-use');
    const renamed = whole([aMember('m1', 'member', { email: 'M1@Northwind.Example' })]);
    expect(stateOf({}, { ...used, keys, members: renamed }).state).toBe('in-use');
    const moved = whole([aMember('m1', 'member', { email: 'new@northwind.example' })]);
    expect(stateOf({}, { ...used, keys, members: moved }).state).toBe('no-keys');
    const own = whole([of('old', 'm1@northwind.example'), aKey('k1', 'm1')]);
    expect(stateOf({}, { ...used, keys: own, members: moved }).state).toBe('in-use');
  });

  it('is never told by keys of nobody known, though no address is on either', () => {
    const keys = whole([aKey('old', 'gone', { creator: { memberId: 'gone', email: ' ' } })]);
    const members = whole([aMember('m1', 'member', { email: '' })]);
    expect(stateOf({}, { keys, members, usage: whole(aSeries({ old: { [TODAY]: 1 } })) }).state).toBe('no-keys');
  });

  it('is blocked of the only Owner, whatever their keys do', () => {
    expect(stateOf({ a: { [TODAY]: 1 } }, { members: whole([aMember('m1', 'owner')]) }).state).toBe('blocked');
  });

  it('has no silence to tell of where something was not read', () => {
    expect(stateOf({}, { keys: whole([aKey('other', 'm2')]) }).state).toBe('no-keys');
    expect(stateOf({}, { keys: withGaps([], [OWN_KEYS_ONLY]) }).state).toBe('unknown');
    expect(stateOf({ a: {} }, { usage: failed(FAULT) }).state).toBe('unknown');
    expect(stateOf({ a: {} }, { keys: failed(FAULT) }).state).toBe('unknown');
    expect(
      stateOf({ a: { [ago(4)]: 1 } }, { usage: withGaps(aSeries({ a: { [ago(4)]: 1 } }), [OWN_KEYS_ONLY]) }).state,
    ).toBe('in-use');
  });

  it('never tells of silence in what is not whole', () => {
    holds(
      fc.property(snapshotArb, (snapshot) => {
        const analysis = analyzeProject(snapshot, OPTIONS, NOW);
        for (const member of seenIn(analysis.members)) {
          const { state } = member.state;
          const isWhole = member.keys.state === 'whole' && member.keys.value.every(({ use }) => use.state === 'whole');
          if (!isWhole) expect(['unknown', 'in-use', 'blocked']).toContain(state);
        }
      }),
    );
  });
});
