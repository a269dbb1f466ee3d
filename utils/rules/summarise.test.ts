import { describe, expect, it } from 'vitest';
import { analyzeProject } from './analyze-project';
import { failed, whole, withGaps } from './answer';
import { addDays } from './days';
import { findFindings } from './findings/find-findings';
import type { Snooze } from './findings/finding';
import { DEFAULT_NUMBERS } from './numbers';
import type { Snapshot } from './snapshot';
import { summarise } from './summarise';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, OWN_KEYS_ONLY, TODAY } from './testing';

/** `turned`: with the findings given to it the other way round. */
const summaryOf = (parts: Partial<Snapshot>, options = OPTIONS, snoozes: readonly Snooze[] = [], turned = false) => {
  const snapshot = aSnapshot(parts);
  const analysis = analyzeProject(snapshot, options, NOW);
  const ground = { snapshot, analysis, options: { ...DEFAULT_NUMBERS, ...options }, inviteSeenAt: {}, now: NOW };
  const report = findFindings({ ...ground, snoozes });
  return summarise(analysis, snapshot, turned ? { ...report, open: [...report.open].reverse() } : report);
};
const soon = '2026-11-24T12:00:00Z';

const TEAM = {
  members: whole([aMember('m1', 'owner'), aMember('m2', 'admin'), aMember('ci-bot')]),
  keys: whole([
    aKey('busy', 'm2'),
    aKey('ending', 'm2', { expires: soon }),
    aKey('capped', 'm2', { scopes: ['owner'] }),
    aKey('orphan', 'gone'),
    aKey('bot', 'ci-bot'),
  ]),
  usage: whole(
    aSeries({ busy: { [TODAY]: 10, [addDays(TODAY, -6)]: 1, [addDays(TODAY, -7)]: 99 }, deleted: { [TODAY]: 5 } }),
  ),
  cost: whole(aSeries({ busy: { [TODAY]: 1.5 }, deleted: { [addDays(TODAY, -1)]: 0.5 } })),
} satisfies Partial<Snapshot>;

