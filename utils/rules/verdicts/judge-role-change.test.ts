import { describe, expect, it } from 'vitest';
import type { Role } from '../analysis';
import { failed, whole, withGaps } from '../answer';
import type { Snapshot } from '../snapshot';
import { aKey, aMember, aSeries, aSnapshot, FAULT, NOW, OPTIONS, OWN_KEYS_ONLY, TODAY } from '../testing';
import { judgeRoleChange } from './judge-role-change';

const TEAM = {
  clockOffset: 0,
  members: whole([aMember('boss', 'owner'), aMember('m1', 'admin'), aMember('m2', 'owner')]),
  keys: whole([
    aKey('mem', 'm1'),
    aKey('adm', 'm1', { scopes: ['admin'] }),
    aKey('busy', 'm1', { scopes: ['admin'] }),
    aKey('own', 'm1', { scopes: ['owner'] }),
    aKey('theirs', 'boss', { scopes: ['owner'] }),
  ]),
  usage: whole(aSeries({ busy: { [TODAY]: 5 } })),
};
const judge = (toRole: Role, parts: Partial<Snapshot> = {}, memberId = 'm1', now = NOW) =>
  judgeRoleChange({
    snapshot: aSnapshot({ ...TEAM, ...parts }),
    options: OPTIONS,
    memberId,
    toRole,
    now,
    paused: null,
  });
const keysById = (verdict: ReturnType<typeof judge>) =>
  Object.fromEntries(verdict.keys.map((key) => [key.key.keyId, key]));

describe('another role', () => {
  it('takes scopes from the keys that have more than it grants, and says which', () => {
    const verdict = judge('member');
    expect(verdict).toMatchObject({ state: 'loses-scopes', fromRole: 'admin', toRole: 'member', missing: [] });
    const { mem, adm, own } = keysById(verdict);
    expect(mem).toMatchObject({ loses: [], matters: 'none' });
    expect(adm?.loses).toContain('billing:read');
    expect(adm?.loses).not.toContain('keys:read');
    expect(adm?.staysWithout).toEqual([]);
    expect(own?.loses).toEqual(adm?.loses);
    expect(own?.staysWithout).toContain('owners:write');
    expect(own?.staysWithout).not.toContain('billing:read');
  });

  it('gives back what the present one takes away', () => {
    const verdict = judge('owner');
    expect(verdict).toMatchObject({ state: 'harmless', missing: [] });
    const { own, adm } = keysById(verdict);
    expect(own).toMatchObject({ loses: [], staysWithout: [], matters: 'none' });
    expect(own?.regains).toContain('owners:write');
    expect(adm?.regains).toEqual([]);
  });

  it('that is the present one changes nothing, granular scopes beside it included', () => {
    const members = whole([aMember('boss', 'owner'), aMember('m1', 'member', { scopes: ['member', 'billing:read'] })]);
    const keys = whole([aKey('k', 'm1', { scopes: ['billing:read'] })]);
    expect(judge('member', { members, keys })).toMatchObject({ state: 'harmless' });
    const granular = whole([aMember('boss', 'owner'), aMember('m1', 'admin', { scopes: ['admin', 'billing:write'] })]);
    const billing = whole([aKey('k', 'm1', { scopes: ['billing:write'] })]);
    expect(judge('member', { members: granular, keys: billing })).toMatchObject({
      state: 'loses-scopes',
      keys: [{ loses: ['billing:write'] }],
    });
  });

  it('matters to a key by whether it has requests: they need none of what is lost', () => {
    const { adm, busy } = keysById(judge('member'));
    expect(busy).toMatchObject({ matters: 'use-unaffected', use: { value: { requests: 5 } } });
    expect(adm).toMatchObject({ matters: 'cannot-tell' });
  });

  it('matters to Linchpin when its own key would lose what it reads with', () => {
    const stored = keysById(judge('member', { viewer: { keyId: 'busy' } }));
    expect(stored.busy).toMatchObject({ isStoredKey: true, matters: 'used-by-linchpin' });
    expect(stored.adm).toMatchObject({ isStoredKey: false, matters: 'cannot-tell' });
    const writing = whole([aKey('busy', 'm1', { scopes: ['admins:write'] })]);
    expect(judge('member', { keys: writing, viewer: { keyId: 'busy' } })).toMatchObject({
      keys: [{ matters: 'use-unaffected' }],
    });
  });

  it.each([
    ...['members:read', 'admins:read', 'owners:read', 'billing:read'],
    ...['members:read:invites', 'admins:read:invites', 'owners:read:invites'],
  ])('matters to Linchpin when its own key loses %s', (scope) => {
    const keys = whole([aKey('k', 'm1', { scopes: [scope] })]);
    expect(judge('member', { keys, viewer: { keyId: 'k' } })).toMatchObject({
      keys: [{ matters: 'used-by-linchpin' }],
    });
  });

  it('shows the keys it matters to most first', () => {
    const order = (verdict: ReturnType<typeof judge>) => verdict.keys.map(({ key }) => key.keyId);
    expect(order(judge('member', { viewer: { keyId: 'own' } }))).toEqual(['own', 'adm', 'busy', 'mem']);
    const keys = whole([
      aKey('idle', 'm1'),
      aKey('used', 'm1'),
      aKey('little', 'm1', { scopes: ['billing:read'] }),
      aKey('much', 'm1', { scopes: ['admin'] }),
    ]);
    const usage = whole(aSeries({ used: { [TODAY]: 5 } }));
    expect(order(judge('member', { keys, usage }))).toEqual(['much', 'little', 'used', 'idle']);
  });

  it('is refused to the only Owner, and to nobody else', () => {
    const members = whole([aMember('boss', 'owner'), aMember('m1', 'admin')]);
    expect(judge('admin', { members }, 'boss').state).toBe('blocked');
    expect(judge('member', { members, keys: failed(FAULT) }, 'boss').state).toBe('blocked');
    expect(judge('owner', { members }, 'boss').state).toBe('harmless');
    expect(judge('admin', {}, 'boss').state).toBe('loses-scopes');
    expect(judge('owner', { members }).state).toBe('harmless');
  });
});

