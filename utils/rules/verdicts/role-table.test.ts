import { afterAll, describe, expect, it } from 'vitest';
import type { Role } from '../analysis';
import { whole } from '../answer';
import { aKey, aMember, aSnapshot, NOW, OPTIONS } from '../testing';
import { judgeRoleChange } from './judge-role-change';

// docs/deepgram/api.md 3.1, by the groups it is written in: which roles imply a scope.
const EVERY_RIGHT = ['read', 'read:invites', 'read:scopes', 'write', 'write:invites', 'write:scopes', 'write:kick'];
const ALL: readonly Role[] = ['owner', 'admin', 'member'];
const MANAGERS: readonly Role[] = ['owner', 'admin'];
const OWNER: readonly Role[] = ['owner'];
const to = (roles: readonly Role[], scopes: readonly string[]) => scopes.map((scope) => [scope, roles] as const);
const every = (group: string, rights = EVERY_RIGHT) => rights.map((right) => `${group}:${right}`);
const TABLE: ReadonlyMap<string, readonly Role[]> = new Map([
  ...to(ALL, ['project:read', 'project:write', 'keys:read', 'keys:write', 'usage:read', 'usage:write']),
  ...to(MANAGERS, [
    ...every('members'),
    ...every('admins'),
    ...every('owners', EVERY_RIGHT.slice(0, 3)),
    'billing:read',
  ]),
  ...to(OWNER, [
    ...every('owners', EVERY_RIGHT.slice(3)),
    'project:write:settings',
    'project:write:destroy',
    'billing:write',
  ]),
]);
const ROLES: readonly Role[] = ['owner', 'admin', 'member'];
const SCOPES = [...TABLE.keys()];
const isRole = (scope: string): scope is Role => ROLES.some((role) => role === scope);
const granted = (role: Role) => SCOPES.filter((scope) => TABLE.get(scope)?.includes(role));
const meant = (scope: string): readonly string[] => (isRole(scope) ? granted(scope) : [scope]);

let pairs = 0;
afterAll(() => console.info(`role table: ${pairs} pairs of key scopes and roles, before and after a change`));

describe('the documented table', () => {
  it('has 31 scopes', () => {
    expect(SCOPES).toHaveLength(31);
  });

  it.each(ROLES.flatMap((from) => ROLES.map((to) => [from, to] as const)))(
    'tells what every key of a member who is %s loses and gets back as %s',
    (from, to) => {
      // A key of each scope and each role, and of every two of them.
      const kinds = [...SCOPES, ...ROLES].flatMap((scope, i, all) => [
        [scope],
        ...all.slice(i + 1).map((other) => [scope, other]),
      ]);
      const keys = kinds.map((scopes, i) => aKey(`k${i}`, 'm1', { scopes }));
      const members = whole([aMember('boss', 'owner'), aMember('other', 'owner'), aMember('m1', from)]);
      const snapshot = aSnapshot({ clockOffset: 0, members, keys: whole(keys) });
      const verdict = judgeRoleChange({
        snapshot,
        options: OPTIONS,
        memberId: 'm1',
        toRole: to,
        now: NOW,
        paused: null,
      });
      expect(verdict.keys).toHaveLength(kinds.length);
      for (const { key, loses, regains, staysWithout } of verdict.keys) {
        const all = [...new Set(key.scopes.flatMap(meant))];
        const may = (scope: string, role: Role) => granted(role).includes(scope);
        const without = all.filter((scope) => !may(scope, from));
        expect(new Set(loses)).toEqual(new Set(all.filter((scope) => may(scope, from) && !may(scope, to))));
        expect(new Set(regains)).toEqual(new Set(without.filter((scope) => may(scope, to))));
        expect(new Set(staysWithout)).toEqual(new Set(without.filter((scope) => !may(scope, to))));
        pairs++;
      }
      const lost = verdict.keys.some(({ loses }) => loses.length > 0);
      expect(verdict.state).toBe(lost ? 'loses-scopes' : 'harmless');
      expect(lost).toBe(ROLES.indexOf(from) < ROLES.indexOf(to));
    },
  );
});