describe('a summary', () => {
  it('counts members, active keys and those that rest on people', () => {
    expect(summaryOf(TEAM)).toMatchObject({
      members: whole(3),
      activeKeys: whole(5),
      keysOnPeople: whole(3),
      gaps: [],
    });
  });

  it('sums requests and cost of seven days over everything, a wider window notwithstanding', () => {
    const { requests, cost } = summaryOf(TEAM, { ...OPTIONS, windowDays: 30 });
    expect(requests).toEqual(
      whole({ total: 16, perDay: [1, 0, 0, 0, 0, 0, 15], range: { from: '2026-11-15', to: TODAY } }),
    );
    expect(cost).toEqual(whole(2));
  });

  it.each([
    ['keys', 'keys'],
    ['expiredKeys', 'expired-keys'],
    ['members', 'members'],
    ['invites', 'invites'],
    ['usage', 'usage'],
    ['cost', 'cost'],
  ] as const)('names what failed: %s', (name, part) => {
    expect(summaryOf({ ...TEAM, [name]: failed(FAULT) }).gaps).toContainEqual({
      ...{ reason: 'part-failed', part, fault: FAULT },
    });
  });

  it('has nothing to sum of a series that ended before the seven days', () => {
    const usage = whole(aSeries({ busy: { '2026-11-01': 5 } }, { from: '2026-10-01', to: '2026-11-05' }));
    expect(summaryOf({ ...TEAM, cost: whole(aSeries()), usage }).requests).toMatchObject({
      state: 'partial',
      value: { total: 0, perDay: [] },
      gaps: [{ reason: 'days-unread', from: '2026-11-15', to: TODAY }],
    });
    expect(summaryOf({ ...TEAM, usage: failed(FAULT) }).requests).toEqual(failed(FAULT));
  });

  describe('of no request', () => {
    const NONE = { keys: whole([aKey('k', 'm2')]), expiredKeys: whole([aKey('over', 'm2')]), cost: whole(aSeries()) };
    const beside = (accessor: string, place: number) => whole({ ...aSeries(), uncounted: { [accessor]: [place] } });

    it.each(['k', 'over', 'gone'])('says that there was use beside requests, by any key or by none: %s', (accessor) => {
      expect(summaryOf({ ...TEAM, ...NONE, usage: beside(accessor, 90) }).requests).toMatchObject({
        ...{ state: 'partial', value: { total: 0 } },
        gaps: [{ reason: 'use-uncounted' }],
      });
    });

    it('is whole where what was used was used before', () => {
      expect(summaryOf({ ...TEAM, ...NONE, usage: beside('k', 80) }).requests).toMatchObject({
        ...{ state: 'whole', value: { total: 0 } },
      });
    });

    it('says where no use is seen at all, and nothing else that use lacks', () => {
      const unread = aSeries({}, { to: addDays(TODAY, -20) });
      for (const usage of [whole(aSeries()), withGaps(unread, [OWN_KEYS_ONLY])]) {
        const { requests } = summaryOf({ ...TEAM, ...NONE, usage });
        const gaps = requests.state === 'partial' ? requests.gaps : [];
        expect(gaps.filter(({ reason }) => reason === 'no-use-at-all')).toHaveLength(1);
        expect(new Set(gaps.map(({ reason }) => reason)).size).toBe(gaps.length);
      }
    });

    it('is as it is where there are requests, whatever was used beside them', () => {
      const usage = { ...aSeries({ k: { [TODAY]: 1 } }), uncounted: { k: [89] } };
      expect(summaryOf({ ...TEAM, ...NONE, usage: whole(usage) }).requests).toMatchObject({
        ...{ state: 'whole', value: { total: 1 } },
      });
    });
  });

  it('counts as needing attention what it can see, though the members failed', () => {
    const { findings, attentionTotal } = summaryOf({ ...TEAM, members: failed(FAULT) });
    expect(attentionTotal).toBe(1);
    expect(findings).toMatchObject({
      ...{ state: 'partial', value: { high: 1 } },
      gaps: expect.arrayContaining([{ reason: 'part-failed', part: 'members', fault: FAULT }]),
    });
  });

  it('counts figures without an accessor', () => {
    const series = aSeries({ busy: { [TODAY]: 1 } });
    const unattributed = series.byAccessor.busy?.map((_, i, days) => (i === days.length - 1 ? 4 : 0)) ?? [];
    expect(summaryOf({ ...TEAM, usage: whole({ ...series, unattributed }) }).requests).toMatchObject({
      value: { total: 5 },
    });
  });

  it('never gives the number that needs attention as the whole while a creator may be unseen', () => {
    expect(summaryOf(TEAM).findings).toMatchObject({ state: 'whole', value: { high: 3 } });
    const gap = { reason: 'rows-unreadable', count: 1, path: 'members[2]' } as const;
    const unseen = withGaps([aMember('m1', 'owner'), aMember('m2', 'admin')], [gap]);
    expect(summaryOf({ ...TEAM, members: unseen }).findings).toMatchObject({ state: 'partial', gaps: [gap] });
    expect(summaryOf({ ...TEAM, members: failed(FAULT) }).findings.state).toBe('partial');
    expect(summaryOf({ ...TEAM, keys: failed(FAULT) }).findings.state).toBe('partial');
  });

  it('counts nothing that a person has set aside', () => {
    const snooze = { findingId: 'creator-left:orphan', reason: 'on it', until: addDays(TODAY, 3) };
    const { findings, attention, atRisk } = summaryOf(TEAM, OPTIONS, [snooze]);
    expect(findings).toMatchObject({ value: { high: 2 } });
    expect(attention.map(({ keyId }) => keyId)).toEqual(['capped', 'ending']);
    expect(atRisk.map(({ kind }) => kind)).not.toContain('creator-left');
  });

  it.each([false, true])('lists what needs attention, worst first, in whatever order it was found', (turned) => {
    const { attention, attentionTotal } = summaryOf(TEAM, OPTIONS, [], turned);
    expect(attention.map(({ keyId, concern }) => [keyId, concern.kind])).toEqual([
      ['orphan', 'creator-left'],
      ['capped', 'role-capped'],
      ['ending', 'expires-soon'],
    ]);
    expect(attentionTotal).toBe(3);
  });

  it('lists a key that has expired while it was in use', () => {
    const expiredKeys = whole([aKey('over', 'm2', { expires: '2026-11-20T00:00:00Z' })]);
    const { attention } = summaryOf({ ...TEAM, expiredKeys, usage: whole(aSeries({ over: { [TODAY]: 1 } })) });
    expect(attention).toContainEqual(
      expect.objectContaining({ keyId: 'over', concern: { kind: 'expired', day: '2026-11-20' } }),
    );
  });

  it('counts findings of each weight from none', () => {
    const members = whole([aMember('m1', 'owner'), aMember('m2', 'owner')]);
    expect(summaryOf({ members }).findings).toEqual(whole({ high: 0, medium: 0, low: 0 }));
  });

  it('puts the busiest of one kind first', () => {
    const keys = whole([aKey('quiet', 'gone'), aKey('busy', 'gone')]);
    expect(summaryOf({ ...TEAM, keys }).attention.map(({ keyId }) => keyId)).toEqual(['busy', 'quiet']);
  });

  it('never lets thousands of busy keys of people hide an orphan', () => {
    const many = Array.from({ length: 2000 }, (_, i) => aKey(`k${i}`, 'm2'));
    const usage = whole(aSeries(Object.fromEntries(many.map(({ keyId }) => [keyId, { [TODAY]: 1 }]))));
    const summary = summaryOf({ ...TEAM, keys: whole([...many, aKey('orphan', 'gone')]), usage });
    expect(summary.attention.map(({ keyId }) => keyId)).toEqual(['orphan']);
    expect(summary.atRisk[0]).toEqual({ kind: 'creator-left', count: 1 });
    expect(summary.atRisk).toContainEqual({ kind: 'dies-with-person', count: 2000 });
  });

  it('lists fifty at most and counts all', () => {
    const keys = whole(Array.from({ length: 60 }, (_, i) => aKey(`k${i}`, 'gone')));
    const summary = summaryOf({ ...TEAM, keys });
    expect([summary.attention.length, summary.attentionTotal]).toEqual([50, 60]);
  });

  it('counts a key once for each kind of risk it has, the worst kind first', () => {
    const keys = whole([aKey('busy', 'm2', { scopes: ['owner'], expires: soon })]);
    expect(summaryOf({ ...TEAM, keys }).atRisk.map(({ kind }) => kind)).toEqual([
      'role-capped',
      'expires-soon',
      'only-owner',
      'dies-with-person',
    ]);
  });

  it('says what is missing, and is whole in nothing that rests on it', () => {
    const summary = summaryOf({
      ...TEAM,
      keys: withGaps([aKey('busy', 'm2')], [OWN_KEYS_ONLY]),
      members: failed(FAULT),
      cost: failed(FAULT),
    });
    expect(summary.gaps).toEqual([
      OWN_KEYS_ONLY,
      { reason: 'part-failed', part: 'members', fault: FAULT },
      { reason: 'part-failed', part: 'cost', fault: FAULT },
    ]);
    expect(summary.activeKeys).toMatchObject({ state: 'partial', value: 1 });
    expect(summary.keysOnPeople).toEqual(failed(FAULT));
    expect(summary.cost).toEqual(failed(FAULT));
    expect(summary.requests.state).toBe('whole');
  });
});
