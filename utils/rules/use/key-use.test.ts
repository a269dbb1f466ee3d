import { describe, expect, it } from 'vitest';
import { type Answer, failed, whole, withGaps } from '../answer';
import type { DailySeries } from '../snapshot';
import { aKey, aSeries, aSnapshot, FAULT, OWN_KEYS_ONLY, TODAY } from '../testing';
import { busiestFirst, createUseReader, seenUse } from './key-use';

const KEYS = whole([aKey('k', 'm1'), aKey('steady', 'm1')]);
const readerOf = (usage: Answer<DailySeries>) => createUseReader(aSnapshot({ keys: KEYS, usage, log: {} }), 7, TODAY);
const STEADY = { steady: { [TODAY]: 1 } };

describe('a reader of use', () => {
  it('that has none to read names no accessor, and a key has no requests to count', () => {
    const reader = readerOf(failed(FAULT));
    expect(reader.accessors()).toEqual([]);
    expect(reader.window).toEqual({ from: '2026-11-15', to: TODAY });
    expect(reader.useOf('k')).toEqual(failed(FAULT));
    expect(seenUse({ use: reader.useOf('k') })).toEqual({ requests: 0, used: false });
  });

  it('names what keeps use from being whole as gaps of the usage', () => {
    expect(readerOf(withGaps(aSeries(STEADY), [OWN_KEYS_ONLY])).gaps).toEqual([OWN_KEYS_ONLY]);
    expect(readerOf(whole(aSeries(STEADY))).gaps).toEqual([]);
  });

  it('tells the last day with a request, and none of a key without any', () => {
    const reader = readerOf(whole(aSeries({ ...STEADY, k: { '2026-11-16': 2, '2026-09-01': 5 } })));
    expect(reader.useOf('k')).toMatchObject({ value: { requests: 2, used: true, lastDay: '2026-11-16' } });
    expect(reader.useOf('other')).toMatchObject({ value: { requests: 0, used: false, lastDay: null } });
  });

  it('has a figure for every day that was read, also of a key without any', () => {
    const reader = readerOf(whole(aSeries(STEADY)));
    const none = reader.useOf('other');
    expect(none.state === 'failed' ? [] : none.value.perDay).toEqual(Array.from({ length: 91 }, () => 0));
    const oneDay = readerOf(whole(aSeries(STEADY, { from: TODAY })));
    expect(oneDay.useOf('steady')).toMatchObject({ value: { requests: 1, perDay: [1] } });
  });

  it('names accessors that only the bill tells of, once each', () => {
    const cost = whole(aSeries({ ...STEADY, billed: { [TODAY]: 2 } }));
    const usage = whole(aSeries(STEADY));
    const reader = createUseReader(aSnapshot({ keys: KEYS, usage, cost, log: {} }), 7, TODAY);
    expect(reader.accessors()).toEqual(['steady', 'billed']);
    const unbilled = createUseReader(aSnapshot({ keys: KEYS, usage, cost: failed(FAULT), log: {} }), 7, TODAY);
    expect(unbilled.accessors()).toEqual(['steady']);
  });
});

it('what was used without a counted request comes before what was not used', () => {
  const uses = [
    { requests: 0, used: false },
    { requests: 0, used: true },
    { requests: 1, used: true },
  ];
  expect([...uses].sort(busiestFirst)).toEqual([...uses].reverse());
});
