import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { effectiveScopes, expandScopes, lostScopes, roleOf } from './roles';

// docs/deepgram/api.md 3.1, written out by hand: who may do what.
const TABLE: Record<string, string> = {
  'project:read': 'owner admin member',
  'project:write': 'owner admin member',
  'project:write:settings': 'owner',
  'project:write:destroy': 'owner',
  'keys:read': 'owner admin member',
  'keys:write': 'owner admin member',
  'members:read': 'owner admin',
  'members:read:invites': 'owner admin',
  'members:read:scopes': 'owner admin',
  'members:write': 'owner admin',
  'members:write:invites': 'owner admin',
  'members:write:scopes': 'owner admin',
  'members:write:kick': 'owner admin',
  'admins:read': 'owner admin',
  'admins:read:invites': 'owner admin',
  'admins:read:scopes': 'owner admin',
  'admins:write': 'owner admin',
  'admins:write:invites': 'owner admin',
  'admins:write:scopes': 'owner admin',
  'admins:write:kick': 'owner admin',
  'owners:read': 'owner admin',
  'owners:read:invites': 'owner admin',
  'owners:read:scopes': 'owner admin',
  'owners:write': 'owner',
  'owners:write:invites': 'owner',
  'owners:write:scopes': 'owner',
  'owners:write:kick': 'owner',
  'usage:read': 'owner admin member',
  'usage:write': 'owner admin member',
  'billing:read': 'owner admin',
  'billing:write': 'owner',
};
const ROLES = ['owner', 'admin', 'member'] as const;
const documented = Object.keys(TABLE);
const grantedBy = (role: string): string[] => documented.filter((scope) => TABLE[scope]?.split(' ').includes(role));
const UNDOCUMENTED = ['self-hosted:product:api', 'onprem:product:engine', 'agent:write', 'account:read', '', 'Owner'];

const scopesArb = fc.uniqueArray(fc.constantFrom(...documented, ...ROLES, ...UNDOCUMENTED));
const creatorArb = fc
  .tuple(fc.constantFrom(...ROLES), fc.subarray(documented))
  .map(([role, extra]) => [role, ...extra] as const);

describe('the role cap', () => {
  it.each(ROLES.flatMap((has) => ROLES.map((was) => [was, has] as const)))(
    'of a key made as %s, its creator being %s now, is what the documented table takes away',
    (was, has) => {
      const lost = grantedBy(was).filter((scope) => !grantedBy(has).includes(scope));
      expect(new Set(lostScopes([was], [has]))).toEqual(new Set(lost));
    },
  );

  it.each(ROLES.flatMap((role) => documented.map((scope) => [scope, role] as const)))(
    'of a key with %s, its creator being %s, follows the table',
    (scope, role) => {
      expect(lostScopes([scope], [role])).toEqual(grantedBy(role).includes(scope) ? [] : [scope]);
    },
  );

  it('is there for an Owner key of someone who is Admin now', () => {
    expect(lostScopes(['owner'], ['admin'])).toContain('owners:write');
    expect(lostScopes(['owner'], ['admin'])).not.toContain('members:write');
  });

  it('is empty for a Member key of a Member, and for a key without scopes', () => {
    expect(lostScopes(['member'], ['member'])).toEqual([]);
    expect(lostScopes([], ['member'])).toEqual([]);
  });

  it('never names a scope that the role grants, nor one that belongs to no role, nor one twice', () => {
    holds(
      fc.property(scopesArb, creatorArb, (scopes, creator) => {
        const lost = lostScopes(scopes, creator);
        for (const scope of lost) {
          expect(grantedBy(creator[0])).not.toContain(scope);
          expect(documented).toContain(scope);
          expect(creator).not.toContain(scope);
        }
        expect(new Set(lost).size).toBe(lost.length);
      }),
    );
  });

  it('never takes anything from an Owner', () => {
    holds(
      fc.property(scopesArb, (scopes) => {
        expect(lostScopes(scopes, ['owner'])).toEqual([]);
      }),
    );
  });

  it('is not claimed for a creator whose role is not told', () => {
    expect(lostScopes(['owner'], ['usage:write'])).toEqual([]);
    expect(lostScopes(['owner'], [])).toEqual([]);
  });

  it('spares a granular scope that the creator has beside the role', () => {
    expect(lostScopes(['billing:read', 'billing:write'], ['member', 'billing:read'])).toEqual(['billing:write']);
  });

  it('splits a key into what is lost and what still works, without remainder', () => {
    holds(
      fc.property(scopesArb, creatorArb, (scopes, creator) => {
        const parts = [...lostScopes(scopes, creator), ...effectiveScopes(scopes, creator)];
        expect(parts.sort()).toEqual(expandScopes(scopes).sort());
      }),
    );
  });
});

describe('a role', () => {
  it.each(ROLES)('%s stands for what the documented table gives it', (role) => {
    expect(expandScopes([role]).sort()).toEqual(grantedBy(role).sort());
    expect(expandScopes([role, 'agent:write', role])).toHaveLength(grantedBy(role).length + 1);
  });

  it('is the strongest among the scopes, whatever their order', () => {
    expect(roleOf(['member', 'usage:write', 'owner', 'admin'])).toBe('owner');
    expect(roleOf(['billing:read', 'member'])).toBe('member');
    expect(roleOf(['billing:read'])).toBeNull();
    expect(roleOf([])).toBeNull();
  });
});
