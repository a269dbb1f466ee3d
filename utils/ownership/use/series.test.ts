import { describe, expect, it } from 'vitest';
import { aSeries } from '../testing';
import { sumOf, windowOf } from './series';

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
