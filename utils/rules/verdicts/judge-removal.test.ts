import { describe, expect, it } from 'vitest';
import { failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import type { DailySeries, Snapshot } from '../snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, OWN_KEYS_ONLY, TODAY } from '../testing';
import { judgeRemoval, type RemovalQuestion } from './judge-removal';

const ago = (days: number): string => addDays(TODAY, -days);
const requests = (...daysAgo: number[]) => Object.fromEntries(daysAgo.map((days) => [ago(days), 2]));
const aYear = (figures: Record<string, Record<string, number>> = {}): DailySeries =>
  aSeries(figures, { from: ago(364) });
const WHOLE = { clockOffset: 0, members: whole([aMember('boss', 'owner'), aMember('m1'), aMember('m2')]) };

/** A verdict on m1, whose one key is k1 unless told; somebody else's key is always in use. */
const judge = (
  used: Record<string, Record<string, number>>,
  parts: Partial<Snapshot> = {},
  question: Partial<Omit<RemovalQuestion, 'snapshot'>> = {},
) =>
  judgeRemoval({
    snapshot: aSnapshot({
      ...WHOLE,
      keys: whole([aKey('k1', 'm1'), aKey('other', 'm2')]),
      usage: whole(aSeries({ other: requests(0), ...used })),
      ...parts,
    }),
    options: OPTIONS,
    memberId: 'm1',
    history: whole(aYear(used)),
    now: NOW,
    paused: null,
    ...question,
  });

describe('removing a member', () => {
  it('is safe when every key of theirs has been quiet for the window, and was never otherwise', () => {
    const verdict = judge({});
    expect(verdict).toMatchObject({
      state: 'safe',
      role: 'member',
      use: { requests: 0, used: false },
      missing: [],
      safeFrom: null,
      historyWanted: null,
    });
    expect(verdict.keys).toMatchObject([{ key: { keyId: 'k1' }, state: 'never-used', lastDay: null, rhythm: null }]);
  });

  it('is safe without any key, and then needs no history', () => {
    const verdict = judge({}, { keys: whole([aKey('other', 'm2')]) }, { history: null });
    expect(verdict).toMatchObject({ state: 'safe', keys: [], historyWanted: null, missing: [] });
  });

  it.each([0, 1])('finds a key in use that had a request %i days ago', (days) => {
    const verdict = judge({ k1: requests(days) });
    expect(verdict).toMatchObject({
      state: 'in-use',
      use: { requests: 2, used: true },
      safeFrom: null,
      historyWanted: null,
      missing: [],
    });
    expect(verdict.keys).toMatchObject([{ state: 'in-use', lastDay: ago(days), safeFrom: null }]);
  });

  it.each([2, 6])('is cooling with the last request %i days ago, and says from which day it is safe', (days) => {
    const verdict = judge({ k1: requests(days) });
    expect(verdict).toMatchObject({ state: 'cooling', safeFrom: addDays(ago(days), 7), missing: [] });
    expect(verdict.keys).toMatchObject([{ state: 'cooling', safeFrom: addDays(ago(days), 7) }]);
  });

  it('is safe on the very day that a cooling verdict named', () => {
    expect(judge({ k1: requests(7) }).state).toBe('safe');
  });

  it('counts from the latest of several cooling keys, and shows what is worst first, then what is busiest', () => {
    const keys = ['quiet', 'two', 'five', 'six'].map((id) => aKey(id, 'm1'));
    const used = { two: requests(2), five: requests(5), six: requests(6, 5) };
    const verdict = judge(used, { keys: whole([...keys, aKey('other', 'm2')]) });
    expect(verdict).toMatchObject({ state: 'cooling', safeFrom: addDays(TODAY, 5) });
    expect(verdict.keys.map(({ key }) => key.keyId)).toEqual(['six', 'two', 'five', 'quiet']);
    const busy = judge({ ...used, quiet: requests(0) }, { keys: whole([...keys, aKey('other', 'm2')]) });
    expect(busy.keys.map(({ key }) => key.keyId)).toEqual(['quiet', 'six', 'two', 'five']);
    expect(busy).toMatchObject({ state: 'in-use', use: { requests: 10 }, safeFrom: null });
  });

  it('shows keys in use before those that nothing is known of, and what may come back before what is quiet', () => {
    const keys = ['never', 'quiet', 'rhythmic', 'cooling', 'used'].map((id) => aKey(id, 'm1'));
    const unknown = aKey('unknown', 'm1', { created: 'long ago' });
    const used = { used: requests(0), cooling: requests(3), rhythmic: requests(20, 50, 80), quiet: requests(40) };
    const verdict = judge(used, { keys: whole([...keys, unknown, aKey('other', 'm2')]) });
    expect(verdict.keys.map(({ state }) => state)).toEqual([
      ...['in-use', 'unknown', 'cooling', 'rhythmic', 'quiet', 'never-used'],
    ]);
  });

  it.each([0, 6])('is cooling with a key made %i days ago: it was not there for the whole window', (days) => {
    const young = aKey('k1', 'm1', { created: `${ago(days)}T11:59:00Z` });
    const verdict = judge({}, { keys: whole([young, aKey('other', 'm2')]) });
    expect(verdict).toMatchObject({ state: 'cooling', safeFrom: addDays(ago(days), 7) });
  });

  it('is safe with a key made before the window', () => {
    const key = aKey('k1', 'm1', { created: `${ago(7)}T23:59:00Z` });
    expect(judge({}, { keys: whole([key, aKey('other', 'm2')]) }).state).toBe('safe');
  });

  it('is unknown with a key of unreadable date that nothing is known of', () => {
    const key = aKey('k1', 'm1', { created: 'soon' });
    const keys = whole([key, aKey('other', 'm2')]);
    expect(judge({}, { keys })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'key-age-unreadable', keyId: 'k1' }],
    });
    expect(judge({ k1: requests(50) }, { keys }).state).toBe('safe');
  });

  it('follows the window that the user sets', () => {
    const options = { ...OPTIONS, windowDays: 30 };
    expect(judge({ k1: requests(29) }, {}, { options })).toMatchObject({
      state: 'cooling',
      safeFrom: addDays(TODAY, 1),
    });
    expect(judge({ k1: requests(30) }, {}, { options }).state).toBe('safe');
  });
});

