import { describe, expect, it } from 'vitest';
import { failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, TODAY } from '../testing';
import { judgeRemoval } from './judge-removal';
import { historyIssues } from './usage-issues';
import type { KeyJudgement } from './verdict';

const ago = (days: number): string => addDays(TODAY, -days);
const on = (days: readonly number[]) => Object.fromEntries(days.map((day) => [ago(day), 1]));
const YEAR = { from: ago(364), to: TODAY };

/** Keys of one member as the reading shows them, each with the days before today on which it had requests. */
const keysUsed = (used: Record<string, readonly number[]>): readonly KeyJudgement[] => {
  const figures = Object.fromEntries(Object.entries(used).map(([id, days]) => [id, on(days)]));
  const snapshot = aSnapshot({
    members: whole([aMember('boss', 'owner'), aMember('m1')]),
    keys: whole(Object.keys(used).map((id) => aKey(id, 'm1'))),
    usage: whole(aSeries(figures)),
  });
  return judgeRemoval({ snapshot, options: OPTIONS, memberId: 'm1', history: null, now: NOW, paused: null }).keys;
};
const yearOf = (used: Record<string, readonly number[]>, range: { from?: string; to?: string } = {}) =>
  whole(aSeries(Object.fromEntries(Object.entries(used).map(([id, days]) => [id, on(days)])), { ...YEAR, ...range }));
const lacks = (day: string) => [
  { kind: 'gap', part: 'history', gap: { reason: 'sources-disagree', how: 'year-lacks', day } },
];

describe('a past year that knows nothing of requests that the reading has', () => {
  it.each([
    ['on a day of both', { a: [40] }, {}, lacks(ago(40))],
    ['on days that it knows of', { a: [40] }, { a: [40] }, []],
    ['on several days: the latest is told', { a: [80, 40] }, {}, lacks(ago(40))],
    ['on days of several keys: the latest is told, whichever key is first', { a: [40], b: [80] }, {}, lacks(ago(40))],
    ['on a day that it knows another key to be used on', { a: [40], b: [40] }, { b: [40] }, lacks(ago(40))],
    ['on the day before yesterday', { a: [2] }, {}, lacks(ago(2))],
    ['yesterday or today, as figures come late', { a: [0, 1] }, {}, []],
  ])('%s', (_, used, known, expected) => {
    expect(historyIssues(yearOf(known), keysUsed(used), YEAR)).toEqual(expected);
  });

  it('contradicts it from its first day on, and not by days before that', () => {
    const from = ago(60);
    const born = { from, to: TODAY };
    expect(historyIssues(yearOf({}, { from }), keysUsed({ a: [60] }), born)).toEqual(lacks(from));
    expect(historyIssues(yearOf({}, { from }), keysUsed({ a: [61] }), born)).toEqual([]);
  });

  it('says so beside what it lacks of itself', () => {
    const gap = { reason: 'rows-unreadable', count: 1, path: '[0]' } as const;
    const issues = historyIssues(withGaps(yearOf({}).value, [gap]), keysUsed({ a: [40] }), YEAR);
    expect(issues).toEqual([{ kind: 'gap', part: 'history', gap }, ...lacks(ago(40))]);
  });

  it('is all that is known where the use itself could not be read', () => {
    const unread = keysUsed({ a: [40] }).map((key) => ({ ...key, use: failed(FAULT) }));
    expect(historyIssues(yearOf({}), unread, YEAR)).toEqual([]);
  });
});
