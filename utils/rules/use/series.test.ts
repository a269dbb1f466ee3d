import { describe, expect, it } from 'vitest';
import type { DailySeries } from '../snapshot';
import { aSeries } from '../testing';
import { accessorsIn, figuresOf, readingDay, sumOf, usedDays, usedDaysOfNobody, windowOf } from './series';

const TO = '2026-11-21';
const over = (range: { from?: string; to?: string }) => windowOf(aSeries({}, range), 7, TO);

describe('the window of a series', () => {
  it('is its last days, by their places in the figures', () => {
    expect(over({})).toEqual({ window: { from: '2026-11-15', to: TO }, start: 84, end: 91, gaps: [] });
  });

  it('lacks the days before the first that was read', () => {
    expect(over({ from: '2026-11-17' })).toEqual({
      ...{ window: { from: '2026-11-17', to: TO }, start: 0, end: 5 },
      gaps: [{ reason: 'days-unread', from: '2026-11-15', to: '2026-11-16' }],
    });
  });

  it('lacks the days after the last that was read', () => {
    expect(over({ from: '2026-11-01', to: '2026-11-19' })).toEqual({
      ...{ window: { from: '2026-11-15', to: '2026-11-19' }, start: 14, end: 19 },
      gaps: [{ reason: 'days-unread', from: '2026-11-20', to: TO }],
    });
  });

  it('may be one day', () => {
    expect(over({ from: TO })).toMatchObject({ window: { from: TO, to: TO }, start: 0, end: 1 });
  });

  it('is all missing where none of its days was read', () => {
    expect(over({ from: '2026-11-01', to: '2026-11-10' })).toEqual({
      ...{ window: { from: '2026-11-15', to: TO }, start: 0, end: 0 },
      gaps: [{ reason: 'days-unread', from: '2026-11-15', to: TO }],
    });
  });

  it('ends with the series where a reading went over midnight', () => {
    expect(over({ to: '2026-11-22' })).toMatchObject({ window: { from: '2026-11-16', to: '2026-11-22' }, gaps: [] });
  });
});

it('sums figures from a place to before another, a missing one being none', () => {
  expect(sumOf([1, 2, 4, 8], 1, 3)).toBe(6);
  expect(sumOf([1, 2], 1, 9)).toBe(2);
  expect(sumOf([1, 2], 1, 1)).toBe(0);
});

describe('the days of use in a series', () => {
  const series: DailySeries = {
    from: '2026-11-18',
    to: TO,
    byAccessor: { k1: [0, 3, 0, 0], Kept: [1, 0, 0, 0], idle: [0, 0, 0, 0] },
    unattributed: [0, 0, 2, 0],
    uncounted: { k1: [3, 1, 0], hours: [2], '': [3, 0] },
  };

  it('are those with a figure or with use beside requests, oldest first, each once', () => {
    expect(usedDays(series, 'k1')).toEqual([0, 1, 3]);
    expect(usedDays(series, 'hours')).toEqual([2]);
    expect(usedDays(series, 'idle')).toEqual([]);
  });

  it('are found whatever the case of the accessor', () => {
    expect(usedDays(series, 'K1')).toEqual([0, 1, 3]);
    expect(figuresOf(series, 'K1')).toEqual([0, 3, 0, 0]);
    expect(figuresOf(series, 'Kept')).toEqual([1, 0, 0, 0]);
  });

  it('are none of an accessor that is named like a property of every object', () => {
    expect(usedDays(series, 'constructor')).toEqual([]);
    expect(figuresOf(series, 'toString')).toEqual([]);
  });

  it('of use without a key are told by figures and by use beside requests', () => {
    expect(usedDaysOfNobody(series)).toEqual([0, 2, 3]);
    expect(usedDaysOfNobody({ ...series, uncounted: {} })).toEqual([2]);
  });

  it('name every accessor once, and nobody is no accessor', () => {
    expect(accessorsIn(series)).toEqual(['k1', 'Kept', 'idle', 'hours']);
    expect(accessorsIn({ ...series, uncounted: {} })).toEqual(['k1', 'Kept', 'idle']);
  });
});

it("the day of a reading is UTC, by Deepgram's clock where that is known", () => {
  const takenAt = Date.parse('2026-11-22T00:00:00Z') - 1;
  expect(readingDay({ takenAt })).toBe(TO);
  expect(readingDay({ takenAt, clockOffset: 1 })).toBe('2026-11-22');
});