describe('that no key loses a scope', () => {
  it.each([
    ['the keys are partial', { keys: withGaps([], [OWN_KEYS_ONLY]) }, { part: 'keys' }],
    ['the keys failed', { keys: failed(FAULT) }, { part: 'keys' }],
    ['the members failed', { members: failed(FAULT) }, { part: 'members' }],
    ['they are not in the list', { members: whole([aMember('boss', 'owner')]) }, { kind: 'not-a-member' }],
    ['the reading is old', { takenAt: NOW - 15 * 60_000 - 1 }, { kind: 'stale' }],
    ['the clocks disagree', { clockOffset: 300_001 }, { kind: 'clock-off' }],
  ])('is not said when %s', (_, parts, issue) => {
    expect(judge('owner', parts)).toMatchObject({ state: 'unknown', missing: [issue] });
  });

  it('needs neither the usage nor the expired keys', () => {
    expect(judge('owner', { usage: failed(FAULT), expiredKeys: failed(FAULT) })).toMatchObject({ state: 'harmless' });
  });

  it('is told of active keys of theirs alone', () => {
    const expired = aKey('e1', 'm1', { scopes: ['owner'] });
    const former = aKey('f1', 'gone', {
      scopes: ['owner'],
      creator: { memberId: 'gone', email: 'm1@northwind.example' },
    });
    const verdict = judge('owner', { keys: whole([aKey('k1', 'm1'), former]), expiredKeys: whole([expired]) });
    expect(verdict.keys.map(({ key }) => key.keyId)).toEqual(['k1']);
  });
});

describe('losing scopes', () => {
  it('is said of every key that is seen, with what is missing beside it', () => {
    const keys = withGaps([aKey('adm', 'm1', { scopes: ['admin'] })], [OWN_KEYS_ONLY]);
    expect(judge('member', { keys })).toMatchObject({ state: 'loses-scopes', missing: [{ gap: OWN_KEYS_ONLY }] });
  });

  it('is not said of someone whose present role is unknown', () => {
    expect(judge('member', { members: failed(FAULT) })).toMatchObject({
      state: 'unknown',
      member: null,
      fromRole: null,
      keys: [],
    });
  });

  it('carries the same evidence as a removal, without a history', () => {
    const { evidence } = judge('member');
    expect(evidence).toMatchObject({ judgedAt: NOW, window: { to: TODAY } });
    expect(evidence.observations.map(({ part }) => part)).toEqual([
      ...['keys', 'expired-keys', 'members', 'usage', 'cost', 'log'],
    ]);
    expect(evidence.blindSpots).toContainEqual({ kind: 'management-calls', keys: 4 });
  });
});
