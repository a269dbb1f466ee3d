import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { ageOf, isYounger, STALE_MS } from './age';

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

it('what was read five minutes ago is read again', () => {
  const isStale = (seconds: number) => !isYounger(0, seconds * 1000, STALE_MS);
  expect([isStale(299.999), isStale(300)]).toEqual([false, true]);
});

it('this very moment is young', () => {
  expect([isYounger(7, 7, 1), ageOf(7, 7)]).toEqual([true, 0]);
});

it('what is no number is old', () => {
  expect([isYounger(Number.NaN, 0, 1e9), ageOf(Number.NaN, 0)]).toEqual([false, Number.POSITIVE_INFINITY]);
});
