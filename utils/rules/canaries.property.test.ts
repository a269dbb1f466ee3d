import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { analyzeProject } from './analyze-project';
import { seenIn, whole } from './answer';
import { aKey, aMember, aSeries, aSnapshot, NOW, OPTIONS, optionsArb, snapshotArb, TODAY } from './testing';

const OF_SILENCE = ['unused', 'year-unread', 'never-used'];

it('a canary is never called unused, in any world, and all else is said of it as of any key', () => {
  holds(
    fc.property(snapshotArb, optionsArb, fc.subarray(['k1', 'k2', 'constructor']), (snapshot, options, canaries) => {
      const plain = seenIn(analyzeProject(snapshot, options, NOW).keys);
      const marked = seenIn(analyzeProject({ ...snapshot, canaries }, options, NOW).keys);
      marked.forEach(({ key, concerns, ...rest }, at) => {
        const { concerns: before = [], key: _, ...same } = plain[at] ?? {};
        const wanted = canaries.includes(key.keyId) ? before.filter(({ kind }) => !OF_SILENCE.includes(kind)) : before;
        expect(concerns).toEqual(wanted);
        expect(rest).toEqual(same);
      });
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  ['never-used', '2026-09-01T08:00:00Z', 7],
  ['unused', '2026-08-24T08:00:00Z', 7],
])('a key that would be called %s is not once it is marked', (kind, created, unusedAfterDays) => {
  const used: Record<string, Record<string, number>> = {
    k2: { [TODAY]: 3 },
    ...(kind === 'unused' && { k1: { '2026-09-01': 3 } }),
  };
  const world = aSnapshot({
    members: whole([aMember('m1')]),
    // One in use beside it: without any, no silence would be believed.
    keys: whole([aKey('k1', 'm1', { created }), aKey('k2', 'm1')]),
    usage: whole(aSeries(used)),
  });
  const kinds = (canaries: readonly string[]) =>
    seenIn(analyzeProject({ ...world, canaries }, { ...OPTIONS, unusedAfterDays }, NOW).keys)
      .filter(({ key }) => key.keyId === 'k1')
      .flatMap(({ concerns }) => concerns.map((concern) => concern.kind));
  expect(kinds([])).toContain(kind);
  expect(kinds(['k1'])).not.toContain(kind);
});
