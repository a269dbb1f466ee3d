import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { afterWrongTry, begunByNow, readTries, waitAfter, waitUntil } from './waits';

const times = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const counts = fc.integer({ min: 1, max: 2 ** 31 });
const LONGEST_MS = 5 * 60_000;

describe('after wrong passphrases', () => {
  it('the third brings a wait of 5 s, which doubles up to 5 minutes', () => {
    const seconds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1_000, 2 ** 31].map((count) => waitAfter(count) / 1_000);
    expect(seconds).toEqual([0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]);
  });

  it('a wait lasts exactly as long as it says', () => {
    holds(
      fc.property(counts, times, (count, since) => {
        const until = since + waitAfter(count);
        expect(waitUntil({ count, since }, until)).toBeNull();
        if (until > since) expect(waitUntil({ count, since }, until - 1)).toBe(until);
      }),
    );
  });

  it('a clock that is set back starts the wait again: it neither lets in at once nor keeps out for longer', () => {
    holds(
      fc.property(counts, times, fc.integer({ min: 1, max: Date.UTC(2100, 0, 1) }), (count, since, setBack) => {
        const now = since - setBack;
        const tries = begunByNow({ count, since }, now);
        expect(tries.count).toBe(count);
        expect((waitUntil(tries, now) ?? now) - now).toBe(waitAfter(count));
        expect(waitAfter(count)).toBeLessThanOrEqual(LONGEST_MS);
      }),
    );
  });

  it('a clock that goes on leaves the wait as it was', () => {
    holds(
      fc.property(counts, times, fc.nat(), (count, since, passed) => {
        const tries = { count, since };
        expect(begunByNow(tries, since + passed)).toBe(tries);
      }),
    );
  });

  it('each counts, from the first', () => {
    expect(afterWrongTry(null, 7)).toEqual({ count: 1, since: 7 });
    expect(afterWrongTry({ count: 4, since: 7 }, 9)).toEqual({ count: 5, since: 9 });
  });

  it('anything else stored in their place counts as none', () => {
    holds(fc.property(fc.anything(), (stored) => void readTries(stored)));
    for (const stored of [undefined, null, {}, { count: 0, since: 1 }, { count: 1.5, since: 1 }, { count: 3 }]) {
      expect(readTries(stored)).toBeNull();
    }
    expect(readTries({ count: 3, since: 1 })).toEqual({ count: 3, since: 1 });
  });
});
