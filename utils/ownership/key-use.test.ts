import { describe, expect, it } from 'vitest';
import { failed, whole, withGaps } from './answer';
import { createUseReader, requestsOf } from './key-use';
import { aSeries, FAULT, OWN_KEYS_ONLY, TODAY } from './testing';

describe('a reader of use', () => {
  it('that has none to read names no accessor, and a key has no requests to count', () => {
    const reader = createUseReader(failed(FAULT), 7, TODAY);
    expect(reader.accessors()).toEqual([]);
    expect(reader.window).toEqual({ from: '2026-11-15', to: TODAY });
    expect(reader.useOf('k')).toEqual(failed(FAULT));
    expect(requestsOf({ use: reader.useOf('k') })).toBe(0);
  });

  it('names what keeps use from being whole as gaps of the usage', () => {
    const reader = createUseReader(withGaps(aSeries(), [OWN_KEYS_ONLY]), 7, TODAY);
    expect(reader.gaps).toEqual([OWN_KEYS_ONLY]);
    expect(createUseReader(whole(aSeries()), 7, TODAY).gaps).toEqual([]);
  });

  it('tells the last day with a request, and none of a key without any', () => {
    const reader = createUseReader(whole(aSeries({ k: { '2026-11-16': 2, '2026-09-01': 5 } })), 7, TODAY);
    expect(reader.useOf('k')).toMatchObject({ value: { inWindow: 2, lastDay: '2026-11-16' } });
    expect(reader.useOf('other')).toMatchObject({ value: { inWindow: 0, lastDay: null } });
  });
});
