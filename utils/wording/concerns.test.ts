import { describe, expect, it } from 'vitest';
import type { Concern, ConcernKind } from '../rules/concerns';
import { CONCERNS, concernWords } from './concerns';
import { scopeState, scopeUnlocks } from './scopes';
import { createTestTranslate } from './testing';

const t = createTestTranslate();

describe('a concern in one line', () => {
  it.each<[Concern, string]>([
    [{ kind: 'only-owner' }, 'The only Owner of the project'],
    [{ kind: 'creator-left' }, 'Its creator has left the project'],
    [
      { kind: 'role-capped', lostScopes: ['billing:write'], role: 'admin' },
      'Its creator is Admin now, so the key has lost some of its scopes',
    ],
    [
      { kind: 'role-capped', lostScopes: ['billing:write'], role: null },
      "Its creator's role no longer covers all of the key's scopes",
    ],
    [{ kind: 'expires-soon', days: 0 }, 'Expires in less than a day'],
    [{ kind: 'expires-soon', days: 1 }, 'Expires in 1 day'],
    [{ kind: 'expires-soon', days: 3 }, 'Expires in 3 days'],
    [{ kind: 'expired', day: '2026-11-03' }, 'Expired on 3 Nov 2026'],
    [{ kind: 'dies-with-person', requests: 3, quietSince: null }, 'In use and tied to a person'],
    [
      { kind: 'dies-with-person', requests: 3, quietSince: '2026-11-18' },
      'Used until 18 Nov 2026 and tied to a person',
    ],
    [{ kind: 'slow-rhythm', usualGap: 30, lastDay: '2026-11-01' }, 'Used about every 30 days, last on 1 Nov 2026'],
    [{ kind: 'year-unread', days: 91, atLeast: true }, "No requests in 91 days, and the past year isn't read yet"],
    [{ kind: 'unused', days: 94, atLeast: false }, 'Unused for 94 days'],
    [{ kind: 'unused', days: 91, atLeast: true }, 'Unused for at least 91 days'],
    [{ kind: 'never-used', days: 7 }, 'Never used in the 7 days since it was created'],
  ])('%j', (concern, line) => {
    expect(concernWords(concern).title(concern, t)).toBe(line);
  });

  it.each<[ConcernKind, string, string]>([
    ['only-owner', '1 only Owner', '2,000 only Owners'],
    ['creator-left', "1 key's creator has left", "2,000 keys' creators have left"],
    ['expired', '1 key has just expired', '2,000 keys have just expired'],
    ['role-capped', '1 key is role-capped', '2,000 keys are role-capped'],
    ['expires-soon', '1 key expires soon', '2,000 keys expire soon'],
    ['dies-with-person', '1 key in use is tied to a person', '2,000 keys in use are tied to a person'],
    ['slow-rhythm', '1 key is used periodically', '2,000 keys are used periodically'],
    ['year-unread', "The past year of 1 quiet key isn't read yet", "The past year of 2,000 quiet keys isn't read yet"],
    ['unused', '1 key is unused', '2,000 keys are unused'],
    ['never-used', '1 key was never used', '2,000 keys were never used'],
  ])('counted: %s', (kind, one, many) => {
    expect(CONCERNS[kind].count(1, ['1'], t)).toBe(one);
    expect(CONCERNS[kind].count(2000, ['2,000'], t)).toBe(many);
  });
});

describe('a group of scopes', () => {
  it('says what it unlocks and whether it is there', () => {
    const rows = (['project', 'keys', 'people', 'usage', 'billing', 'writes'] as const).map((id) =>
      scopeUnlocks({ id, scopes: [], state: 'granted' }, t),
    );
    expect(new Set(rows).size).toBe(6);
    const states = (['granted', 'missing', 'excess', 'unknown'] as const).map((state) =>
      scopeState({ id: 'keys', scopes: [], state }, t),
    );
    expect(new Set(states).size).toBe(4);
  });
});
