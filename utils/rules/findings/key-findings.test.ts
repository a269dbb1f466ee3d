import { describe, expect, it } from 'vitest';
import { whole } from '../answer';
import { addDays } from '../days';
import { aKey, aMember, TODAY } from '../testing';
import { idsIn, openIn, SOUND, usedToday } from '../testing/findings';

const ago = (days: number): string => addDays(TODAY, -days);

describe('a key', () => {
  it('without anything to say of it brings up nothing', () => {
    const bot = aMember('ci-bot');
    const members = whole([aMember('boss', 'owner'), aMember('other', 'owner'), bot]);
    expect(idsIn({ members, keys: whole([aKey('k1', 'ci-bot', SOUND)]), usage: usedToday({ k1: 5 }) })).toEqual([]);
  });

  it('brings up its concerns as they are', () => {
    const keys = whole([
      aKey('orphan', 'gone', { ...SOUND, comment: 'an orphan' }),
      aKey('capped', 'm1', { ...SOUND, comment: 'capped one', scopes: ['billing:write'] }),
      aKey('ending', 'm1', { ...SOUND, comment: 'ending one', expires: `${addDays(TODAY, 3)}T12:00:00Z` }),
    ]);
    const found = openIn({ keys, usage: usedToday({ capped: 4 }) }, { options: { mostTrafficPercent: 101 } });
    expect(found.map(({ id, severity }) => [id, severity])).toEqual([
      ['creator-left:orphan', 'high'],
      ['role-capped:capped', 'high'],
      ['expires-soon:ending', 'high'],
      ['dies-with-person:capped', 'medium'],
      ['year-unread:ending', 'low'],
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
    const found = openIn({ keys, usage: usedToday({ k1: 1 }) });
    const facts = found.find(({ id }) => id === 'broad-role:k1')?.facts;
    expect(facts).toEqual(broad ? { kind: 'broad-role', role: scope, requests: 1 } : undefined);
    expect(idsIn({ keys })).not.toContain('broad-role:k1');
  });

  it('with a comment that tells nothing is named so, in use or not', () => {
    const keys = whole([aKey('k1', 'm1', { ...SOUND, comment: 'Test 1' })]);
    expect(openIn({ keys })).toContainEqual({
      id: 'vague-comment:k1',
      severity: 'low',
      subject: { type: 'key', keyId: 'k1' },
      facts: { kind: 'vague-comment', comment: 'Test 1' },
    });
    expect(idsIn({ keys: whole([aKey('k1', 'm1', SOUND)]) })).not.toContain('vague-comment:k1');
  });

  it('without a tag is named so while it has requests', () => {
    const keys = whole([aKey('k1', 'm1', { ...SOUND, tags: [] })]);
    expect(openIn({ keys, usage: usedToday({ k1: 1 }) }).find(({ id }) => id === 'untagged:k1')?.facts).toEqual({
      kind: 'untagged',
      requests: 1,
    });
    expect(idsIn({ keys })).not.toContain('untagged:k1');
    expect(idsIn({ keys: whole([aKey('k1', 'm1', SOUND)]), usage: usedToday({ k1: 1 }) })).not.toContain('untagged:k1');
  });

  it('that expired is told alone while it had requests in the window', () => {
    const expiredKeys = whole(
      ['e1', 'e2'].map((id) => aKey(id, 'm1', { comment: '', expires: `${ago(1)}T00:00:00Z` })),
    );
    expect(idsIn({ expiredKeys, usage: usedToday({ e1: 1 }) })).toEqual(['expired:e1']);
  });
});
