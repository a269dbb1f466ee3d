import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { isQuietAt, quietUntil } from './quiet-hours';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (time: string): number => Date.parse(`2026-11-21T${time}:00Z`);

/** A zone that is so many minutes ahead of UTC, and changes by `by` at a moment. */
const zone =
  (offset: number, change: { readonly at: number; readonly by: number } = { at: 0, by: 0 }) =>
  (ms: number): number => {
    const local = ms + (offset + (ms >= change.at ? change.by : 0)) * MINUTE;
    return Math.floor((((local % DAY) + DAY) % DAY) / MINUTE);
  };
const utc = zone(0);

describe('quiet hours', () => {
  it('go over midnight, end before their end, and are none from a time to the same', () => {
    const night = { from: 22 * 60, to: 7 * 60 };
    expect([21 * 60 + 59, 22 * 60, 0, 7 * 60 - 1, 7 * 60].map((minute) => isQuietAt(minute, night))).toEqual([
      ...[false, true, true, true],
      false,
    ]);
    expect(isQuietAt(12 * 60, { from: 8 * 60, to: 18 * 60 })).toBe(true);
    expect(isQuietAt(8 * 60, { from: 8 * 60, to: 8 * 60 })).toBe(false);
  });

  it('end at their end, on the same day or the next', () => {
    const night = { from: 22 * 60, to: 7 * 60 };
    expect(quietUntil(at('23:10'), night, utc)).toBe(at('23:10') + 7 * HOUR + 50 * MINUTE);
    expect(quietUntil(at('06:59'), night, utc)).toBe(at('07:00'));
    expect(quietUntil(at('12:00'), night, utc)).toBe(at('12:00'));
  });

  it('are an hour longer where a clock is set back in them, and end where it leaves their end out', () => {
    const night = { from: 60, to: 3 * 60 };
    // At 03:00 it is 02:00 once more.
    expect(quietUntil(at('01:30'), night, zone(0, { at: at('03:00'), by: -60 }))).toBe(at('04:00'));
    // At 02:00 it is 04:00.
    expect(quietUntil(at('01:30'), night, zone(0, { at: at('02:00'), by: 120 }))).toBe(at('02:00'));
  });

  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const anyZone = fc
    .tuple(
      fc.integer({ min: -12 * 60, max: 14 * 60 }),
      fc.integer({ min: 0, max: 2 * 24 * 60 }).map((minutes) => at('00:00') + minutes * MINUTE),
      fc.constantFrom(-120, -60, -30, 0, 30, 60, 120),
    )
    .map(([offset, moment, by]) => zone(offset, { at: moment, by }));

  it('whatever the clock does: they end at the first minute that is not quiet, within two days', () => {
    holds(
      fc.property(minute, minute, anyZone, fc.integer({ min: 0, max: DAY }), (from, to, minuteOfDay, after) => {
        const now = at('00:00') + after;
        const end = quietUntil(now, { from, to }, minuteOfDay);
        expect(isQuietAt(minuteOfDay(end), { from, to })).toBe(false);
        expect(end).toBeGreaterThanOrEqual(now);
        expect(end - now).toBeLessThan(2 * DAY);
        for (let moment = now; moment < end; moment += MINUTE)
          expect(isQuietAt(minuteOfDay(moment), { from, to })).toBe(true);
      }),
    );
  });
});
