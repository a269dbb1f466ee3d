import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import { drawPicture } from '../draw-picture';
import type { Snapshot } from '../snapshot';
import {
  aKey,
  aMember,
  aSeries,
  aSnapshot,
  FAULT,
  NOW,
  OPTIONS,
  OWN_KEYS_ONLY,
  optionsArb,
  snapshotArb,
  TODAY,
} from '../testing';
import { findFindings } from './find-findings';
import { DEFAULT_THRESHOLDS, type FindingOptions, type Snooze } from './finding';
import { FINDING_KINDS, KINDS } from './kinds';

const DAY = 86_400_000;
const ago = (days: number): string => addDays(TODAY, -days);
const FINDING_OPTIONS: FindingOptions = { ...OPTIONS, ...DEFAULT_THRESHOLDS };
const PEOPLE = whole([aMember('boss', 'owner'), aMember('other', 'owner'), aMember('m1'), aMember('m2')]);
const SOUND = { comment: 'call centre', tags: ['production'] };

interface Extras {
  snoozes?: readonly Snooze[];
  inviteSeenAt?: Record<string, number>;
  options?: Partial<FindingOptions>;
  now?: number;
}
const report = (
  parts: Partial<Snapshot>,
  { snoozes = [], inviteSeenAt = {}, options = {}, now = NOW }: Extras = {},
) => {
  const snapshot = aSnapshot({ members: PEOPLE, ...parts });
  const all = { ...FINDING_OPTIONS, ...options };
  return findFindings({ snapshot, picture: drawPicture(snapshot, all, now), options: all, inviteSeenAt, snoozes, now });
};
const open = (parts: Partial<Snapshot>, extras: Extras = {}) => report(parts, extras).open;
const ids = (parts: Partial<Snapshot>, extras: Extras = {}) => open(parts, extras).map(({ id }) => id);
const used = (figures: Record<string, number>) =>
  whole(aSeries(Object.fromEntries(Object.entries(figures).map(([id, requests]) => [id, { [TODAY]: requests }]))));

describe('a key', () => {
  it('without anything to say of it brings up nothing', () => {
    const bot = aMember('ci-bot');
    const members = whole([aMember('boss', 'owner'), aMember('other', 'owner'), bot]);
    expect(ids({ members, keys: whole([aKey('k1', 'ci-bot', SOUND)]), usage: used({ k1: 5 }) })).toEqual([]);
  });

  it('brings up its concerns as they are', () => {
    const keys = whole([
      aKey('orphan', 'gone', { ...SOUND, comment: 'a' }),
      aKey('capped', 'm1', { ...SOUND, comment: 'capped one', scopes: ['billing:write'] }),
      aKey('ending', 'm1', { ...SOUND, comment: 'ending one', expires: `${addDays(TODAY, 3)}T12:00:00Z` }),
    ]);
    const found = open({ keys, usage: used({ capped: 4 }) }, { options: { mostTrafficPercent: 101 } });
    expect(found.map(({ id, severity }) => [id, severity])).toEqual([
      ['creator-left:orphan', 'high'],
      ['role-capped:capped', 'high'],
      ['expires-soon:ending', 'high'],
      ['dies-with-person:capped', 'medium'],
      ['unused:orphan', 'low'],
      ['unused:ending', 'low'],
    ]);
    expect(found[3]).toMatchObject({ subject: { type: 'key', keyId: 'capped' }, facts: { requests: 4 } });
  });

  it.each([
    ['admin', true],
    ['owner', true],
    ['member', false],
    ['usage:write', false],
  ])('with requests and the scope %s has a broad role: %s', (scope, broad) => {
    const keys = whole([aKey('k1', 'boss', { ...SOUND, scopes: [scope] })]);
    const found = open({ keys, usage: used({ k1: 3 }) });
    const facts = found.find(({ id }) => id === 'broad-role:k1')?.facts;
    expect(facts).toEqual(broad ? { kind: 'broad-role', role: scope, requests: 3 } : undefined);
    expect(ids({ keys })).not.toContain('broad-role:k1');
  });

  it('with a comment that tells nothing is named so, in use or not', () => {
    const keys = whole([aKey('k1', 'm1', { ...SOUND, comment: 'Test 1' })]);
    expect(open({ keys })).toContainEqual({
      id: 'vague-comment:k1',
      severity: 'low',
      subject: { type: 'key', keyId: 'k1' },
      facts: { kind: 'vague-comment', comment: 'Test 1' },
    });
    expect(ids({ keys: whole([aKey('k1', 'm1', SOUND)]) })).not.toContain('vague-comment:k1');
  });

  it('without a tag is named so while it has requests', () => {
    const keys = whole([aKey('k1', 'm1', { ...SOUND, tags: [] })]);
    expect(open({ keys, usage: used({ k1: 3 }) }).find(({ id }) => id === 'untagged:k1')?.facts).toEqual({
      kind: 'untagged',
      requests: 3,
    });
    expect(ids({ keys })).not.toContain('untagged:k1');
    expect(ids({ keys: whole([aKey('k1', 'm1', SOUND)]), usage: used({ k1: 3 }) })).not.toContain('untagged:k1');
  });

  it('that expired is told alone while it had requests in the window', () => {
    const expiredKeys = whole(
      ['e1', 'e2'].map((id) => aKey(id, 'm1', { comment: '', expires: `${ago(1)}T00:00:00Z` })),
    );
    expect(ids({ expiredKeys, usage: used({ e1: 3 }) })).toEqual(['expired:e1']);
  });
});

