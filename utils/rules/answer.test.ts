import { describe, expect, it } from 'vitest';
import {
  type Answer,
  alsoMissing,
  failed,
  faultToShow,
  type Gap,
  gapsOf,
  isSessionEnded,
  map,
  missingFrom,
  seenIn,
  valueIn,
  whole,
  withGaps,
} from './answer';
import { FAULT } from './testing';

const GAP: Gap = { reason: 'no-use-at-all' };
const OTHER: Gap = { reason: 'use-uncounted' };
const WHOLE: Answer<readonly number[]> = whole([1, 2]);
const PARTIAL = withGaps([1], [GAP]);
const FAILED: Answer<readonly number[]> = failed(FAULT);

describe('an answer', () => {
  it('keeps what is said of it when its value changes', () => {
    const count = (values: readonly number[]) => values.length;
    expect(map(WHOLE, count)).toEqual(whole(2));
    expect(map(PARTIAL, count)).toEqual(withGaps(1, [GAP]));
    expect(map(FAILED, count)).toEqual(failed(FAULT));
  });

  it('shows what was seen', () => {
    expect([seenIn(WHOLE), seenIn(PARTIAL), seenIn(FAILED)]).toEqual([[1, 2], [1], []]);
    expect([valueIn(WHOLE), valueIn(PARTIAL), valueIn(FAILED)]).toEqual([[1, 2], [1], null]);
  });

  it('is whole only where nothing is missing, and names all that is, in the order of learning it', () => {
    expect(withGaps([1], [])).toEqual(whole([1]));
    expect(alsoMissing(WHOLE, [])).toEqual(WHOLE);
    expect(alsoMissing(WHOLE, [GAP, OTHER])).toEqual(withGaps([1, 2], [GAP, OTHER]));
    expect(alsoMissing(PARTIAL, [OTHER])).toEqual(withGaps([1], [GAP, OTHER]));
    expect(alsoMissing(FAILED, [OTHER])).toEqual(FAILED);
  });

  it('lacks what its gaps say, and all of it where it failed', () => {
    expect([gapsOf(WHOLE, 'keys'), gapsOf(PARTIAL, 'keys')]).toEqual([[], [GAP]]);
    expect(gapsOf(FAILED, 'keys')).toEqual([{ reason: 'part-failed', part: 'keys', fault: FAULT }]);
    expect([WHOLE, PARTIAL, FAILED].map(missingFrom)).toEqual([[], [GAP], []]);
  });
});

describe('a browser session that has ended', () => {
  it.each(['session-ended', 'session-closed', 'session-updated'] as const)('by %s is told of', (paused) => {
    expect(isSessionEnded(paused)).toBe(true);
    for (const isLocked of [true, false])
      expect(faultToShow({ paused, lastFault: FAULT }, isLocked)).toEqual({ kind: paused, endpoint: '' });
  });

  it.each(['locked', 'storage', '', null, undefined])('is none where it is %s', (why) => {
    expect(isSessionEnded(why)).toBe(false);
  });
});

it('the last failure is shown, save where it is locked, which can be undone where it is shown', () => {
  expect(faultToShow({ paused: null, lastFault: FAULT }, false)).toBe(FAULT);
  expect(faultToShow({ paused: null, lastFault: null }, false)).toBeNull();
  expect(faultToShow({ paused: 'locked', lastFault: FAULT }, true)).toBeNull();
});
