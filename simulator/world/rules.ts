import type { Membership, RoleName, SimKey, SimProject } from './types';

/**
 * Who may do what, once, for both faces (docs/deepgram/api.md 3). Account-level scopes are not modelled: every account
 * holds its own, so they never decide.
 */
export const ROLES: readonly RoleName[] = ['owner', 'admin', 'member'];

const groupActs = ['read', 'read:invites', 'read:scopes', 'write', 'write:invites', 'write:scopes', 'write:kick'];
const everythingOn = (group: string): string[] => groupActs.map((act) => `${group}:${act}`);
const memberScopes = ['project:read', 'project:write', 'keys:read', 'keys:write', 'usage:read', 'usage:write'];
const adminScopes = [
  ...memberScopes,
  ...everythingOn('members'),
  ...everythingOn('admins'),
  'owners:read',
  'owners:read:invites',
  'owners:read:scopes',
  'billing:read',
];
const ownerScopes = [
  ...adminScopes,
  ...everythingOn('owners'),
  'project:write:settings',
  'project:write:destroy',
  'billing:write',
];

/** What each role implies (docs/deepgram/api.md 3.1). */
export const ROLE_SCOPES: Readonly<Record<RoleName, ReadonlySet<string>>> = {
  owner: new Set(ownerScopes),
  admin: new Set(adminScopes),
  member: new Set(memberScopes),
};

export const isRole = (scope: string): scope is RoleName =>
  scope === 'owner' || scope === 'admin' || scope === 'member';

/** Roles replaced by what they imply; everything else as it is. */
export const expandScopes = (scopes: readonly string[]): Set<string> =>
  new Set(scopes.flatMap((scope) => (isRole(scope) ? [...ROLE_SCOPES[scope]] : [scope])));

export const membershipScopes = ({ role, extraScopes }: Membership): Set<string> =>
  expandScopes([role, ...extraScopes]);

/** Scopes for products (`self-hosted:product:api`) are not a role's to give or take. */
const isProductScope = (scope: string): boolean => scope.includes(':product');

/** A Console key without a role sends audio and no more (docs/deepgram/api.md 3.2). */
const withoutRole = ['usage:write'];

/**
 * A key's scopes, cut down by its creator's present role (docs/deepgram/api.md 0.3). None once the creator has left.
 */
export const effectiveScopes = (project: SimProject, key: SimKey): Set<string> => {
  const creator = project.members.get(key.creatorId);
  if (!creator) return new Set();
  const granted = membershipScopes(creator);
  const asked = expandScopes(key.scopes.length > 0 ? key.scopes : withoutRole);
  return new Set([...asked].filter((scope) => granted.has(scope) || isProductScope(scope)));
};

/** `disabled`: its creator has left (docs/deepgram/api.md 3.4). */
export type KeyState = 'active' | 'expired' | 'disabled';

export const keyState = (project: SimProject, key: SimKey, now: number): KeyState => {
  if (!project.members.has(key.creatorId)) return 'disabled';
  return key.expiresAt !== undefined && key.expiresAt <= now ? 'expired' : 'active';
};

/** Below this a caller sees their own keys only, with no sign of it (docs/deepgram/api.md 0.2). */
export const SEES_ALL_KEYS = ['members:read', 'admins:read', 'owners:read'] as const;
/** Below this a caller deletes their own keys only (docs/deepgram/api.md 3.3). */
const DELETES_ANY_KEY = ['members:write', 'admins:write', 'owners:write'] as const;

/** The first scope of `needed` that is missing. */
export const missingScope = (held: ReadonlySet<string>, needed: readonly string[]): string | undefined =>
  needed.find((scope) => !held.has(scope));

export const holdsAll = (held: ReadonlySet<string>, needed: readonly string[]): boolean =>
  missingScope(held, needed) === undefined;

/** Keys that a viewer is shown: everybody's, or their own. */
export const visibleKeys = (project: SimProject, viewerId: string, held: ReadonlySet<string>): SimKey[] => {
  const all = [...project.keys.values()];
  return holdsAll(held, SEES_ALL_KEYS) ? all : all.filter((key) => key.creatorId === viewerId);
};

export const mayDeleteKey = (key: SimKey, viewerId: string, held: ReadonlySet<string>): boolean =>
  held.has('keys:write') && (key.creatorId === viewerId || holdsAll(held, DELETES_ANY_KEY));

/** The scope that an act on a person of this role asks for, such as `admins:write:kick`. */
export const groupScope = (role: RoleName, act: string): string => `${role}s:${act}`;

export const soleOwner = (project: SimProject, accountId: string): boolean => {
  if (project.members.get(accountId)?.role !== 'owner') return false;
  return [...project.members.values()].filter(({ role }) => role === 'owner').length === 1;
};
