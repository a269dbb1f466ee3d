import { describe, expect, it } from 'vitest';
import { failed, whole, withGaps } from '../answer';
import { addDays } from '../days';
import { aKey, aMember, aSeries, FAULT, NOW, OWN_KEYS_ONLY, TODAY } from '../testing';
import { idsIn, openIn, SOUND, usedToday } from '../testing/findings';

const ago = (days: number): string => addDays(TODAY, -days);
const DAY = 86_400_000;

describe('a project', () => {
  it('has a single Owner', () => {
    const members = whole([aMember('boss', 'owner'), aMember('m1')]);
    expect(openIn({ members })).toEqual([
      {
        id: 'only-owner:boss',
        severity: 'medium',
        subject: { type: 'member', memberId: 'boss' },
        facts: { kind: 'only-owner' },
      },
    ]);
    expect(idsIn({})).toEqual([]);
  });

  it('has one person who carries most of the requests, those of no listed key counted in', () => {
    const keys = whole([aKey('k1', 'm1', SOUND), aKey('k2', 'm2', { ...SOUND, comment: 'b' })]);
    const half = usedToday({ k1: 50, k2: 30, gone: 20 });
    expect(openIn({ keys, usage: half }).filter(({ facts }) => facts.kind === 'carries-most')).toEqual([
      {
        id: 'carries-most:m1',
        severity: 'medium',
        subject: { type: 'member', memberId: 'm1' },
        facts: { kind: 'carries-most', requests: 50, total: 100 },
      },
    ]);
    expect(idsIn({ keys, usage: usedToday({ k1: 49, k2: 31, gone: 20 }) }).join()).not.toContain('carries-most');
    expect(idsIn({ keys, usage: half }, { options: { mostTrafficPercent: 51 } }).join()).not.toContain('carries-most');
    const withoutKey = whole({ ...aSeries({ k1: { [TODAY]: 5 } }), unattributed: [...Array(90).fill(0), 6] });
    expect(idsIn({ keys, usage: withoutKey }).join()).not.toContain('carries-most');
    expect(idsIn({ keys }).join()).not.toContain('carries-most');
  });

  it.each([
    ['keys', withGaps([aKey('k1', 'm1', SOUND)], [OWN_KEYS_ONLY])],
    ['expiredKeys', failed(FAULT)],
    ['members', withGaps([aMember('m1')], [OWN_KEYS_ONLY])],
    ['usage', withGaps(aSeries({ k1: { [TODAY]: 5 } }), [OWN_KEYS_ONLY])],
    ['usage', whole(aSeries({ k1: { [TODAY]: 5 } }, { from: ago(5) }))],
  ])('names nobody as carrying most while %s is not whole', (part, answer) => {
    const parts = { keys: whole([aKey('k1', 'm1', SOUND)]), usage: usedToday({ k1: 5 }) };
    expect(idsIn(parts)).toContain('carries-most:m1');
    expect(idsIn({ ...parts, [part]: answer })).not.toContain('carries-most:m1');
  });

  it('does not count service accounts among those who carry most', () => {
    const members = whole([aMember('boss', 'owner'), aMember('other', 'owner'), aMember('ci-bot')]);
    expect(idsIn({ members, keys: whole([aKey('k1', 'ci-bot', SOUND)]), usage: usedToday({ k1: 5 }) })).toEqual([]);
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
    expect(openIn({ keys }).filter(({ facts }) => facts.kind === 'same-comment')).toEqual([
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
    expect(openIn(pile(10))).toEqual([
      { id: 'expired-pile:', severity: 'low', subject: { type: 'project' }, facts: { kind: 'expired-pile', keys: 10 } },
    ]);
    expect(openIn(pile(9))).toEqual([]);
    expect(idsIn(pile(3), { options: { expiredPile: 3 } })).toEqual(['expired-pile:']);
  });

  it('has an invite that is pending too long, counted from when it was first seen', () => {
    const parts = {
      invites: whole([
        { email: 'New@x.example', scope: 'admin' },
        { email: 'constructor', scope: 'member' },
      ]),
    };
    const seen = (days: number) => ({ inviteSeenAt: { 'New@x.example': NOW - days * DAY } });
    expect(openIn(parts, seen(14))).toEqual([
      {
        id: 'invite-pending:new@x.example',
        severity: 'low',
        subject: { type: 'invite', email: 'New@x.example' },
        facts: { kind: 'invite-pending', days: 14, scope: 'admin' },
      },
    ]);
    expect(openIn(parts, seen(13.9))).toEqual([]);
    expect(openIn(parts)).toEqual([]);
    expect(openIn(parts, { ...seen(3), options: { invitePendingDays: 3 } })).toHaveLength(1);
    expect(openIn({ ...parts, clockOffset: DAY }, seen(13))).toHaveLength(1);
    expect(openIn({ ...parts, clockOffset: -1 }, seen(14))).toEqual([]);
  });

  it('is read with a key that ends with a person', () => {
    const keys = whole([
      aKey('k1', 'm1', SOUND),
      aKey('k2', 'ci-bot', { ...SOUND, comment: 'b' }),
      aKey('k3', 'gone', { ...SOUND, comment: 'c' }),
    ]);
    const members = whole([aMember('boss', 'owner'), aMember('other', 'owner'), aMember('m1'), aMember('ci-bot')]);
    const found = openIn({ keys, members, viewer: { keyId: 'k1' } }).filter(({ id }) => id.startsWith('stored-key'));
    expect(found).toEqual([
      {
        id: 'stored-key-on-person:k1',
        severity: 'medium',
        subject: { type: 'key', keyId: 'k1' },
        facts: { kind: 'stored-key-on-person', memberId: 'm1' },
      },
    ]);
    for (const keyId of ['k2', 'k3', 'none'])
      expect(idsIn({ keys, members, viewer: { keyId } }).join()).not.toContain('stored-key');
  });

  it('is read with a key that sees only a part of it', () => {
    const parts = { keys: withGaps([], [{ reason: 'rows-unreadable', count: 1, path: '' }, OWN_KEYS_ONLY]) };
    expect(openIn(parts)).toEqual([
      {
        id: 'stored-key-partial:',
        severity: 'medium',
        subject: { type: 'project' },
        facts: { kind: 'stored-key-partial', missingScopes: ['members:read', 'admins:read'] },
      },
    ]);
    expect(idsIn({ keys: failed(FAULT) })).toEqual([]);
    expect(idsIn({ keys: withGaps([], [{ reason: 'rows-unreadable', count: 1, path: '' }]) })).toEqual([]);
  });

  it('shows the worst findings first, then the busiest', () => {
    const keys = whole(['a', 'b', 'c'].map((id) => aKey(id, 'm1', { comment: `use ${id}`, tags: ['x'] })));
    expect(idsIn({ keys, usage: usedToday({ a: 1, b: 3, c: 2 }) })).toEqual([
      'carries-most:m1',
      'dies-with-person:b',
      'dies-with-person:c',
      'dies-with-person:a',
    ]);
  });
});
