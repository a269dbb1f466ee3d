import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import type { DayRange } from '../analysis';
import { analyzeProject } from '../analyze-project';
import { failed, seenIn, whole } from '../answer';
import { addDays, dayRange, daysBetween } from '../days';
import type { DailySeries, Snapshot } from '../snapshot';
import { yearOf } from '../states/key-state';
import { pastOf } from '../states/past';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, TODAY } from '../testing';
import { judgeOneKey } from '../verdicts/key-verdict';
import { packDays } from './pack';
import { type DayGapReason, FINAL_AFTER_DAYS, isFinalOn, type StoredDays, unpackDays } from './stored-days';
import { alsoUsed, historyOfDays, yearsOfDays } from './year';

const day = (back: number): string => addDays(TODAY, -back);
const YEAR: DayRange = { from: day(364), to: TODAY };
const PLACES = ['', 'quiet', 'busy'];

interface Holes {
  readonly gaps?: ReadonlyMap<string, DayGapReason>;
  /** Days that were last read when they could still change. */
  readonly unsettled?: ReadonlySet<string>;
}

/** A year as the ledger has it: read up to today, but for its holes. */
const storedOf = (usage: DailySeries, { gaps = new Map(), unsettled = new Set() }: Holes = {}, cost = usage) => {
  const packed = packDays(usage, cost, (accessor) => PLACES.indexOf(accessor));
  return unpackDays(YEAR, PLACES, (each) => {
    const why = gaps.get(each);
    const figures = packed[daysBetween(YEAR.from, each)];
    if (why || !figures) return { gap: why ?? 'unread' };
    return { figures, isFinal: isFinalOn(each, TODAY) && !unsettled.has(each) };
  });
};
const NO_COST = aSeries({}, YEAR);

const worldOf = (days: Record<string, number>, created = '2024-01-05T08:00:00Z', reads = 90) => {
  const used = { quiet: days, busy: { [TODAY]: 5, [day(30)]: 1 } };
  const truth = aSeries(used, YEAR);
  const snapshot = aSnapshot({
    clockOffset: 0,
    viewer: { keyId: 'busy' },
    members: whole([aMember('boss', 'owner'), aMember('m1')]),
    keys: whole([aKey('quiet', 'm1', { created }), aKey('busy', 'boss')]),
    usage: whole(aSeries(used, { from: day(reads) })),
    cost: whole(aSeries({}, { from: day(reads) })),
  });
  return { truth, snapshot };
};
const quietOf = (snapshot: Snapshot, years: Snapshot['years'] = {}) => {
  const found = seenIn(analyzeProject({ ...snapshot, years }, OPTIONS, NOW).keys).find(
    ({ key }) => key.keyId === 'quiet',
  );
  if (!found) throw new Error('the key is listed');
  return found;
};
const judged = (snapshot: Snapshot, stored: StoredDays) =>
  judgeOneKey({
    ...{ snapshot, options: OPTIONS, keyId: 'quiet', now: NOW, paused: null },
    history: historyOfDays(stored, ['quiet']),
  });

