import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { chosenLockAfter, isStillOpen, LOCK_AFTER, lockAfterOf, lockAtOf } from './auto-lock';

const MINUTE_MS = 60_000;
const times = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const minutes = fc.integer({ min: LOCK_AFTER.least, max: LOCK_AFTER.most });

describe('an unlocked vault', () => {
  it('is never open once nobody has used it for as long as a person chose, however long the computer slept', () => {
    holds(
      fc.property(times, minutes, fc.nat(), (usedAt, lockAfter, slept) => {
        expect(isStillOpen(usedAt, lockAfter, usedAt + lockAfter * MINUTE_MS + slept)).toBe(false);
      }),
    );
  });

  it('is never open when the clock was set back before its last use', () => {
    holds(
      fc.property(times, minutes, fc.integer({ min: 1 }), (usedAt, lockAfter, setBack) => {
        expect(isStillOpen(usedAt, lockAfter, usedAt - setBack)).toBe(false);
      }),
    );
  });

  it('is open from its last use to the moment it names', () => {
    holds(
      fc.property(
        times,
        minutes,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (usedAt, after, part) => {
          const now = usedAt + Math.floor(part * after * MINUTE_MS);
          expect(isStillOpen(usedAt, after, now)).toBe(true);
          expect(lockAtOf(usedAt, after)).toBeGreaterThan(now);
        },
      ),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'is not open by a clock, or since a use, of %s',
    (time) => {
      expect(isStillOpen(time, 15, Date.UTC(2026, 0, 1))).toBe(false);
      expect(isStillOpen(Date.UTC(2026, 0, 1), 15, time)).toBe(false);
    },
  );
});

describe('the time until it locks', () => {
  it('is between a minute and four hours for any stored value', () => {
    holds(
      fc.property(fc.anything(), (stored) => {
        const after = lockAfterOf(stored);
        expect(Number.isInteger(after)).toBe(true);
        expect(after).toBeGreaterThanOrEqual(1);
        expect(after).toBeLessThanOrEqual(240);
      }),
    );
    expect([undefined, 0, 241, 1e9, 7.5, Number.NaN, '60'].map(lockAfterOf)).toEqual(Array(7).fill(15));
  });

  it('is the nearest one to what a person asks for', () => {
    expect([-5, 0, 1, 7.4, 240, 1e9, Number.POSITIVE_INFINITY, Number.NaN].map(chosenLockAfter)).toEqual([
      1, 1, 1, 7, 240, 240, 240, 15,
    ]);
  });
});
