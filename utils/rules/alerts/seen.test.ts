import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { isSeen, type Seen, seenUpTo, withSeen } from './seen';

it('what was looked at is seen, and nothing else is', () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 8 }));
  holds(
    fc.property(fc.array(range, { maxLength: 15 }), (looks) => {
      let seen: Seen = [];
      const numbers = new Set<number>();
      for (const [from, more] of looks) {
        seen = withSeen(seen, from, from + more);
        for (let seq = from; seq <= from + more; seq += 1) numbers.add(seq);
      }
      for (let seq = 1; seq <= 60; seq += 1) expect(isSeen(seen, seq)).toBe(numbers.has(seq));
      let upTo = 0;
      while (numbers.has(upTo + 1)) upTo += 1;
      expect(seenUpTo(seen)).toBe(upTo);
      // In order, and apart.
      seen.slice(1).forEach(([from], at) => {
        expect(from).toBeGreaterThan((seen[at]?.[1] ?? 0) + 1);
      });
    }),
  );
});

it('looking at nothing changes nothing', () => {
  expect(withSeen([[1, 3]], 9, 8)).toEqual([[1, 3]]);
});

it('of very many ranges the lowest become unseen, never the other way', () => {
  let seen: Seen = [];
  for (let at = 1; at <= 60; at += 1) seen = withSeen(seen, at * 3, at * 3);
  expect(seen).toHaveLength(50);
  expect([isSeen(seen, 3), isSeen(seen, 180), isSeen(seen, 4)]).toEqual([false, true, false]);
});
