import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { addDays } from '../days';
import { aKey, aSeries, NOW, TODAY } from '../testing';
import { deadlinesIn } from './deadlines';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const time = (ms: number): string => new Date(ms).toISOString();
const USED = { value: aSeries({ k1: { [addDays(TODAY, -3)]: 4 } }), readAt: NOW };

/** The steps told of a key that ends so long from now, and was made to live so long. */
const steps = (left: number, life = 365 * DAY): readonly number[] => {
  const key = aKey('k1', 'm1', { created: time(NOW + left - life), expires: time(NOW + left) });
  const told = deadlinesIn({ keys: { value: [key], readAt: NOW }, usage: USED, incomplete: [] }, undefined, NOW);
  return told.flatMap(({ change }) => ('step' in change ? [change.step] : []));
};

describe('a key that ends', () => {
  it('has come to the nearest step', () => {
    expect(steps(14 * DAY + 1)).toEqual([]);
    expect(steps(14 * DAY)).toEqual([14]);
    expect(steps(7 * DAY + 1)).toEqual([14]);
    expect(steps(7 * DAY)).toEqual([7]);
    expect(steps(DAY)).toEqual([1]);
    expect(steps(1)).toEqual([1]);
    expect(steps(0)).toEqual([]);
    expect(steps(-DAY)).toEqual([]);
  });

  it('and was made to live no longer than a step is not told of it', () => {
    expect(steps(7 * HOUR, 8 * HOUR)).toEqual([]);
    expect(steps(6 * DAY, 7 * DAY)).toEqual([]);
    expect(steps(12 * HOUR, 7 * DAY)).toEqual([1]);
  });

  it('is told by one step at most, which lies ahead, whenever it is looked at', () => {
    const ms = fc.integer({ min: -2 * DAY, max: 20 * DAY });
    holds(
      fc.property(ms, fc.integer({ min: 1, max: 400 * DAY }), (left, life) => {
        const told = steps(left, life);
        expect(told.length).toBeLessThanOrEqual(1);
        for (const step of told) expect(left > 0 && left <= step * DAY && life > step * DAY).toBe(true);
      }),
    );
  });
});

it('a key that is known to carry nothing is told of only where Linchpin reads with it', () => {
  const key = aKey('k2', 'm1', { expires: time(NOW + DAY / 2) });
  const baseline = { keys: { value: [key], readAt: NOW }, usage: USED, incomplete: [] };
  const names = (storedKeyId?: string, usage: typeof USED | null = USED) => {
    const { usage: _, ...without } = baseline;
    return deadlinesIn(usage ? baseline : without, storedKeyId, NOW).map(({ change }) => change.name);
  };
  expect(names()).toEqual([]);
  expect(names('k2')).toEqual(['stored-key.expiry-neared']);
  // What it carries isn't known: it may be much.
  expect(names(undefined, null)).toEqual(['key.expiry-neared']);
});

it('a key without an end, or with one that is no time, has no deadline', () => {
  for (const expires of [undefined, 'soon', '']) {
    const key = aKey('k1', 'm1', expires === undefined ? {} : { expires });
    expect(deadlinesIn({ keys: { value: [key], readAt: NOW }, incomplete: [] }, 'k1', NOW)).toEqual([]);
  }
});
