import { describe, expect, it } from 'vitest';
import type { MemberAnalysis } from './analysis';
import { analyzeProject } from './analyze-project';
import { failed, type Gap, whole, withGaps } from './answer';
import { addDays } from './days';
import type { Snapshot } from './snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, OWN_KEYS_ONLY, TODAY } from './testing';

const ROWS_UNREADABLE: Gap = { reason: 'rows-unreadable', count: 2, path: 'api_keys[3]' };
const draw = (parts: Partial<Snapshot>, options = OPTIONS) => analyzeProject(aSnapshot(parts), options, NOW);

const membersOf = (analysis: ReturnType<typeof draw>): readonly MemberAnalysis[] =>
  analysis.members.state === 'failed' ? [] : analysis.members.value;
const keysOf = (analysis: ReturnType<typeof draw>) => (analysis.keys.state === 'failed' ? [] : analysis.keys.value);

const TEAM = {
  members: whole([aMember('m1', 'owner'), aMember('m2', 'admin'), aMember('ci-bot')]),
  keys: whole([aKey('k1', 'm2'), aKey('k2', 'm2'), aKey('k3', 'ci-bot'), aKey('k4', 'gone')]),
  usage: whole(
    aSeries({
      k1: { [TODAY]: 1 },
      k2: { [TODAY]: 4, [addDays(TODAY, -6)]: 6, [addDays(TODAY, -7)]: 9, [addDays(TODAY, -30)]: 1 },
      lost: { [TODAY]: 8 },
    }),
  ),
  cost: whole(aSeries({ k2: { [TODAY]: 0.25, [addDays(TODAY, -30)]: 9 } })),
} satisfies Partial<Snapshot>;

