import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { addDays, daysBetween } from '../days';
import { findRhythm, rhythmEnds } from './rhythm';

const FIRST = '2026-01-01';
const daysAfter = (...gaps: number[]): string[] => {
  let day = FIRST;
  return [day, ...gaps.map((gap) => (day = addDays(day, gap)))];
};

describe('the rhythm of a key', () => {
  it('is none without a silence of a window that ended in use', () => {
    expect(findRhythm([], 7)).toBeNull();
    expect(findRhythm(daysAfter(), 7)).toBeNull();
    expect(findRhythm(daysAfter(1, 3, 6), 7)).toBeNull();
  });

  it('is there from the first return on', () => {
    expect(findRhythm(daysAfter(7), 7)).toEqual({
      usualGap: 7,
      longestGap: 7,
      bursts: 2,
      lastDay: '2026-01-08',
      expectedOn: '2026-01-15',
    });
  });

  it('takes days within a window for one burst', () => {
    expect(findRhythm(daysAfter(1, 1, 30, 2, 28, 6), 7)).toMatchObject({ bursts: 3, usualGap: 29, longestGap: 30 });
  });

  it.each([
    [[10, 20, 40], 20],
    [[10, 20, 31, 40], 26],
    [[40, 10], 25],
    [[8, 100, 9, 90, 10], 10],
  ])('of silences %j has the median %i for its usual gap', (gaps, usualGap) => {
    expect(findRhythm(daysAfter(...gaps), 7)).toMatchObject({ usualGap, longestGap: Math.max(...gaps) });
  });

  it('ends on the first day that the silence is more than half as long again as the longest', () => {
    const rhythm = findRhythm(daysAfter(30), 7);
    if (!rhythm) throw new Error('no rhythm');
    expect(daysBetween(rhythm.lastDay, rhythmEnds(rhythm))).toBe(46);
  });

  it('is the same for any job that runs every so many days', () => {
    holds(
      fc.property(fc.integer({ min: 7, max: 120 }), fc.integer({ min: 1, max: 6 }), (gap, times) => {
        const rhythm = findRhythm(daysAfter(...Array.from({ length: times }, () => gap)), 7);
        expect(rhythm).toMatchObject({ usualGap: gap, longestGap: gap, bursts: times + 1 });
      }),
    );
  });
});
