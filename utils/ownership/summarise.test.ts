import { describe, expect, it } from 'vitest';
import { failed, whole, withGaps } from './answer';
import { addDays } from './days';
import { drawPicture } from './draw-picture';
import type { Snapshot } from './snapshot';
import { summarise } from './summarise';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, OWN_KEYS_ONLY, TODAY } from './testing';

const summaryOf = (parts: Partial<Snapshot>, options = OPTIONS) => {
  const snapshot = aSnapshot(parts);
  return summarise(drawPicture(snapshot, options, NOW), snapshot);
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

  it('counts as needing attention what it can see, though the members failed', () => {
    const { needAttention, attentionTotal } = summaryOf({ ...TEAM, members: failed(FAULT) });
    expect(attentionTotal).toBe(1);
    expect(needAttention).toMatchObject({
      ...{ state: 'partial', value: 1 },
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
    expect(summaryOf(TEAM).needAttention.state).toBe('whole');
    const gap = { reason: 'rows-unreadable', count: 1, path: 'members[2]' } as const;
    const unseen = withGaps([aMember('m1', 'owner'), aMember('m2', 'admin')], [gap]);
    expect(summaryOf({ ...TEAM, members: unseen }).needAttention).toMatchObject({ state: 'partial', gaps: [gap] });
    expect(summaryOf({ ...TEAM, members: failed(FAULT) }).needAttention.state).toBe('partial');
    expect(summaryOf({ ...TEAM, keys: failed(FAULT) }).needAttention.state).toBe('failed');
  });

  it('lists what needs attention, worst first', () => {
    const { attention, attentionTotal } = summaryOf(TEAM);
    expect(attention.map(({ keyId, concern }) => [keyId, concern.kind])).toEqual([
      ['orphan', 'creator-left'],
      ['capped', 'role-capped'],
      ['ending', 'expires-soon'],
    ]);
    expect(attentionTotal).toBe(3);
  });

  it('puts the busiest of one kind first', () => {
    const keys = whole([aKey('quiet', 'gone'), aKey('busy', 'gone')]);
    expect(summaryOf({ ...TEAM, keys }).attention.map(({ keyId }) => keyId)).toEqual(['busy', 'quiet']);
  });

  it('never lets thousands of busy keys of people hide an orphan', () => {
    const many = Array.from({ length: 9000 }, (_, i) => aKey(`k${i}`, 'm2'));
    const usage = whole(aSeries(Object.fromEntries(many.map(({ keyId }) => [keyId, { [TODAY]: 1 }]))));
    const summary = summaryOf({ ...TEAM, keys: whole([...many, aKey('orphan', 'gone')]), usage });
    expect(summary.attention.map(({ keyId }) => keyId)).toEqual(['orphan']);
    expect(summary.atRisk[0]).toEqual({ kind: 'creator-left', count: 1 });
    expect(summary.atRisk).toContainEqual({ kind: 'dies-with-person', count: 9000 });
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
