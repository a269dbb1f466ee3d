import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { dayOf, startOf } from '../days';
import { firstMoment, type Visits, withVisit } from './since';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 30, 9);
const at = (...moments: readonly number[]): Visits | undefined =>
  moments.reduce<Visits | undefined>((before, now) => withVisit(before, now), undefined);

describe('the visit before', () => {
  it('is none at the first, and stays none while that lasts', () => {
    expect(at(NOW)?.previous).toBeNull();
    expect(at(NOW, NOW + 5 * MINUTE, NOW + 20 * MINUTE)?.previous).toBeNull();
  });

  it('is the last look of the visit before, however often this one is loaded again', () => {
    expect(at(NOW, NOW + 10 * MINUTE, NOW + 5 * HOUR, NOW + 5 * HOUR + MINUTE)?.previous).toBe(NOW + 10 * MINUTE);
  });

  it('is never ahead of the clock, however that jumps', () => {
    holds(
      fc.property(fc.array(fc.integer({ min: 0, max: NOW }), { minLength: 1, maxLength: 12 }), (moments) => {
        const visits = at(...moments);
        expect(visits?.latest).toBe(moments.at(-1));
        if (visits?.previous != null) {
          expect(visits.previous).toBeLessThanOrEqual(visits.latest);
          expect(moments).toContain(visits.previous);
        }
      }),
    );
  });
});

describe('the first moment that is shown', () => {
  it.each([
    ['yesterday', '2026-11-30', '2026-11-29'],
    ['workday', '2026-11-30', '2026-11-27'], // a Monday
    ['workday', '2026-11-29', '2026-11-27'],
    ['workday', '2026-11-28', '2026-11-27'],
    ['workday', '2026-11-27', '2026-11-26'],
  ] as const)('%s on %s is that of %s', (since, today, day) => {
    expect(firstMoment(since, today, undefined)).toBe(Date.parse(`${day}T00:00:00Z`));
  });

  it('since the last visit is that moment, and all where there was none', () => {
    expect(firstMoment('visit', dayOf(NOW), { latest: NOW, previous: NOW - HOUR })).toBe(NOW - HOUR);
    expect(firstMoment('visit', dayOf(NOW), { latest: NOW, previous: null })).toBeNull();
    expect(firstMoment('visit', dayOf(NOW), undefined)).toBeNull();
    expect(firstMoment(null, dayOf(NOW), { latest: NOW, previous: 5 })).toBeNull();
  });

  it('of the last working day is a Monday to Friday, at most three days back', () => {
    holds(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (ordinal) => {
        const today = dayOf(ordinal * 24 * HOUR);
        const first = firstMoment('workday', today, undefined) ?? Number.NaN;
        expect([1, 2, 3, 4, 5]).toContain(new Date(first).getUTCDay());
        expect((startOf(today) - first) / (24 * HOUR)).toBeOneOf([1, 2, 3]);
      }),
    );
  });
});
