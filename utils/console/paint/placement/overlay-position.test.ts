// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../../../testing/properties';
import { SPOT_RULES, spotWords } from './overlay-position';

/** What the stylesheet's rules make of a cell's words. */
const lengths = (words: string): Record<string, number> => {
  const sums: Record<string, number> = { x: 0, y: 0, w: 0 };
  for (const word of words.split(' ')) {
    const rule = SPOT_RULES.match(new RegExp(`~="${word}"\\]::after\\{--lp-([xyw])\\d:(\\d+)px\\}`));
    if (rule?.[1] && rule[2]) sums[rule[1]] = (sums[rule[1]] ?? 0) + Number(rule[2]);
  }
  return sums;
};

it('a spot is always told to the stylesheet to the pixel', () => {
  const upTo = (max: number) => fc.integer({ min: 0, max });
  holds(
    fc.property(upTo(9_999), upTo(9_999), upTo(320), fc.boolean(), (x, y, width, isLow) => {
      const words = spotWords({ x, y, width, isLow });
      expect(lengths(words)).toEqual({ x, y, w: width });
      expect(words.split(' ').includes('low')).toBe(isLow);
    }),
  );
});
