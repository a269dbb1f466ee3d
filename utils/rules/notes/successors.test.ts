import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { aKey } from '../testing';
import { successorsOf } from './successors';

const at = (day: number, more: Parameters<typeof aKey>[2] = {}) => ({
  created: `2026-02-${String(day).padStart(2, '0')}T08:00:00Z`,
  ...more,
});
const own = aKey('own', 'm1', at(10, { comment: 'prod-ingest v1', tags: ['voice'] }));
const offered = (...others: ReturnType<typeof aKey>[]) =>
  successorsOf('OWN', own, [own, ...others]).map(({ key, isLikely }) => `${key.keyId}${isLikely ? ' likely' : ''}`);

describe('what may come in a key’s place', () => {
  it('is first what was made later under its name, then with a tag of it, then by its creator', () => {
    expect(
      offered(
        aKey('else', 'm2', at(20, { comment: 'batch' })),
        aKey('creator', 'm1', at(20, { comment: 'other' })),
        aKey('tag', 'm2', at(20, { comment: 'other', tags: ['voice'] })),
        aKey('name', 'm2', at(20, { comment: 'Prod ingest (2026)' })),
        aKey('all', 'm1', at(11, { comment: 'prod ingest 2', tags: ['voice'] })),
      ),
    ).toEqual(['all likely', 'name likely', 'tag likely', 'creator likely', 'else']);
  });

  it('is not likely what was made before it, and of two likely ones first the newer', () => {
    const before = aKey('before', 'm1', at(1, { comment: 'prod-ingest v0' }));
    const [older, newer] = [aKey('older', 'm1', at(11)), aKey('newer', 'm1', at(12))];
    expect(offered(before, older, newer)).toEqual(['newer likely', 'older likely', 'before']);
  });

  it('is any active key where it is listed no more itself, by name', () => {
    const keys = [aKey('b', 'm1', { comment: 'b' }), aKey('a', 'm1', { comment: 'a' })];
    expect(successorsOf('gone', undefined, keys).map(({ key, isLikely }) => [key.keyId, isLikely])).toEqual([
      ['a', false],
      ['b', false],
    ]);
  });

  it('is each active key but itself, once, whatever they are called', () => {
    const keyArb = fc.record({ id: fc.nat({ max: 30 }), comment: fc.string({ unit: 'binary' }), day: fc.nat(28) });
    holds(
      fc.property(fc.uniqueArray(keyArb, { selector: ({ id }) => id }), fc.nat({ max: 30 }), (all, id) => {
        const keys = all.map(({ id: each, comment, day }) => aKey(`k${each}`, 'm1', at(day, { comment })));
        const key = keys.find(({ keyId }) => keyId === `k${id}`);
        const found = successorsOf(`k${id}`, key, keys);
        expect(found.map((each) => each.key.keyId).sort()).toEqual(
          keys.flatMap(({ keyId }) => (keyId === `k${id}` ? [] : [keyId])).sort(),
        );
        expect(found.map(({ isLikely }) => isLikely)).toEqual(
          found
            .map(({ isLikely }) => isLikely)
            .sort()
            .reverse(),
        );
      }),
    );
  });
});
