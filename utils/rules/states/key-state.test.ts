import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import type { KeyUse } from '../analysis';
import { analyzeProject } from '../analyze-project';
import { failed, seenIn, whole, withGaps } from '../answer';
import { addDays } from '../days';
import { aKey, FAULT, NOW, OPTIONS, OWN_KEYS_ONLY, snapshotArb, TODAY } from '../testing';
import { type KeyGround, keyStateOf } from './key-state';
import type { Past } from './state';

const ago = (days: number): string => addDays(TODAY, -days);
const FIRST_READ = ago(90);

const useOn = (...days: readonly number[]): KeyUse => {
  const activeDays = days.map(ago).sort();
  const lastDay = activeDays.at(-1) ?? null;
  return {
    requests: 0,
    used: lastDay !== null && lastDay >= ago(6),
    perDay: [],
    range: { from: FIRST_READ, to: TODAY },
    activeDays,
    lastDay,
  };
};
const made = (days: number) => aKey('k', 'm1', { created: `${ago(days)}T10:00:00Z` });
const pastOn = (days: readonly number[], covers: Past['covers']): Past => ({ activeDays: days.map(ago), covers });
const YEAR = { from: ago(364), to: TODAY };

const stateOf = (ground: Partial<KeyGround>) =>
  keyStateOf({
    key: made(1000),
    status: 'active',
    use: whole(useOn()),
    window: { from: ago(6), to: TODAY },
    windowDays: 7,
    isWhole: true,
    past: null,
    ...ground,
  });

describe("a key's past year", () => {
  it('counts as read from the first day of the year on, and of no later one', () => {
    expect(stateOf({ past: pastOn([], YEAR) }).isYearRead).toBe(true);
    expect(stateOf({ past: pastOn([], { from: ago(363), to: TODAY }) }).isYearRead).toBe(false);
  });

  it('joins the days of the reading if no day lies between them', () => {
    const until = (to: string) => stateOf({ past: pastOn([], { from: ago(400), to }) });
    expect(until(ago(91))).toMatchObject({ readFrom: ago(400), isYearRead: true });
    expect(until(ago(92))).toMatchObject({ readFrom: FIRST_READ, isYearRead: false });
  });

  it('is in the reading where the key is no older, unless an answer about its past was not whole', () => {
    expect(stateOf({ key: made(90) })).toMatchObject({ state: 'never-used', isYearRead: true });
    expect(stateOf({ key: made(91) })).toMatchObject({ state: 'quiet', isYearRead: false });
    expect(stateOf({ key: made(90), past: pastOn([], null) })).toMatchObject({ state: 'quiet', isYearRead: false });
  });

  it('is not read where use could not be read', () => {
    expect(stateOf({ use: failed(FAULT) })).toMatchObject({ state: 'unknown', readFrom: null, isYearRead: false });
  });

  it('may know of later use than the reading', () => {
    expect(stateOf({ use: whole(useOn(50)), past: pastOn([10], YEAR) }).lastDay).toBe(ago(10));
  });
});

describe("a key's state", () => {
  it('is "never used" only of a key that was made within the year that was read', () => {
    expect(stateOf({ key: made(364), past: pastOn([], YEAR) }).state).toBe('never-used');
    expect(stateOf({ key: made(365), past: pastOn([], YEAR) }).state).toBe('quiet');
  });

  it('of use on the first day of the window is cooling until a rhythm would be over', () => {
    expect(stateOf({ use: whole(useOn(6)) })).toMatchObject({ state: 'cooling', safeFrom: addDays(TODAY, 1) });
    expect(stateOf({ use: whole(useOn(6, 36)) })).toMatchObject({ state: 'cooling', safeFrom: addDays(TODAY, 40) });
  });

  it('is in use on any day of the window where silence since then can not be told', () => {
    const partial = withGaps(useOn(6), [OWN_KEYS_ONLY]);
    expect(stateOf({ use: partial }).state).toBe('in-use');
    expect(stateOf({ use: whole(useOn(6)), isWhole: false }).state).toBe('in-use');
    expect(stateOf({ use: whole(useOn(7)), isWhole: false }).state).toBe('unknown');
  });

  it('tells of silence only from whole use and whole lists, and of a later day to wait for', () => {
    holds(
      fc.property(snapshotArb, (snapshot) => {
        const { keys, expiredKeys, members } = snapshot;
        const analysis = analyzeProject(snapshot, OPTIONS, NOW);
        for (const { state, use, creator } of seenIn(analysis.keys)) {
          if (state.safeFrom !== null) expect(state.safeFrom > analysis.window.to).toBe(true);
          if (state.state === 'in-use' || state.state === 'unknown') continue;
          expect([use, keys, expiredKeys, members].map((part) => part.state)).toEqual(Array(4).fill('whole'));
          expect(creator.state).toBe('member');
        }
      }),
      { numRuns: 400 },
    );
  });
});
