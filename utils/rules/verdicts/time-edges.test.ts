import { afterEach, describe, expect, it } from 'vitest';
import { whole } from '../answer';
import { addDays, dayOf } from '../days';
import { aKey, aMember, aSeries, aSnapshot, OPTIONS } from '../testing';
import { judgeRemoval, type RemovalQuestion } from './judge-removal';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A member with one key, last used `quiet` UTC days before the reading, judged `later` ms after it. */
const question = (taken: string, { quiet = 7, later = 0, clockOffset = 0 } = {}): RemovalQuestion => {
  const takenAt = Date.parse(taken);
  const today = dayOf(takenAt + clockOffset);
  const figures = { k1: { [addDays(today, -quiet)]: 3 }, other: { [today]: 1 } };
  const days = (back: number) => whole(aSeries(figures, { from: addDays(today, -back), to: today }));
  const snapshot = aSnapshot({
    takenAt,
    clockOffset,
    members: whole([aMember('boss', 'owner'), aMember('m1')]),
    keys: whole([aKey('k1', 'm1', { created: '2020-01-01T00:00:00Z' }), aKey('other', 'boss')]),
    usage: days(90),
  });
  return { snapshot, options: OPTIONS, memberId: 'm1', history: days(364), now: takenAt + later, paused: null };
};
const judge = (...example: Parameters<typeof question>) => judgeRemoval(question(...example));

describe('the UTC day', () => {
  it('that begins while a page is open was not read, so nothing is safe in it until the next reading', () => {
    const taken = '2026-11-21T23:55:00Z';
    expect(judge(taken, { later: 5 * MINUTE - 1 }).state).toBe('safe');
    expect(judge(taken, { later: 5 * MINUTE })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'gap', part: 'usage', gap: { reason: 'days-unread', from: '2026-11-22', to: '2026-11-22' } }],
    });
    expect(judge(taken).evidence.validUntil).toBe(Date.parse('2026-11-22T00:00:00Z'));
    expect(judge('2026-11-21T12:00:00Z').evidence.validUntil).toBe(Date.parse('2026-11-21T12:15:00.001Z'));
  });

  it('is the one at Deepgram, by its Date header, while the clocks agree well enough', () => {
    const taken = '2026-11-21T23:58:00Z';
    const ahead = judge(taken, { clockOffset: 4 * MINUTE });
    expect(ahead).toMatchObject({ state: 'safe', evidence: { window: { to: '2026-11-22' } } });
    const behind = judge(taken, { clockOffset: -MINUTE });
    expect(behind.evidence.validUntil).toBe(Date.parse('2026-11-22T00:01:00Z'));
    expect(judge(taken, { clockOffset: -MINUTE, later: 3 * MINUTE - 1 }).state).toBe('safe');
    expect(judge(taken, { clockOffset: -MINUTE, later: 3 * MINUTE }).state).toBe('unknown');
  });

  it('moves requests out of the window only when it has passed', () => {
    expect(judge('2026-11-21T00:00:00Z', { quiet: 6 })).toMatchObject({ state: 'cooling', safeFrom: '2026-11-22' });
    expect(judge('2026-11-21T23:59:59Z', { quiet: 6 })).toMatchObject({ state: 'cooling', safeFrom: '2026-11-22' });
    expect(judge('2026-11-22T00:00:00Z', { quiet: 7 }).state).toBe('safe');
  });
});

describe('a tab left open', () => {
  it('for a week of sleep shows nothing as safe, nor a use that has left the window as use', () => {
    const week = 7 * 24 * HOUR;
    expect(judge('2026-11-21T12:00:00Z', { quiet: 0, later: week })).toMatchObject({ state: 'unknown' });
    expect(judge('2026-11-21T12:00:00Z', { quiet: 0, later: week - 24 * HOUR })).toMatchObject({ state: 'in-use' });
    expect(judge('2026-11-21T12:00:00Z', { quiet: 3, later: 24 * HOUR })).toMatchObject({ state: 'in-use' });
    expect(judge('2026-11-21T12:00:00Z', { quiet: 3, later: week }).missing.map(({ kind }) => kind)).toEqual([
      'stale',
      'gap',
    ]);
  });
});

describe('the time zone of the reader', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  const MOMENTS = [
    '2026-11-21T00:00:00Z',
    '2026-11-21T23:59:59.999Z',
    // Europe's summer time ends and begins, New York's ends, Lord Howe's ends by half an hour; a leap day.
    '2026-10-25T01:00:00Z',
    '2026-03-29T01:00:00Z',
    '2026-11-01T06:00:00Z',
    '2026-04-04T15:30:00Z',
    '2028-02-29T12:00:00Z',
  ];

  it('moves no verdict, at the ends of days, at daylight-saving changes, on a leap day', { timeout: 60_000 }, () => {
    const questions = MOMENTS.flatMap((moment) => [
      question(moment),
      question(moment, { quiet: 6 }),
      question(moment, { quiet: 1, later: 14 * MINUTE }),
    ]);
    const offsets = new Set<number>();
    const told = Intl.supportedValuesOf('timeZone').map((timeZone) => {
      process.env.TZ = timeZone;
      offsets.add(new Date(0).getTimezoneOffset());
      return JSON.stringify(questions.map(judgeRemoval));
    });
    expect(told.length).toBeGreaterThan(300);
    expect(offsets.size).toBeGreaterThan(20);
    expect(new Set(told).size).toBe(1);
  });
});
