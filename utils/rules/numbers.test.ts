import { describe, expect, it } from 'vitest';
import { DEFAULT_NUMBERS, isWithinBounds, NUMBER_NAMES, NUMBERS } from './numbers';

describe('a number that a person may set', () => {
  it.each([
    ['windowDays', 7, 7, 90, 'days'],
    ['unusedAfterDays', 7, 90, 365, 'days'],
    ['expiresWithinDays', 1, 14, 90, 'days'],
    ['mostTrafficPercent', 10, 50, 100, 'percent'],
    ['expiredPile', 1, 10, 1_000, 'keys'],
    ['invitePendingDays', 1, 14, 365, 'days'],
    ['watchEveryMinutes', 5, 15, 1_440, 'minutes'],
    ['historyDays', 30, 730, 3_650, 'days'],
    ['daysKept', 90, 400, 1_100, 'days'],
  ] as const)('%s lies from %i over %i, unless it was set, to %i %s', (name, least, initial, most, unit) => {
    expect(DEFAULT_NUMBERS[name]).toBe(initial);
    expect(NUMBERS[name].unit).toBe(unit);
    for (const value of [least, initial, most]) expect([value, isWithinBounds(name, value)]).toEqual([value, true]);
    for (const value of [least - 1, most + 1, least + 0.5, Number.NaN, `${initial}`, null])
      expect([value, isWithinBounds(name, value)]).toEqual([value, false]);
  });

  it('has a default of its own, each', () => {
    expect(Object.keys(DEFAULT_NUMBERS)).toEqual(NUMBER_NAMES);
    expect(NUMBER_NAMES).toHaveLength(9);
  });
});