describe('a slower rhythm', () => {
  const monthly = requests(20, 50, 81, 111);

  it('keeps a quiet key from being safe, with its last day and usual gap', () => {
    const verdict = judge({ k1: monthly });
    expect(verdict).toMatchObject({ state: 'rhythmic', safeFrom: addDays(ago(20), 47), missing: [] });
    expect(verdict.keys).toMatchObject([
      {
        state: 'rhythmic',
        rhythm: { usualGap: 30, longestGap: 31, bursts: 4, lastDay: ago(20), expectedOn: addDays(TODAY, 10) },
      },
    ]);
  });

  it('is over once the silence is half as long again as any before it', () => {
    expect(judge({ k1: requests(46, 77) }).state).toBe('rhythmic');
    expect(judge({ k1: requests(47, 78) }).state).toBe('safe');
  });

  it('moves the day from which a cooling key is safe', () => {
    expect(judge({ k1: requests(3, 33) })).toMatchObject({ state: 'cooling', safeFrom: addDays(ago(3), 46) });
  });

  it('that only the past year shows is asked for when nothing else is missing, and for these keys', () => {
    const verdict = judge({}, {}, { history: null });
    expect(verdict).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'history-unread' }],
      historyWanted: { keyIds: ['k1'], range: { from: ago(364), to: TODAY } },
    });
    expect(judge({ k1: requests(3) }, {}, { history: null })).toMatchObject({
      state: 'cooling',
      missing: [],
      historyWanted: { keyIds: ['k1'] },
    });
    expect(judge({ k1: requests(0) }, {}, { history: null })).toMatchObject({ historyWanted: null, missing: [] });
    const stale = judge({}, {}, { history: null, now: NOW + 3_600_000 });
    expect(stale).toMatchObject({ state: 'unknown', historyWanted: null });
    expect(stale.missing).not.toContainEqual({ kind: 'history-unread' });
  });

  it('that the reading itself shows stands while the past year is unread', () => {
    expect(judge({ k1: monthly }, {}, { history: null })).toMatchObject({
      state: 'rhythmic',
      missing: [{ kind: 'history-unread' }],
      historyWanted: { keyIds: ['k1'] },
    });
  });

  it('can not be ruled out by a past year that is failed, partial or short', () => {
    const gap = { reason: 'rows-unreadable', count: 1, path: 'results[0]' } as const;
    expect(judge({}, {}, { history: failed(FAULT) })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'gap', part: 'history', gap: { reason: 'part-failed', fault: FAULT } }],
    });
    expect(judge({}, {}, { history: withGaps(aYear(), [gap]) })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'gap', part: 'history', gap }],
    });
    expect(judge({}, {}, { history: whole(aSeries({}, { from: ago(300) })) })).toMatchObject({
      state: 'unknown',
      missing: [{ kind: 'gap', part: 'history', gap: { reason: 'days-unread', from: '2026-01-05', to: ago(301) } }],
    });
  });

  it('needs no day from before the oldest of the keys was made', () => {
    const history = whole(aSeries({}, { from: '2026-01-05' }));
    expect(judge({}, {}, { history }).state).toBe('safe');
    const [young, old] = [aKey('k1', 'm1'), aKey('old', 'm1', { created: '2026-01-04T10:00:00Z' })];
    for (const theirs of [
      [young, old],
      [old, young],
    ])
      expect(judge({}, { keys: whole([...theirs, aKey('other', 'm2')]) }, { history }).state).toBe('unknown');
    const veryOld = whole([aKey('k1', 'm1', { created: '2020-01-04T10:00:00Z' }), aKey('other', 'm2')]);
    expect(judge({}, { keys: veryOld }).state).toBe('safe');
  });

  it('read after the reading shows requests that this did not: that is use', () => {
    const verdict = judge({}, {}, { history: whole(aYear({ k1: requests(0) })) });
    expect(verdict).toMatchObject({ state: 'in-use', keys: [{ lastDay: TODAY }] });
  });
});

