import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { analyzeProject } from './analyze-project';
import { seenIn } from './answer';
import { NOW, optionsArb, snapshotArb } from './testing';

const OF_SILENCE = ['unused', 'year-unread', 'never-used'];

it('a canary is never called unused, in any world, and all else is said of it as of any key', () => {
  const counts = { silent: 0 };
  holds(
    fc.property(snapshotArb, optionsArb, fc.subarray(['k1', 'k2', 'constructor']), (snapshot, options, canaries) => {
      const plain = seenIn(analyzeProject(snapshot, options, NOW).keys);
      const marked = seenIn(analyzeProject({ ...snapshot, canaries }, options, NOW).keys);
      marked.forEach(({ key, concerns, ...rest }, at) => {
        const { concerns: before = [], key: _, ...same } = plain[at] ?? {};
        const wanted = canaries.includes(key.keyId) ? before.filter(({ kind }) => !OF_SILENCE.includes(kind)) : before;
        counts.silent += before.length - wanted.length;
        expect(concerns).toEqual(wanted);
        expect(rest).toEqual(same);
      });
    }),
    { numRuns: 2_000 },
  );
  expect(counts.silent).toBeGreaterThan(0);
});
