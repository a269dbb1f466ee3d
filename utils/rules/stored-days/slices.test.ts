import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import type { DayRange } from '../analysis';
import { type Answer, type FaultKind, failed, whole, withGaps } from '../answer';
import { addDays, dayRange, daysBetween } from '../days';
import type { DailySeries } from '../snapshot';
import { aSeries, FAULT, NOW, OWN_KEYS_ONLY, TODAY } from '../testing';
import { nextSlice, nextWait, noteSlice, SLICE_DAYS, type Vain, waitLeft, wasSliceAsked } from './slices';

const day = (back: number): string => addDays(TODAY, -back);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ASKED = { from: day(89), to: day(10) };
const note = (answer: Answer<DailySeries>, { before = [], kept = null, at = NOW }: Noted = {}) =>
  noteSlice(before, { asked: ASKED, at, answer }, kept);
interface Noted {
  readonly before?: readonly Vain[];
  readonly kept?: DayRange | null;
  readonly at?: number;
}

describe('what is asked for next', () => {
  it('is the newest days that are missing, at most 90 of them, none that was asked for in vain lately', () => {
    const days = dayRange(day(364), day(91));
    const next = (inVain: readonly Vain[]) => nextSlice({ days, inVain, now: NOW });
    expect(next([])).toEqual({ from: day(180), to: day(91) });
    const [vain] = note(failed(FAULT));
    if (!vain) throw new Error('it was asked for in vain');
    expect(next([{ ...vain, from: day(120), to: day(80) }])).toEqual({ from: day(210), to: day(121) });
    expect(next([{ ...vain, from: day(120), to: day(110) }])).toEqual({ from: day(109), to: day(91) });
    expect(nextSlice({ days: [], inVain: [], now: NOW })).toBeNull();
    expect(next([{ ...vain, from: day(364), to: day(91) }])).toBeNull();
  });

  it('spans days that are known, and ends at the oldest that is missing', () => {
    expect(nextSlice({ days: [day(200), day(150), day(100)], inVain: [], now: NOW })).toEqual({
      from: day(150),
      to: day(100),
    });
  });
});

describe('what was asked for in vain', () => {
  it.each([
    ['refused', 'forbidden', HOUR],
    ['refused', 'unauthorized', HOUR],
    ['refused', 'not-found', HOUR],
    ['unread', 'server', 5 * MINUTE],
    ['unread', 'offline', 5 * MINUTE],
    ['unread', 'unreadable', 5 * MINUTE],
  ] as const)('is %s where Deepgram’s answer was %s', (why, kind, waitMs) => {
    expect(note(failed({ ...FAULT, kind }))).toEqual([{ ...ASKED, why, at: NOW, tries: 1, waitMs }]);
  });

  it('is asked for again after twice as long each time, up to a limit, and no sooner than Deepgram said', () => {
    let notes: readonly Vain[] = [];
    const waits = Array.from({ length: 12 }, () => {
      notes = note(failed(FAULT), { before: notes });
      return (notes[0]?.waitMs ?? 0) / HOUR;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 168, 168, 168, 168]);
    const [told] = note(failed({ ...FAULT, kind: 'rate-limited', retryAfter: 3_600 }));
    expect(told?.waitMs).toBe(HOUR);
  });

  it('waits no longer for a clock that was set back', () => {
    const [vain] = note(failed(FAULT));
    if (!vain) throw new Error('it was asked for in vain');
    expect(waitLeft(vain, NOW + MINUTE)).toBe(59 * MINUTE);
    expect(waitLeft(vain, NOW - 48 * HOUR)).toBeLessThanOrEqual(0);
    expect(nextWait({ days: [day(50)], inVain: [vain], now: NOW + MINUTE })).toBe(59 * MINUTE);
    expect(nextWait({ days: [day(5)], inVain: [vain], now: NOW })).toBeNull();
  });

  it('of an answer that begins later is no longer kept before that', () => {
    const answer = whole(aSeries({}, { from: day(50), to: day(20) }));
    expect(note(answer, { kept: { from: day(50), to: day(20) } })).toMatchObject([
      { from: day(89), to: day(51), why: 'not-kept' },
      { from: day(19), to: day(10), why: 'unread' },
    ]);
  });

  it('of an answer that is not whole is all of it', () => {
    expect(note(withGaps(aSeries({}, ASKED), [OWN_KEYS_ONLY]))).toMatchObject([{ ...ASKED, why: 'unread' }]);
  });

  it('is forgotten for days that were answered', () => {
    const before = note(failed(FAULT));
    const middle = { from: day(60), to: day(41) };
    const after = noteSlice(before, { asked: middle, at: NOW, answer: whole(aSeries({}, middle)) }, middle);
    expect(after).toMatchObject([
      { from: day(89), to: day(61) },
      { from: day(40), to: day(10) },
    ]);
  });

  it.each(['locked', 'session-ended', 'not-connected', 'storage'] as const)(
    'is not what was never asked: %s',
    (kind) => {
      expect(wasSliceAsked(failed({ ...FAULT, kind }))).toBe(false);
      expect(wasSliceAsked(failed(FAULT))).toBe(true);
    },
  );
});

