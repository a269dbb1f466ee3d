import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { gapsBetween } from './gaps';

const EVERY = 15;

describe('times in which nothing was read', () => {
  it('are those of more than three readings missed, the latest first', () => {
    expect(gapsBetween([0, 15, 60, 106, 121], EVERY, 130)).toEqual([{ from: 60, to: 106 }]);
    expect(gapsBetween([0, 100, 300], EVERY, 300)).toEqual([
      { from: 100, to: 300 },
      { from: 0, to: 100 },
    ]);
  });

  it('last where the latest reading is long ago', () => {
    expect(gapsBetween([0], EVERY, 46)).toEqual([{ from: 0, to: null }]);
    expect(gapsBetween([0], EVERY, 45)).toEqual([]);
  });

  it('are none before the first reading, nor of a clock that was set back', () => {
    expect(gapsBetween([], EVERY, 1_000)).toEqual([]);
    expect(gapsBetween([1_000, 2], EVERY, 10)).toEqual([]);
  });

  it('leave no long time out, and name no short one', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 30 });
    holds(
      fc.property(moments, (unordered) => {
        const ordered = [...unordered].sort((a, b) => a - b);
        const gaps = gapsBetween(ordered, EVERY, 2_000);
        for (const [index, from] of ordered.entries()) {
          const to = ordered[index + 1] ?? 2_000;
          const isTold = gaps.some((gap) => gap.from === from && (gap.to ?? 2_000) === to);
          if (to !== from) expect(isTold).toBe(to - from > 3 * EVERY);
        }
      }),
    );
  });
});
