import { describe, expect, it } from 'vitest';
import { failed, whole } from '../answer';
import { addDays } from '../days';
import type { DailySeries, Snapshot } from '../snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, TODAY } from '../testing';
import { judgeOneKey, type KeyQuestion } from './key-verdict';

const ago = (days: number): string => addDays(TODAY, -days);
const requests = (...daysAgo: number[]) => Object.fromEntries(daysAgo.map((days) => [ago(days), 2]));
const aYear = (figures: Record<string, Record<string, number>> = {}): DailySeries =>
  aSeries(figures, { from: ago(364) });
const PROJECT = {
  clockOffset: 0,
  members: whole([aMember('boss', 'owner'), aMember('m1')]),
  keys: whole([aKey('busy', 'm1'), aKey('k1', 'm1'), aKey('orphan', 'gone')]),
  expiredKeys: whole([aKey('e1', 'm1')]),
};

const judge = (
  used: Record<string, Record<string, number>> = {},
  parts: Partial<Snapshot> = {},
  question: Partial<KeyQuestion> = {},
) =>
  judgeOneKey({
    snapshot: aSnapshot({ ...PROJECT, usage: whole(aSeries({ busy: requests(0), ...used })), ...parts }),
    options: OPTIONS,
    keyId: 'k1',
    history: whole(aYear(used)),
    now: NOW,
    paused: null,
    ...question,
  });

describe('one key', () => {
  it('that neither list holds has no verdict', () => {
    expect(judge({}, {}, { keyId: 'none' })).toBeNull();
    expect(judge({}, { keys: failed(FAULT) })).toBeNull();
  });

  it("is quiet by its own use, whatever its creator's other keys do", () => {
    expect(judge({ k1: requests(40) })).toMatchObject({
      state: 'quiet',
      missing: [],
      historyWanted: null,
      judgement: { key: { keyId: 'k1' } },
    });
    expect(judge({}, {}, { keyId: 'busy' })).toMatchObject({ state: 'in-use', missing: [], historyWanted: null });
    expect(judge({}, {}, { keyId: 'busy', history: null })).toMatchObject({ historyWanted: null });
  });

  it('is quiet only once its past year was read, which is asked for of this key alone', () => {
    const historyWanted = { keyIds: ['k1'], range: { from: ago(364), to: TODAY } };
    expect(judge({}, {}, { history: null })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'history-unread' }],
      historyWanted,
    });
    expect(judge({}, {}, { history: failed(FAULT) })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'gap', part: 'history' }],
      historyWanted: null,
    });
    const born = whole([aKey('busy', 'm1'), aKey('k1', 'm1', { created: `${ago(30)}T10:00:00Z` })]);
    expect(judge({}, { keys: born }, { history: whole(aSeries({}, { from: ago(30) })) })).toMatchObject({
      state: 'never-used',
    });
  });

  it.each([
    ['cooling', requests(3)],
    ['rhythmic', requests(20, 50)],
  ])('that is %s is so by what was seen, and a past year can make it surer', (state, used) => {
    expect(judge({ k1: used })).toMatchObject({ state, missing: [], historyWanted: null });
    expect(judge({ k1: used }, {}, { history: null })).toMatchObject({
      state,
      missing: [],
      historyWanted: { keyIds: ['k1'] },
    });
  });

  it('is unknown for whatever the reading misses, and then no history is asked for', () => {
    expect(judge({}, { usage: failed(FAULT) }, { history: null })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'gap', part: 'usage' }],
      historyWanted: null,
    });
  });

  it('that expired has ended', () => {
    expect(judge({}, {}, { keyId: 'e1' })).toMatchObject({ state: 'expired', missing: [], historyWanted: null });
  });

  it('whose creator has left is in use or unknown, never quiet', () => {
    expect(judge({ orphan: requests(5) }, {}, { keyId: 'orphan' })).toMatchObject({ state: 'in-use' });
    expect(judge({}, {}, { keyId: 'orphan' })).toMatchObject({ state: 'unknown', missing: [{ kind: 'not-a-member' }] });
  });

  it('carries the evidence of its judgement', () => {
    expect(judge()?.evidence).toMatchObject({ judgedAt: NOW, window: { to: TODAY } });
  });
});