describe('what was seen stands, whatever else is missing', () => {
  it('the only Owner is blocked, by a members list that is whole', () => {
    const owner = { memberId: 'boss' };
    expect(judge({}, {}, owner)).toMatchObject({ state: 'blocked', role: 'owner', historyWanted: null });
    expect(judge({}, { usage: failed(FAULT), keys: failed(FAULT) }, owner).state).toBe('blocked');
    const two = whole([aMember('boss', 'owner'), aMember('m1', 'owner')]);
    expect(judge({}, { members: two }, owner).state).toBe('safe');
    const partly = withGaps([aMember('boss', 'owner')], [OWN_KEYS_ONLY]);
    expect(judge({}, { members: partly }, owner).state).toBe('unknown');
    expect(judge({ b: requests(0) }, { keys: whole([aKey('b', 'boss')]) }, owner).state).toBe('blocked');
  });

  it('requests on a key are use, and what is missing is said beside it', () => {
    const parts = { keys: withGaps([aKey('k1', 'm1')], [OWN_KEYS_ONLY]), members: failed(FAULT) };
    const verdict = judge({ k1: requests(5) }, parts);
    expect(verdict).toMatchObject({ state: 'in-use', member: null, role: null });
    expect(verdict.missing).toMatchObject([
      { kind: 'gap', part: 'keys', gap: OWN_KEYS_ONLY },
      { kind: 'gap', part: 'members', gap: { reason: 'part-failed', part: 'members' } },
    ]);
  });

  it('use of someone who is no member can not end with their removal', () => {
    const verdict = judge({ k1: requests(0) }, { members: whole([aMember('boss', 'owner')]) });
    expect(verdict).toMatchObject({ state: 'unknown', missing: [{ kind: 'not-a-member', memberId: 'm1' }] });
  });
});