it('whatever Deepgram answers, each day is asked for at most once before its wait is over, and none is left out', () => {
  const outcomeArb = fc.oneof(
    fc.constant('whole' as const),
    fc.constantFrom('forbidden' as const, 'server' as const, 'unauthorized' as const),
    fc.nat({ max: 100 }),
  );
  holds(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 3, max: 364 }), { minLength: 1, maxLength: 60 }),
      fc.array(outcomeArb, { maxLength: 8 }),
      (backs, outcomes) => {
        let days = backs.map(day).sort();
        let inVain: readonly Vain[] = [];
        const answered = new Set<string>();
        for (let call = 0; ; call += 1) {
          const asked = nextSlice({ days, inVain, now: NOW });
          if (!asked) break;
          expect(daysBetween(asked.from, asked.to)).toBeLessThan(SLICE_DAYS);
          expect(days).toContain(asked.to);
          const range = dayRange(asked.from, asked.to);
          for (const each of range.filter((one) => days.includes(one))) expect(answered).not.toContain(each);
          for (const each of range) answered.add(each);
          const outcome = outcomes[call % Math.max(1, outcomes.length)] ?? 'whole';
          const begins = typeof outcome === 'number' ? addDays(asked.from, outcome) : asked.from;
          const isTold = outcome === 'whole' || (typeof outcome === 'number' && begins <= asked.to);
          const answer = isTold
            ? whole(aSeries({}, { from: begins, to: asked.to }))
            : failed({ ...FAULT, kind: typeof outcome === 'number' ? 'unreadable' : outcome });
          const kept = isTold ? { from: begins, to: asked.to } : null;
          inVain = noteSlice(inVain, { asked, at: NOW, answer }, kept);
          if (kept) days = days.filter((each) => each < kept.from || each > kept.to);
        }
        for (const each of days) expect(inVain.filter(({ from, to }) => from <= each && each <= to)).toHaveLength(1);
      },
    ),
  );
});

/** Asks for days until none is due, of a Deepgram that answers as told; what is left, and what was asked for. */
const askAll = (
  all: readonly string[],
  faultOf: (asked: DayRange) => FaultKind | null,
  before: readonly Vain[] = [],
) => {
  let days = all;
  let inVain = before;
  const asked: DayRange[] = [];
  for (let next = nextSlice({ days, inVain, now: NOW }); next; next = nextSlice({ days, inVain, now: NOW })) {
    const { from, to } = next;
    asked.push(next);
    const kind = faultOf(next);
    const answer = kind ? failed({ ...FAULT, kind }) : whole(aSeries({}, next));
    inVain = noteSlice(inVain, { asked: next, at: NOW, answer }, kind ? null : next);
    if (!kind) days = days.filter((each) => each < from || each > to);
  }
  return { days, inVain, asked };
};
const lengthOf = ({ from, to }: DayRange): number => daysBetween(from, to) + 1;
const YEAR = dayRange(day(364), day(91));

