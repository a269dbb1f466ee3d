import { expect, it } from 'vitest';
import { pauseOf } from './pause';

const NOW = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const AT = { now: NOW, periodMs: 15 * MINUTE };
const failing = (minutes: number, times: number) => ({ since: NOW - minutes * MINUTE, times });

it('a key that Deepgram refuses watches nothing, from the first time on', () => {
  for (const fault of ['unauthorized', 'forbidden', 'not-found'] as const)
    expect(pauseOf(fault, failing(0, 1), AT)).toBe('refused');
});

it('a Deepgram that does not answer is a pause after three periods and as many readings, not before', () => {
  expect(pauseOf('offline', failing(46, 4), AT)).toBe('unreachable');
  expect(pauseOf('timeout', failing(46, 4), AT)).toBe('unreachable');
  expect(pauseOf('offline', failing(45, 4), AT)).toBeNull();
  // Asleep through the night, and awake before its network is.
  expect(pauseOf('offline', failing(600, 2), AT)).toBeNull();
});

it('since a moment ahead of the clock, it has been long', () => {
  expect(pauseOf('offline', failing(-60, 4), AT)).toBe('unreachable');
});

it('what was read otherwise than it should be is told where it is shown', () => {
  expect(pauseOf('unreadable', failing(600, 9), AT)).toBeNull();
});
