import { describe, expect, it } from 'vitest';
import { analyzeProject } from '../analyze-project';
import { whole } from '../answer';
import type { Snapshot } from '../snapshot';
import { aKey, aSeries, aSnapshot, NOW, OPTIONS, TODAY } from '../testing';
import { blindSpotsOf } from './blind-spots';

const FIRST = '2026-08-23';
const BEFORE = '2026-08-22';
const made = (keyId: string, created: string) => aKey(keyId, 'm1', { created, scopes: ['usage:write'] });
const YOUNG = made('young', `${FIRST}T00:00:00Z`);
const OLD = made('old', `${BEFORE}T23:59:59Z`);
const UNDATED = made('undated', 'long ago');

const of = (sight: Partial<Parameters<typeof blindSpotsOf>[0]>, parts: Partial<Snapshot> = {}) => {
  const analysis = analyzeProject(aSnapshot({ keys: whole([YOUNG]), ...parts }), OPTIONS, NOW);
  return blindSpotsOf({ analysis, keys: [YOUNG], usedFrom: FIRST, loggedAt: NOW, ...sight });
};
const named = (kind: string, spots: ReturnType<typeof of>) => spots.filter((spot) => spot.kind === kind);

describe('the latest use', () => {
  it('is seen up to the call of the log, and where it was not asked, only as late as daily figures come', () => {
    const ALWAYS = { kind: 'self-hosted-credentials' };
    expect(of({})).toEqual([{ kind: 'since-log', at: NOW }, ALWAYS]);
    expect(of({ loggedAt: null })).toEqual([{ kind: 'usage-lags' }, ALWAYS]);
    expect(of({ keys: [] })).toEqual([ALWAYS]);
  });
});

describe('use before the first day read', () => {
  it.each([
    ['a key that was there on the day before', [OLD], FIRST, true],
    ['a key that was made on that day', [YOUNG], FIRST, false],
    ['a key of which nobody can tell since when it is there', [UNDATED], FIRST, true],
    ['one such key beside others', [YOUNG, OLD], FIRST, true],
    ['no key', [], FIRST, false],
    ['a key of whose use no day was read', [OLD, UNDATED], null, false],
  ])('may be there of %s: %#', (_, keys, usedFrom, mayBe) => {
    const expected = mayBe ? [{ kind: 'use-before', day: FIRST }] : [];
    expect(named('use-before', of({ keys, usedFrom }))).toEqual(expected);
  });
});

describe('use by what is no listed key', () => {
  it.each([
    ['in the window', { gone: { [TODAY]: 3 } }, [{ kind: 'unlisted-use', accessors: 1, requests: 3 }]],
    ['before the window', { gone: { '2026-11-14': 3 } }, []],
    ['of a listed key', { young: { [TODAY]: 3 } }, []],
  ])('%s', (_, figures, expected) => {
    expect(named('unlisted-use', of({}, { usage: whole(aSeries(figures)) }))).toEqual(expected);
  });
});