describe('a slice that is too much for Deepgram', () => {
  it.each(['rejected', 'timeout'] as const)('is asked for in halves until it is none (%s)', (kind) => {
    const { days, inVain, asked } = askAll(YEAR, (each) => (lengthOf(each) > 30 ? kind : null));
    expect(days).toEqual([]);
    expect(inVain).toEqual([]);
    expect(asked.slice(0, 4)).toEqual([
      { from: day(180), to: day(91) },
      { from: day(135), to: day(91) },
      { from: day(113), to: day(91) },
      { from: day(135), to: day(114) },
    ]);
  });

  it('is halved where a gateway waited in vain, too', () => {
    const answer = failed({ ...FAULT, kind: 'server', status: 504 });
    expect(note(answer)).toEqual([{ ...ASKED, why: 'unread', at: NOW, tries: 0, waitMs: 0, most: 40 }]);
  });

  it('waits before it is halved for as long as Deepgram asks for', () => {
    const [vain] = note(failed({ ...FAULT, kind: 'rejected', retryAfter: 60 }));
    expect(vain).toMatchObject({ most: 40, waitMs: MINUTE });
    expect(nextSlice({ days: dayRange(ASKED.from, ASKED.to), inVain: vain ? [vain] : [], now: NOW })).toBeNull();
  });

  it('for any size that Deepgram takes, and any days that it can’t tell, leaves those days alone as gaps, in few calls', () => {
    const cases = fc.record({
      most: fc.integer({ min: 1, max: SLICE_DAYS }),
      // Never three in a row, which is another trouble.
      bad: fc.uniqueArray(fc.integer({ min: 31, max: 121 }), { maxLength: 4 }).map((all) => all.map((n) => n * 3)),
      kind: fc.constantFrom<FaultKind>('rejected', 'timeout'),
    });
    holds(
      fc.property(cases, ({ most, bad, kind }) => {
        const isBad = new Set(bad.map(day));
        const { days, inVain, asked } = askAll(YEAR, (each) =>
          lengthOf(each) > most || dayRange(each.from, each.to).some((one) => isBad.has(one)) ? kind : null,
        );
        expect(days).toEqual([...isBad].sort());
        const why = kind === 'rejected' ? 'refused' : 'unread';
        expect(inVain).toHaveLength(isBad.size);
        for (const each of inVain) {
          expect([each.from, isBad.has(each.from)]).toEqual([each.to, true]);
          expect(each).toMatchObject({ why, tries: 1 });
          expect(each.waitMs).toBeGreaterThan(0);
        }
        const slices = Math.ceil(YEAR.length / Math.max(1, Math.ceil(most / 2)));
        expect(asked.length).toBeLessThanOrEqual(2 * slices + 14 * isBad.size + 8);
      }),
    );
  });

  it('is given up where three days in a row are refused too: then it isn’t the size', () => {
    const { inVain, asked } = askAll(YEAR, () => 'rejected');
    expect(asked.length).toBeLessThanOrEqual(12 * 4);
    for (const each of YEAR) expect(inVain.filter(({ from, to }) => from <= each && each <= to)).toHaveLength(1);
    for (const each of inVain) expect([each.waitMs, each.most]).toEqual([HOUR, undefined]);
  });

  it.each(['forbidden', 'unauthorized', 'not-found', 'server', 'offline', 'rate-limited', 'unreadable'] as const)(
    'is not what failed for another reason: %s',
    (kind) => {
      const { asked } = askAll(YEAR, () => kind);
      expect(asked.map(lengthOf)).toEqual([90, 90, 90, 4]);
    },
  );
});
