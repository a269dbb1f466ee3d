import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, shareOf } from '../../testing/properties';
import { failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import type { Snapshot } from '../snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, OWN_KEYS_ONLY, snapshotArb, TODAY } from '../testing';
import { FAULTS } from '../testing/faults';
import { worldArb } from '../testing/worlds';
import { judgeRemoval } from './judge-removal';
import { planOf } from './plan';

const ago = (days: number): string => addDays(TODAY, -days);
const YEAR = { from: ago(364), to: TODAY };
const usedOn = (days: number[]) => Object.fromEntries(days.map((day) => [ago(day), 5]));

/** Days before today with requests, by key of `m1`; the reading sees 91 days of them, the history a year. */
const verdictOn = (keys: Record<string, number[]>, parts: Partial<Snapshot> = {}, withYear = true) => {
  const figures = Object.fromEntries(Object.entries(keys).map(([id, days]) => [id, usedOn(days)]));
  const recent = Object.fromEntries(
    Object.entries(keys).map(([id, days]) => [id, usedOn(days.filter((day) => day <= 90))]),
  );
  const snapshot = aSnapshot({
    clockOffset: 0,
    viewer: { keyId: 'steady' },
    members: whole([aMember('boss', 'owner'), aMember('m1')]),
    keys: whole([
      ...Object.keys(keys).map((id) => aKey(id, 'm1', { created: '2025-01-05T08:00:00Z' })),
      aKey('steady', 'boss'),
    ]),
    usage: whole(aSeries({ ...recent, steady: usedOn([0]) })),
    ...parts,
  });
  const history = withYear ? whole(aSeries(figures, YEAR)) : null;
  return (memberId = 'm1') => judgeRemoval({ snapshot, options: OPTIONS, memberId, history, now: NOW, paused: null });
};
const told = (...args: Parameters<typeof verdictOn>) =>
  planOf(verdictOn(...args)()).map((step) =>
    step.kind === 'replace' ? `replace ${step.key.key.keyId}: ${step.status}` : `${step.kind}: ${step.status}`,
  );

describe('the plan for a removal', () => {
  it('has each key in use replaced first, and all else later', () => {
    expect(told({ busy: [0, 3], other: [1] })).toEqual([
      'replace busy: to-do',
      'replace other: to-do',
      'wait: later',
      'check: later',
      'remove: later',
    ]);
  });

  it('waits for keys that went quiet, until the day on which the last of them is safe', () => {
    const cooling = verdictOn({ a: [4], b: [3] })();
    expect(told({ a: [4], b: [3] }).slice(0, 3)).toEqual(['replace a: waiting', 'replace b: waiting', 'wait: waiting']);
    expect(planOf(cooling)).toContainEqual({ kind: 'wait', status: 'waiting', until: addDays(TODAY, 4) });
  });

  it('is through once all is quiet, and only then lets the member be removed', () => {
    expect(told({ old: [40] })).toEqual(['replace old: done', 'wait: done', 'check: done', 'remove: to-do']);
    expect(told({})).toEqual(['check: done', 'remove: to-do']);
    expect(told({ unused: [] })).toEqual(['check: done', 'remove: to-do']);
  });

  it('has nothing to replace of keys that nobody ever used, young ones included, nor of those that expired', () => {
    const key = (id: string, daysAgo: number) => aKey(id, 'm1', { created: `${ago(daysAgo)}T08:00:00Z` });
    const theirs = (...keys: ReturnType<typeof key>[]) => ({ keys: whole([...keys, aKey('steady', 'boss')]) });
    expect(told({}, theirs(key('never', 30)))).toEqual(['check: done', 'remove: to-do']);
    expect(told({}, theirs(key('young', 3)))).toEqual(['wait: waiting', 'check: later', 'remove: later']);
    const expired = { ...theirs(), expiredKeys: whole([key('over', 30)]) };
    expect(told({ over: [3] }, expired)).toEqual(['check: done', 'remove: to-do']);
  });

  it('has a job that comes back now and then moved', () => {
    expect(told({ monthly: [16, 46, 76] })).toEqual([
      'replace monthly: to-do',
      'wait: waiting',
      'check: later',
      'remove: later',
    ]);
  });

  it('calls no quiet key done before its past year is known', () => {
    expect(told({ busy: [0], old: [40] }, {}, false)).toContain('replace old: unknown');
    expect(told({ old: [40] }, {}, false)).toEqual([
      'replace old: unknown',
      'wait: unknown',
      'check: to-do',
      'remove: later',
    ]);
  });

  it('begins with another Owner where they are the only one', () => {
    const members = whole([aMember('m1', 'owner'), aMember('boss', 'admin')]);
    expect(told({ busy: [0] }, { members })[0]).toBe('promote: to-do');
  });

  it('shows another Owner as there only where all members were seen', () => {
    const members = [aMember('m1', 'owner'), aMember('boss', 'owner')];
    expect(told({ busy: [0] }, { members: whole(members) })[0]).toBe('promote: done');
    expect(told({ busy: [0] }, { members: withGaps(members, [OWN_KEYS_ONLY]) })[0]).toBe('promote: unknown');
  });

  it('says of what was not seen that it can not tell', () => {
    expect(told({ old: [40] }, { usage: failed(FAULT) })).toEqual([
      'replace old: unknown',
      'wait: unknown',
      'check: to-do',
      'remove: later',
    ]);
  });

  it('never has its removal ready unless the verdict is safe, nor a step before it open', () => {
    let ready = 0;
    const check = (...args: Parameters<typeof judgeRemoval>): void => {
      const verdict = judgeRemoval(...args);
      const plan = planOf(verdict);
      const last = plan.at(-1);
      expect(last?.kind).toBe('remove');
      expect(last?.status === 'to-do').toBe(verdict.state === 'safe');
      if (last?.status !== 'to-do') return;
      ready++;
      expect(verdict.missing).toEqual([]);
      expect(plan.slice(0, -1).every(({ status }) => status === 'done')).toBe(true);
    };
    holds(
      fc.property(worldArb, fc.constantFrom(null, ...FAULTS), (world, fault) => {
        const { snapshot, history, now, windowDays, paused } = fault ? fault.apply(world) : world;
        for (const memberId of world.memberIds)
          check({ snapshot, options: { ...OPTIONS, windowDays }, memberId, history, now, paused });
      }),
      { numRuns: 400 },
    );
    holds(
      fc.property(snapshotArb, (snapshot) => {
        for (const memberId of ['m1', 'm2', 'constructor'])
          check({ snapshot, options: OPTIONS, memberId, history: null, now: NOW, paused: null });
      }),
      { numRuns: 200 },
    );
    expect(ready).toBeGreaterThan(shareOf(50));
  });
});
