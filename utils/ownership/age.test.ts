import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { ageOf, isYounger } from './age';

const moment = fc.oneof(fc.integer({ min: -1e13, max: 1e13 }), fc.constantFrom(Number.NaN, Infinity, -Infinity));

it('a moment ahead of the clock, by however little, is young under no limit', () => {
  holds(
    fc.property(fc.integer({ min: 0, max: 1e13 }), fc.integer({ min: 1, max: 1e12 }), moment, (now, ahead, limit) => {
      expect(isYounger(now + ahead, now, limit)).toBe(false);
      expect(ageOf(now + ahead, now)).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});

it('a moment is young until as much time has passed as the limit says', () => {
  holds(
    fc.property(fc.integer({ min: 0, max: 1e13 }), fc.integer({ min: 0, max: 1e10 }), (then, ms) => {
      expect(isYounger(then, then + ms, ms + 1)).toBe(true);
      expect(isYounger(then, then + ms, ms)).toBe(false);
      expect(ageOf(then, then + ms)).toBe(ms);
    }),
  );
});

it('what is no number is old', () => {
  expect([isYounger(Number.NaN, 0, 1e9), ageOf(Number.NaN, 0)]).toEqual([false, Number.POSITIVE_INFINITY]);
});
