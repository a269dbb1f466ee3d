import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../../utils/testing/properties';
import { AFTERNOON } from '../proof/ask';
import { PROJECT_ID, smallSeed } from '../seeds/small';
import { KEYS } from '../seeds/small-keys';
import { PEOPLE } from '../seeds/small-people';
import { DAY_MS } from './days';
import { effectiveScopes, expandScopes, keyState, ROLE_SCOPES, ROLES, soleOwner, visibleKeys } from './rules';
import { createWorld } from './world';

const small = () => {
  const world = createWorld({ now: () => AFTERNOON, seed: smallSeed });
  const project = world.project(PROJECT_ID);
  const key = (id: string) => {
    const found = project.keys.get(id);
    if (!found) throw new Error(`no key ${id}`);
    return found;
  };
  return { world, project, key };
};

const scope = fc.constantFrom(...ROLES, ...ROLE_SCOPES.owner, 'agent:write');

describe('roles', () => {
  it('contain each other: an Owner may what an Admin may, an Admin what a Member may', () => {
    expect([...ROLE_SCOPES.member].every((each) => ROLE_SCOPES.admin.has(each))).toBe(true);
    expect([...ROLE_SCOPES.admin].every((each) => ROLE_SCOPES.owner.has(each))).toBe(true);
  });

  it('give an Admin the reading of Owners but not the writing', () => {
    expect(ROLE_SCOPES.admin.has('owners:read:scopes')).toBe(true);
    expect([...ROLE_SCOPES.admin].filter((each) => each.startsWith('owners:write'))).toEqual([]);
    expect(ROLE_SCOPES.admin.has('billing:write')).toBe(false);
  });

  it('give a Member no sight of others', () => {
    expect([...ROLE_SCOPES.member].filter((each) => /^(members|admins|owners|billing):/.test(each))).toEqual([]);
  });
});

describe("a key's rights", () => {
  it('are capped by the present role of its creator, while its scopes stay as given', () => {
    const { project, key } = small();
    expect(key(KEYS.roleCapped.id).scopes).toEqual(['owner']);
    expect(effectiveScopes(project, key(KEYS.roleCapped.id))).toEqual(ROLE_SCOPES.admin);
  });

  it('come back when the role does', () => {
    const { world, project, key } = small();
    world.setRole(PROJECT_ID, PEOPLE.tomas.id, 'owner');
    expect(effectiveScopes(project, key(KEYS.roleCapped.id))).toEqual(ROLE_SCOPES.owner);
  });

  it('are sending audio where no role was given', () => {
    const { project, key } = small();
    expect([...effectiveScopes(project, key(KEYS.ingest.id))]).toEqual(['usage:write']);
  });

  it('never exceed what its creator may, nor what it was given', () => {
    holds(
      fc.property(fc.constantFrom(...ROLES), fc.array(scope, { minLength: 1 }), (role, scopes) => {
        const { world, project } = small();
        world.setRole(PROJECT_ID, PEOPLE.ana.id, role);
        const made = world.createKey(PROJECT_ID, PEOPLE.ana.id, { comment: 'any', scopes });
        const rights = [...effectiveScopes(project, made)];
        expect(rights.every((each) => ROLE_SCOPES[role].has(each) && expandScopes(scopes).has(each))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('are none once its creator has left', () => {
    const { project, key } = small();
    expect(effectiveScopes(project, key(KEYS.orphan.id)).size).toBe(0);
  });
});

describe("a key's state", () => {
  it('is expired from its last moment on', () => {
    const { project, key } = small();
    const soon = key(KEYS.expiresSoon.id);
    expect(keyState(project, soon, AFTERNOON + 3 * DAY_MS - 1)).toBe('active');
    expect(keyState(project, soon, AFTERNOON + 3 * DAY_MS)).toBe('expired');
  });

  it('is disabled when its creator has left', () => {
    const { project, key } = small();
    expect(keyState(project, key(KEYS.orphan.id), AFTERNOON)).toBe('disabled');
  });
});

describe('who sees which keys', () => {
  it('is everybody with the three read scopes, and nobody with two of them', () => {
    const { project } = small();
    const held = ['members:read', 'admins:read', 'owners:read'];
    expect(visibleKeys(project, PEOPLE.ana.id, new Set(held))).toHaveLength(project.keys.size);
    for (const without of held) {
      const seen = visibleKeys(project, PEOPLE.ana.id, new Set(held.filter((each) => each !== without)));
      expect(seen.map(({ creatorId }) => creatorId)).toEqual([PEOPLE.ana.id, PEOPLE.ana.id]);
    }
  });
});

it('tells the sole Owner from one of two', () => {
  const { world, project } = small();
  expect(soleOwner(project, PEOPLE.maya.id)).toBe(true);
  world.setRole(PROJECT_ID, PEOPLE.ana.id, 'owner');
  expect(soleOwner(project, PEOPLE.maya.id)).toBe(false);
});