describe('a project', () => {
  it('has a single Owner', () => {
    const members = whole([aMember('boss', 'owner'), aMember('m1')]);
    expect(open({ members })).toEqual([
      {
        id: 'only-owner:boss',
        severity: 'medium',
        subject: { type: 'member', memberId: 'boss' },
        facts: { kind: 'only-owner' },
      },
    ]);
    expect(ids({})).toEqual([]);
  });

  it('has one person who carries most of the requests, those of no listed key counted in', () => {
    const keys = whole([aKey('k1', 'm1', SOUND), aKey('k2', 'm2', { ...SOUND, comment: 'b' })]);
    const half = used({ k1: 50, k2: 30, gone: 20 });
    expect(open({ keys, usage: half }).filter(({ facts }) => facts.kind === 'carries-most')).toEqual([
      {
        id: 'carries-most:m1',
        severity: 'medium',
        subject: { type: 'member', memberId: 'm1' },
        facts: { kind: 'carries-most', requests: 50, total: 100 },
      },
    ]);
    expect(ids({ keys, usage: used({ k1: 49, k2: 31, gone: 20 }) }).join()).not.toContain('carries-most');
    expect(ids({ keys, usage: half }, { options: { mostTrafficPercent: 51 } }).join()).not.toContain('carries-most');
    const withoutKey = whole({ ...aSeries({ k1: { [TODAY]: 5 } }), unattributed: [...Array(90).fill(0), 6] });
    expect(ids({ keys, usage: withoutKey }).join()).not.toContain('carries-most');
    expect(ids({ keys }).join()).not.toContain('carries-most');
  });

  it.each([
    ['keys', withGaps([aKey('k1', 'm1', SOUND)], [OWN_KEYS_ONLY])],
    ['expiredKeys', failed(FAULT)],
    ['members', withGaps([aMember('m1')], [OWN_KEYS_ONLY])],
    ['usage', withGaps(aSeries({ k1: { [TODAY]: 5 } }), [OWN_KEYS_ONLY])],
    ['usage', whole(aSeries({ k1: { [TODAY]: 5 } }, { from: ago(5) }))],
  ])('names nobody as carrying most while %s is not whole', (part, answer) => {
    const parts = { keys: whole([aKey('k1', 'm1', SOUND)]), usage: used({ k1: 5 }) };
    expect(ids(parts)).toContain('carries-most:m1');
    expect(ids({ ...parts, [part]: answer })).not.toContain('carries-most:m1');
  });

  it('does not count service accounts among those who carry most', () => {
    const members = whole([aMember('boss', 'owner'), aMember('other', 'owner'), aMember('ci-bot')]);
    expect(ids({ members, keys: whole([aKey('k1', 'ci-bot', SOUND)]), usage: used({ k1: 5 }) })).toEqual([]);
  });

  it('has active keys with one comment', () => {
    const named = (id: string, comment: string) =>
      aKey(id, 'm1', { ...SOUND, comment, created: `${ago(1)}T00:00:00Z` });
    const keys = whole([
      named('a', 'Call Centre'),
      named('b', 'call  centre'),
      named('c', 'other'),
      named('d', ''),
      named('e', ''),
    ]);
    expect(open({ keys }).filter(({ facts }) => facts.kind === 'same-comment')).toEqual([
      {
        id: 'same-comment:call centre',
        severity: 'low',
        subject: { type: 'keys', comment: 'Call Centre', keyIds: ['a', 'b'] },
        facts: { kind: 'same-comment', comment: 'Call Centre', keys: 2 },
      },
    ]);
  });

  it('has expired keys piled up, from the number that the user sets', () => {
    const pile = (keys: number) => ({
      expiredKeys: whole(Array.from({ length: keys }, (_, i) => aKey(`e${i}`, 'm1'))),
    });
    expect(open(pile(10))).toEqual([
      { id: 'expired-pile:', severity: 'low', subject: { type: 'project' }, facts: { kind: 'expired-pile', keys: 10 } },
    ]);
    expect(open(pile(9))).toEqual([]);
    expect(ids(pile(3), { options: { expiredPile: 3 } })).toEqual(['expired-pile:']);
  });

  it('has an invite that is pending too long, counted from when it was first seen', () => {
    const parts = {
      invites: whole([
        { email: 'New@x.example', scope: 'admin' },
        { email: 'constructor', scope: 'member' },
      ]),
    };
    const seen = (days: number) => ({ inviteSeenAt: { 'New@x.example': NOW - days * DAY } });
    expect(open(parts, seen(14))).toEqual([
      {
        id: 'invite-pending:new@x.example',
        severity: 'low',
        subject: { type: 'invite', email: 'New@x.example' },
        facts: { kind: 'invite-pending', days: 14, scope: 'admin' },
      },
    ]);
    expect(open(parts, seen(13.9))).toEqual([]);
    expect(open(parts)).toEqual([]);
    expect(open(parts, { ...seen(3), options: { invitePendingDays: 3 } })).toHaveLength(1);
  });

  it('is read with a key that ends with a person', () => {
    const keys = whole([
      aKey('k1', 'm1', SOUND),
      aKey('k2', 'ci-bot', { ...SOUND, comment: 'b' }),
      aKey('k3', 'gone', { ...SOUND, comment: 'c' }),
    ]);
    const members = whole([aMember('boss', 'owner'), aMember('other', 'owner'), aMember('m1'), aMember('ci-bot')]);
    const found = open({ keys, members, viewer: { keyId: 'k1' } }).filter(({ id }) => id.startsWith('stored-key'));
    expect(found).toEqual([
      {
        id: 'stored-key-on-person:k1',
        severity: 'medium',
        subject: { type: 'key', keyId: 'k1' },
        facts: { kind: 'stored-key-on-person', memberId: 'm1' },
      },
    ]);
    for (const keyId of ['k2', 'k3', 'none'])
      expect(ids({ keys, members, viewer: { keyId } }).join()).not.toContain('stored-key');
  });

  it('is read with a key that sees only a part of it', () => {
    const parts = { keys: withGaps([], [{ reason: 'rows-unreadable', count: 1, path: '' }, OWN_KEYS_ONLY]) };
    expect(open(parts)).toEqual([
      {
        id: 'stored-key-partial:',
        severity: 'medium',
        subject: { type: 'project' },
        facts: { kind: 'stored-key-partial', missingScopes: ['members:read', 'admins:read'] },
      },
    ]);
    expect(ids({ keys: failed(FAULT) })).toEqual([]);
  });

  it('shows the worst findings first, then the busiest', () => {
    const keys = whole(['a', 'b', 'c'].map((id) => aKey(id, 'm1', { comment: `use ${id}`, tags: ['x'] })));
    expect(ids({ keys, usage: used({ a: 1, b: 3, c: 2 }) })).toEqual([
      'carries-most:m1',
      'dies-with-person:b',
      'dies-with-person:c',
      'dies-with-person:a',
    ]);
  });
});