describe('a year of stored days', () => {
  it('tells of a slow rhythm, and of a key that was never used, without asking for any', () => {
    const slow = worldOf({ [day(200)]: 1, [day(110)]: 2 });
    const years = yearsOfDays(slow.snapshot, storedOf(slow.truth, {}, NO_COST), {});
    expect(quietOf(slow.snapshot).state).toMatchObject({ state: 'quiet', isYearRead: false });
    expect(quietOf(slow.snapshot, years).state).toMatchObject({ state: 'rhythmic', lastDay: day(110) });

    const unused = worldOf({}, `${day(300)}T08:00:00Z`);
    const read = yearsOfDays(unused.snapshot, storedOf(unused.truth, {}, NO_COST), {});
    expect(quietOf(unused.snapshot, read).state).toMatchObject({ state: 'never-used', isYearRead: true });
    expect(judged(unused.snapshot, storedOf(unused.truth, {}, NO_COST))).toMatchObject({
      state: 'never-used',
      missing: [],
    });
  });

  it('tells of use by any witness: cost alone, and rows that count no request', () => {
    const { truth, snapshot } = worldOf({});
    const paid = storedOf(truth, {}, aSeries({ quiet: { [day(150)]: 2 } }, YEAR));
    expect(yearsOfDays(snapshot, paid, {}).quiet?.activeDays).toEqual([day(150)]);
    expect(historyOfDays(paid, ['QUIET'])).toMatchObject({ value: { uncounted: { quiet: [214] } } });
    const heard = storedOf({ ...truth, uncounted: { quiet: [100] } }, {}, NO_COST);
    expect(yearsOfDays(snapshot, heard, {}).quiet?.activeDays).toEqual([day(264)]);
  });

  it.each<DayGapReason>(['unread', 'refused', 'not-kept', 'damaged'])(
    'with a day that is %s is not read, whatever else it has',
    (why) => {
      const { truth, snapshot } = worldOf({}, `${day(300)}T08:00:00Z`);
      const stored = storedOf(truth, { gaps: new Map([[day(299), why]]) }, NO_COST);
      const { state, concerns } = quietOf(snapshot, yearsOfDays(snapshot, stored, {}));
      expect(state).toMatchObject({ state: 'quiet', isYearRead: false });
      expect(concerns.map(({ kind }) => kind)).toContain('year-unread');
      expect(judged(snapshot, stored)).toMatchObject({ state: 'unknown', missing: [{ kind: 'history-unread' }] });
    },
  );

  it('joins what was asked of a single key, but for the days that could still change then', () => {
    const { truth, snapshot } = worldOf({});
    const gaps = new Map(dayRange(day(364), day(200)).map((each) => [each, 'refused'] as const));
    const stored = storedOf(truth, { gaps }, NO_COST);
    const asked = (to: string) => ({ quiet: { activeDays: [day(250)], covers: { from: day(400), to } } });
    expect(yearsOfDays(snapshot, stored, asked(day(190))).quiet).toEqual({
      activeDays: [day(250)],
      covers: { from: day(400), to: TODAY },
    });
    expect(yearsOfDays(snapshot, stored, asked(day(198))).quiet?.covers).toEqual({ from: day(199), to: TODAY });
    const hidden = { quiet: { activeDays: [], covers: null } };
    expect(yearsOfDays(snapshot, stored, hidden).quiet?.covers).toBeNull();
    expect(yearsOfDays(snapshot, storedOf(truth, {}, NO_COST), hidden).quiet?.covers).toEqual(YEAR);
  });

  it('answers for some keys only where the newest day is there too', () => {
    const { truth } = worldOf({ [day(200)]: 1 });
    expect(historyOfDays(storedOf(truth, {}, NO_COST), ['quiet'])).toEqual({
      state: 'whole',
      value: { ...YEAR, byAccessor: { quiet: truth.byAccessor.quiet }, unattributed: [] },
    });
    expect(historyOfDays(storedOf(truth, { gaps: new Map([[TODAY, 'unread']]) }, NO_COST), ['quiet'])).toBeNull();
  });

  it('is beside what Deepgram answers: use that either tells of was there', () => {
    const { truth } = worldOf({ [day(200)]: 7 });
    const stored = storedOf({ ...truth, uncounted: { quiet: [10] } }, {}, NO_COST);
    const answer = whole(aSeries({ quiet: { [day(5)]: 2, [day(200)]: 3 } }, { from: day(360) }));
    const both = alsoUsed(answer, stored, ['quiet']);
    expect(both.state === 'whole' && pastOf('quiet', both, { from: day(360), to: TODAY })?.activeDays).toEqual([
      day(354),
      day(200),
      day(5),
    ]);
    expect(alsoUsed(failed(FAULT), stored, ['quiet'])).toEqual(failed(FAULT));
  });
});

it('no gap in the stored days ever makes a key unused, never used or a verdict safe; without one they are as asked', () => {
  const backs = (most: number, min = 0) => fc.uniqueArray(fc.integer({ min, max: 364 }), { maxLength: most });
  const counts = { holes: 0, without: 0 };
  holds(
    fc.property(
      fc.record({
        used: backs(4),
        gaps: fc.oneof(fc.constant<number[]>([]), backs(2)),
        unsettled: fc.oneof(fc.constant<number[]>([]), backs(1, FINAL_AFTER_DAYS)),
        nobody: fc.oneof(fc.constant<number[]>([]), backs(1)),
        age: fc.integer({ min: 1, max: 500 }),
        reads: fc.constantFrom(30, 90, 200),
        why: fc.constantFrom<DayGapReason>('unread', 'refused', 'not-kept', 'damaged'),
      }),
      ({ used, gaps, unsettled, nobody, age, reads, why }) => {
        const days = Object.fromEntries(used.map((back) => [day(back), 1]));
        const { truth, snapshot } = worldOf(days, `${day(age)}T08:00:00Z`, reads);
        const unattributed = dayRange(YEAR.from, TODAY).map((each) => (nobody.some((b) => day(b) === each) ? 1 : 0));
        const holes = {
          gaps: new Map(gaps.map((back) => [day(back), why] as const)),
          unsettled: new Set(unsettled.map(day)),
        };
        const stored = storedOf({ ...truth, unattributed }, holes, NO_COST);
        const { state, concerns } = quietOf(snapshot, yearsOfDays(snapshot, stored, {}));
        const verdict = judged(snapshot, stored);

        const all = [...gaps, ...unsettled, ...nobody];
        const life = Math.min(age, 364);
        if (all.some((back) => back > reads && back <= life)) {
          counts.holes += 1;
          expect([state.isYearRead, state.state === 'never-used']).toEqual([false, false]);
          expect(concerns.map(({ kind }) => kind)).not.toContain('unused');
          expect(['quiet', 'never-used']).not.toContain(verdict?.state);
        }
        if (all.length > 0) return;
        counts.without += 1;
        const history = whole({ ...truth, byAccessor: { quiet: truth.byAccessor.quiet ?? [] } });
        const key = aKey('quiet', 'm1', { created: `${day(age)}T08:00:00Z` });
        const past = pastOf('quiet', history, yearOf(key, TODAY));
        expect(state).toEqual(quietOf(snapshot, past ? { quiet: past } : {}).state);
        const question = { snapshot, options: OPTIONS, keyId: 'quiet', now: NOW, paused: null };
        expect(verdict?.state).toEqual(judgeOneKey({ ...question, history })?.state);
      },
    ),
    { numRuns: 400 },
  );
  expect(Math.min(counts.holes, counts.without)).toBeGreaterThan(5);
});