describe('keys of a verdict', () => {
  it('carry cost, role cap, tags and whether Linchpin reads with them', () => {
    const key = aKey('k1', 'm1', { scopes: ['admin'], tags: ['production'] });
    const cost = whole(aSeries({ k1: { [TODAY]: 1.5 } }));
    const verdict = judge({}, { keys: whole([key, aKey('other', 'm2')]), cost, viewer: { keyId: 'k1' } });
    expect(verdict.endsStoredKey).toBe(true);
    expect(verdict.keys[0]).toMatchObject({ isStoredKey: true, cost: whole(1.5), key: { tags: ['production'] } });
    expect(verdict.keys[0]?.lostScopes).toContain('billing:read');
    expect(judge({}, { viewer: { keyId: 'other' } })).toMatchObject({
      endsStoredKey: false,
      keys: [{ isStoredKey: false }],
    });
  });

  it('that expired in the window are told and keep nothing from being safe, but count for nothing', () => {
    const expired = aKey('e1', 'm1', { expires: `${ago(2)}T10:00:00Z` });
    const verdict = judge({ e1: requests(3, 2) }, { expiredKeys: whole([expired]) });
    expect(verdict).toMatchObject({ state: 'safe', use: { requests: 0, used: false } });
    expect(judge({}, { expiredKeys: whole([expired]), viewer: { keyId: 'e1' } }).endsStoredKey).toBe(false);
    expect(verdict.keys.map(({ key, state, lastDay }) => [key.keyId, state, lastDay])).toEqual([
      ['k1', 'never-used', null],
      ['e1', 'expired', ago(2)],
    ]);
  });

  it('are those of the same e-mail too, from before a person was removed and invited again', () => {
    const before = aKey('old', 'm1-before', { creator: { memberId: 'm1-before', email: ' M1@northwind.example' } });
    const keys = whole([before, aKey('other', 'm2')]);
    const verdict = judge({ old: requests(0) }, { keys });
    expect(verdict).toMatchObject({ state: 'in-use', keys: [{ formerAccount: true, key: { keyId: 'old' } }] });
    const members = whole([
      aMember('boss', 'owner'),
      aMember('m1'),
      aMember('m1-before', 'member', { email: 'x@y.example' }),
    ]);
    expect(judge({ old: requests(0) }, { keys, members })).toMatchObject({ state: 'safe', keys: [] });
  });

  it('are those of the same e-mail too where only their own keys tell it, as without a list of members', () => {
    const before = aKey('old', 'm1-before', { creator: { memberId: 'm1-before', email: 'm1@northwind.example' } });
    const keys = whole([before, aKey('k1', 'm1'), aKey('other', 'm2')]);
    const { state, keys: theirs } = judge({ old: requests(0) }, { keys, members: failed(FAULT) });
    expect(state).toBe('in-use');
    expect(theirs.map(({ key, formerAccount }) => [key.keyId, formerAccount])).toEqual([
      ['old', true],
      ['k1', false],
    ]);
  });

  it('are never joined by an e-mail that is blank', () => {
    const blank = { email: ' ' };
    const keys = whole([aKey('x', 'gone', { creator: { memberId: 'gone', ...blank } }), aKey('other', 'm2')]);
    const members = whole([aMember('boss', 'owner'), aMember('m1', 'member', blank)]);
    expect(judge({ x: requests(0) }, { keys, members })).toMatchObject({ state: 'safe', keys: [] });
  });
});