describe('a snooze', () => {
  const parts = { members: whole([aMember('boss', 'owner')]) };
  const snooze = (until: string, findingId = 'only-owner:boss'): Snooze => ({ findingId, reason: 'hiring', until });

  it('sets a finding aside to the end of its last day, and is kept until then', () => {
    const { open, snoozed, snoozes } = report(parts, { snoozes: [snooze(TODAY)] });
    expect(open).toEqual([]);
    expect(snoozed).toMatchObject([{ finding: { id: 'only-owner:boss' }, snooze: snooze(TODAY) }]);
    expect(snoozes).toEqual([snooze(TODAY)]);
  });

  it('that has ended gives the finding back and is dropped', () => {
    const { open, snoozed, snoozes } = report(parts, { snoozes: [snooze(ago(1))] });
    expect([open.length, snoozed, snoozes]).toEqual([1, [], []]);
  });

  it("ends by Deepgram's day", () => {
    const late = { ...parts, clockOffset: 12 * 3_600_000 };
    expect(report(late, { snoozes: [snooze(TODAY)] }).open).toHaveLength(1);
  });

  it('counts by the one that lasts longest', () => {
    const both = [snooze(TODAY), snooze(addDays(TODAY, 3)), snooze(addDays(TODAY, 2))];
    expect(report(parts, { snoozes: both }).snoozes).toEqual([snooze(addDays(TODAY, 3))]);
  });

  it('is dropped once its finding has resolved itself', () => {
    expect(report({}, { snoozes: [snooze(TODAY)] }).snoozes).toEqual([]);
    expect(report(parts, { snoozes: [snooze(TODAY, 'nonsense')] }).snoozes).toEqual([]);
  });

  it('is kept while it can not be told whether its finding has', () => {
    const blind = { members: failed(FAULT) };
    expect(report(blind, { snoozes: [snooze(TODAY)] })).toMatchObject({
      open: [],
      snoozed: [],
      snoozes: [snooze(TODAY)],
    });
    expect(report(blind, { snoozes: [snooze(TODAY, 'unused:k1')] }).snoozes).toEqual([]);
  });
});