describe('an analysis of a project', () => {
  it('joins keys to members by id, busiest first', () => {
    const [maya, tomas, bot] = membersOf(draw(TEAM));
    expect(tomas?.concerns).toEqual([{ kind: 'dies-with-person', requests: 11, quietSince: null }]);
    expect(bot?.concerns).toEqual([]);
    expect(maya).toMatchObject({
      role: 'owner',
      keys: { state: 'whole', value: [] },
      use: { value: { requests: 0, used: false } },
    });
    expect(tomas?.keys).toMatchObject({ value: [{ key: { keyId: 'k2' } }, { key: { keyId: 'k1' } }] });
    expect(tomas?.use).toEqual(whole({ requests: 11, used: true }));
    expect(bot).toMatchObject({ serviceAccount: true, keys: { value: [{ key: { keyId: 'k3' } }] } });
  });

  it('gives each key its creator, use by day, last day and cost in the window', () => {
    const [, busy, , orphan] = keysOf(draw(TEAM));
    expect(busy).toMatchObject({
      creator: { state: 'member', role: 'admin', serviceAccount: false },
      use: { state: 'whole', value: { requests: 10, lastDay: TODAY, range: { to: TODAY } } },
      cost: { state: 'whole', value: 0.25 },
    });
    expect(orphan).toMatchObject({ creator: { state: 'left' }, use: { value: { requests: 0, lastDay: null } } });
  });

  it('counts the window to the day of the reading, that day included', () => {
    expect(draw(TEAM).window).toEqual({ from: '2026-11-15', to: TODAY });
    expect(draw({ ...TEAM, clockOffset: 86_400_000, usage: failed(FAULT) }).window.to).toBe('2026-11-22');
  });

  it('keeps its window when it is drawn days later: the figures are true of those days', () => {
    const later = analyzeProject(aSnapshot(TEAM), OPTIONS, NOW + 5 * 86_400_000);
    expect(later.window).toEqual(draw(TEAM).window);
    expect(later.keys).toEqual(draw(TEAM).keys);
  });

  it('takes a day of the reading that the answer left out for unread, not for a day without use', () => {
    const yesterday = whole(
      aSeries({ k2: { [addDays(TODAY, -7)]: 9, [addDays(TODAY, -6)]: 1 } }, { to: addDays(TODAY, -1) }),
    );
    const analysis = draw({ ...TEAM, cost: whole(aSeries()), usage: yesterday });
    expect(analysis.window).toEqual({ from: '2026-11-15', to: '2026-11-20' });
    expect(keysOf(analysis)[1]?.use).toMatchObject({
      state: 'partial',
      value: { requests: 1 },
      gaps: [{ reason: 'days-unread', from: TODAY, to: TODAY }],
    });
  });

  it('holds the day that began while it was read', () => {
    const tomorrow = whole(aSeries({ k2: { [addDays(TODAY, 1)]: 3 } }, { to: addDays(TODAY, 1) }));
    const analysis = draw({ ...TEAM, cost: whole(aSeries()), usage: tomorrow });
    expect(analysis.window).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect(keysOf(analysis)[1]?.use).toMatchObject({ state: 'whole', value: { requests: 3 } });
  });

  it('is a window of unread days where none of it was read', () => {
    const old = whole(aSeries({ k2: { '2026-10-01': 3 } }, { from: '2026-09-01', to: '2026-10-31' }));
    const analysis = draw({ ...TEAM, cost: whole(aSeries()), usage: old });
    expect(analysis.window).toEqual({ from: '2026-11-15', to: TODAY });
    expect(keysOf(analysis)[1]?.use).toMatchObject({
      state: 'partial',
      value: { requests: 0 },
      gaps: [{ reason: 'days-unread', from: '2026-11-15', to: TODAY }],
    });
  });

  it('says which days of the window were not read, and is partial then', () => {
    const usage = whole(aSeries({ k1: { [TODAY]: 1 } }, { from: addDays(TODAY, -30) }));
    const analysis = draw({ ...TEAM, cost: whole(aSeries()), usage }, { ...OPTIONS, windowDays: 40 });
    const gap: Gap = { reason: 'days-unread', from: addDays(TODAY, -39), to: addDays(TODAY, -31) };
    expect(analysis.window).toEqual({ from: addDays(TODAY, -30), to: TODAY });
    expect(keysOf(analysis)[0]?.use).toMatchObject({ state: 'partial', gaps: [gap], value: { requests: 1 } });
    expect(membersOf(analysis)[1]?.use).toMatchObject({ state: 'partial', gaps: [gap], value: { requests: 1 } });
    expect(analysis.unmatched).toMatchObject({ state: 'partial', gaps: [gap] });
  });

  it("fills a creator's missing name in from the members", () => {
    const members = whole([aMember('m2', 'admin', { firstName: 'Tomás', lastName: 'Nagy' })]);
    const named = aKey('k9', 'm2', { creator: { memberId: 'm2', email: 'x', firstName: 'T.' } });
    const [first, second] = keysOf(draw({ members, keys: whole([aKey('k1', 'm2'), named]) }));
    expect(first?.key.creator).toMatchObject({ firstName: 'Tomás', lastName: 'Nagy' });
    expect(second?.key.creator).toEqual({ memberId: 'm2', email: 'x', firstName: 'T.' });

    const halfNamed = whole([
      aMember('m2', 'admin', { firstName: 'Tomás' }),
      aMember('m3', 'admin', { lastName: 'Le' }),
    ]);
    const keys = whole([aKey('k1', 'm2'), aKey('k2', 'm3'), aKey('k3', 'm4')]);
    expect(keysOf(draw({ members: halfNamed, keys })).map(({ key }) => key.creator)).toMatchObject([
      { firstName: 'Tomás' },
      { lastName: 'Le' },
      { memberId: 'm4' },
    ]);
  });

  it('has a figure for each day that was read, of a key without use too', () => {
    for (const { use } of keysOf(draw(TEAM))) expect(use.state === 'failed' ? [] : use.value.perDay).toHaveLength(91);
  });

  it('keeps accessors that are no listed key, expired ones being listed', () => {
    expect(draw(TEAM).unmatched).toMatchObject({ state: 'whole', value: [{ accessor: 'lost', use: { requests: 8 } }] });
    expect(draw({ ...TEAM, expiredKeys: whole([aKey('lost', 'm1')]) }).unmatched).toMatchObject({ value: [] });
  });

  it('takes an accessor for a listed key whatever the case of either', () => {
    for (const [keyId, accessor] of [
      ['Lost', 'lost'],
      ['lost', 'LOST'],
    ] as const) {
      const usage = whole(aSeries({ [accessor]: { [TODAY]: 8 } }));
      const { unmatched } = draw({ ...TEAM, usage, keys: whole([aKey(keyId, 'm1')]), cost: whole(aSeries()) });
      expect(unmatched).toMatchObject({ value: [] });
    }
  });

  it('puts the busiest of those first, and has none to name where use could not be read', () => {
    const usage = whole(aSeries({ calm: { [TODAY]: 1 }, busy: { [TODAY]: 9 }, old: { '2026-09-01': 50 } }));
    const { unmatched } = draw({ ...TEAM, usage });
    expect(unmatched.state === 'failed' ? [] : unmatched.value.map(({ accessor }) => accessor)).toEqual([
      'busy',
      'calm',
      'old',
    ]);
    expect(draw({ ...TEAM, usage: failed(FAULT) }).unmatched).toEqual(failed(FAULT));
  });

  it('may miss some of those while expired keys are unseen', () => {
    const analysis = draw({ ...TEAM, expiredKeys: failed(FAULT) });
    expect(analysis.unmatched).toMatchObject({
      state: 'partial',
      gaps: [{ reason: 'part-failed', part: 'expired-keys', fault: FAULT }],
    });
  });

  it('lists a key that expires between the two calls once, as active', () => {
    const analysis = draw({ ...TEAM, expiredKeys: whole([aKey('k1', 'm2'), aKey('k8', 'm2')]) });
    expect(analysis.expiredKeys).toMatchObject({ value: [{ key: { keyId: 'k8' } }] });
    expect(keysOf(analysis)).toHaveLength(4);
  });
});

describe('what is missing from a reading', () => {
  it('makes every member partial when not all keys are visible, and the unmatched accessors too', () => {
    const analysis = draw({ ...TEAM, keys: withGaps([aKey('k1', 'm2')], [OWN_KEYS_ONLY]) });
    expect(analysis.keys).toMatchObject({ state: 'partial', gaps: [OWN_KEYS_ONLY] });
    for (const member of membersOf(analysis)) {
      expect(member.keys).toMatchObject({ state: 'partial', gaps: [OWN_KEYS_ONLY] });
      expect(member.use).toMatchObject({ state: 'partial', gaps: [OWN_KEYS_ONLY] });
    }
    expect(analysis.unmatched).toMatchObject({ state: 'partial', gaps: [OWN_KEYS_ONLY] });
  });

  it('fails only what rests on the keys when they failed', () => {
    const analysis = draw({ ...TEAM, keys: failed(FAULT) });
    expect(analysis.keys).toEqual(failed(FAULT));
    expect(analysis.unmatched).toEqual(failed(FAULT));
    expect(membersOf(analysis)[0]).toMatchObject({ role: 'owner', keys: failed(FAULT), use: failed(FAULT) });
    expect(membersOf(analysis)[0]?.concerns).toEqual([{ kind: 'only-owner' }]);
  });

  it('fails use and keeps keys when usage failed', () => {
    const analysis = draw({ ...TEAM, usage: failed(FAULT) });
    expect(analysis.window).toEqual({ from: '2026-11-15', to: TODAY });
    expect(keysOf(analysis)[0]).toMatchObject({ creator: { role: 'admin' }, use: failed(FAULT), cost: { value: 0 } });
    expect(membersOf(analysis)[1]?.use).toEqual(failed(FAULT));
  });

  it('fails cost alone when cost failed', () => {
    const [first] = keysOf(draw({ ...TEAM, cost: failed(FAULT) }));
    expect(first).toMatchObject({ cost: failed(FAULT), use: { state: 'whole' } });
  });

  it('makes every creator unknown when the members could not be read', () => {
    const analysis = draw({ ...TEAM, members: failed(FAULT) });
    expect(analysis.members).toEqual(failed(FAULT));
    expect(keysOf(analysis).map(({ creator }) => creator.state)).toEqual(Array(4).fill('unknown'));
  });

  it('leaves creators unknown that a torn members list does not show', () => {
    const analysis = draw({ ...TEAM, members: withGaps([aMember('m2', 'admin')], [ROWS_UNREADABLE]) });
    expect(keysOf(analysis).map(({ creator }) => creator.state)).toEqual(['member', 'member', 'unknown', 'unknown']);
  });
});

it('what the use of one key lacks, the use of its member lacks, and that of nobody else', () => {
  const cost = whole(aSeries({ ...{ k2: { [TODAY]: 0.25 } }, k1: { [addDays(TODAY, -3)]: 1 } }));
  const [, tomas, bot] = membersOf(draw({ ...TEAM, cost }));
  expect(tomas?.use).toMatchObject({
    state: 'partial',
    gaps: [{ reason: 'sources-disagree', how: 'cost-without-use' }],
  });
  expect(bot?.use.state).toBe('whole');
});

describe('the only Owner', () => {
  const concerns = (parts: Partial<Snapshot>) => membersOf(draw(parts))[0]?.concerns.map(({ kind }) => kind);

  it('is said when exactly one member holds the role, a service account too', () => {
    expect(concerns({ members: whole([aMember('m1', 'owner'), aMember('m2')]) })).toEqual(['only-owner']);
    expect(concerns({ members: whole([aMember('ci-bot', 'owner'), aMember('m2')]) })).toEqual(['only-owner']);
  });

  it('is not said with a second Owner, nor from a list that may hide one', () => {
    expect(concerns({ members: whole([aMember('m1', 'owner'), aMember('m2', 'owner')]) })).toEqual([]);
    expect(concerns({ members: withGaps([aMember('m1', 'owner')], [ROWS_UNREADABLE]) })).toEqual([]);
  });
});

it('the state of a key looks at the whole window, though the first of its days was not read', () => {
  const first = addDays(TODAY, -6);
  const usage = whole({ ...aSeries({ k1: {} }, { from: addDays(first, 1), to: TODAY }) });
  const log = { k1: { askedAt: NOW, latest: whole(`${first}T10:00:00Z`), seen: `${first}T10:00:00Z` } };
  const [key] = keysOf(draw({ members: whole([aMember('m1')]), keys: whole([aKey('k1', 'm1')]), usage, log }));
  expect(key?.state).toMatchObject({ state: 'in-use', lastDay: first });
  expect(key?.use).toMatchObject({ value: { used: true } });
});