describe('what could not be judged', () => {
  it.each([
    ['keys', 'keys', ['creator-left', 'expires-soon', 'same-comment', 'stored-key-on-person', 'vague-comment']],
    ['expired-keys', 'expiredKeys', ['expired', 'carries-most', 'expired-pile']],
    ['members', 'members', ['creator-left', 'role-capped', 'only-owner', 'dies-with-person', 'stored-key-partial']],
    ['invites', 'invites', ['invite-pending']],
    ['usage', 'usage', ['dies-with-person', 'broad-role', 'untagged', 'unused', 'never-used', 'carries-most']],
  ])('without the %s is named', (name, part, kinds) => {
    const { undecided } = report({ [part]: failed(FAULT) });
    expect(undecided).toMatchObject([{ part: name, gaps: [{ reason: 'part-failed', fault: FAULT }] }]);
    expect(undecided[0]?.kinds).toEqual(expect.arrayContaining(kinds));
  });

  it('is nothing when every part is whole, whatever the cost is', () => {
    expect(report({ cost: failed(FAULT) }).undecided).toEqual([]);
  });

  it('is named for days of the window that were not read', () => {
    const { undecided } = report({ usage: whole(aSeries({}, { to: ago(1) })) });
    expect(undecided).toMatchObject([{ part: 'usage', gaps: [{ reason: 'days-unread', from: TODAY, to: TODAY }] }]);
  });
});

describe('in any world', () => {
  it('findings have each a name of their own, their kind in it, and are plain data', () => {
    fc.assert(
      fc.property(snapshotArb, optionsArb, (snapshot, some) => {
        const options = { ...some, ...DEFAULT_THRESHOLDS };
        const picture = drawPicture(snapshot, options, NOW);
        const all = findFindings({ snapshot, picture, options, inviteSeenAt: {}, snoozes: [], now: NOW });
        expect(new Set(all.open.map(({ id }) => id)).size).toBe(all.open.length);
        for (const { id, facts } of all.open) expect(id.startsWith(`${facts.kind}:`)).toBe(true);
        expect(structuredClone(all)).toEqual(all);
        const snoozes = all.open.map(({ id }) => ({ findingId: id, reason: 'known', until: '2099-01-01' }));
        const quiet = findFindings({ snapshot, picture, options, inviteSeenAt: {}, snoozes, now: NOW });
        expect([quiet.open, quiet.snoozed.length, quiet.snoozes.length]).toEqual([
          [],
          all.open.length,
          all.open.length,
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it('every kind has its place, worst first', () => {
    const rank = { high: 0, medium: 1, low: 2 };
    const ranks = FINDING_KINDS.map((kind) => rank[KINDS[kind].severity]);
    expect(ranks).toEqual([...ranks].sort());
    expect(FINDING_KINDS).toHaveLength(17);
  });
});
