import type { Role } from './analysis';

/** Roles from strongest to weakest; a member's role is the first they have (docs/deepgram/api.md 3.2). */
const ROLES: readonly Role[] = ['owner', 'admin', 'member'];

const people = (group: 'members' | 'admins' | 'owners', rights: readonly string[]) =>
  rights.map((right) => `${group}:${right}`);
const READ_PEOPLE = ['read', 'read:invites', 'read:scopes'];
const WRITE_PEOPLE = ['write', 'write:invites', 'write:scopes', 'write:kick'];
const ALL_PEOPLE = [...READ_PEOPLE, ...WRITE_PEOPLE];

/**
 * What each role implies (docs/deepgram/api.md 3.1). `keys:write` is every role's; that an admin or member may use it
 * on their own keys only is a limit of the role, not a scope, so it is not in the table.
 */
const ROLE_SCOPES: Readonly<Record<Role, readonly string[]>> = {
  owner: [
    ...['project:read', 'project:write', 'project:write:settings', 'project:write:destroy'],
    ...['keys:read', 'keys:write'],
    ...people('members', ALL_PEOPLE),
    ...people('admins', ALL_PEOPLE),
    ...people('owners', ALL_PEOPLE),
    ...['usage:read', 'usage:write', 'billing:read', 'billing:write'],
  ],
  admin: [
    ...['project:read', 'project:write', 'keys:read', 'keys:write'],
    ...people('members', ALL_PEOPLE),
    ...people('admins', ALL_PEOPLE),
    ...people('owners', READ_PEOPLE),
    ...['usage:read', 'usage:write', 'billing:read'],
  ],
  member: ['project:read', 'project:write', 'keys:read', 'keys:write', 'usage:read', 'usage:write'],
};

const GRANTS: Readonly<Record<Role, ReadonlySet<string>>> = {
  owner: new Set(ROLE_SCOPES.owner),
  admin: new Set(ROLE_SCOPES.admin),
  member: new Set(ROLE_SCOPES.member),
};

const isRole = (scope: string): scope is Role => scope === 'owner' || scope === 'admin' || scope === 'member';

/** The strongest role among a member's scopes; `null` where they have granular scopes only. */
export const roleOf = (scopes: readonly string[]): Role | null => ROLES.find((role) => scopes.includes(role)) ?? null;

/** Scopes with role names replaced by what they imply; each once, in the order given. */
export const expandScopes = (scopes: readonly string[]): string[] => [
  ...new Set(scopes.flatMap((scope) => (isRole(scope) ? ROLE_SCOPES[scope] : [scope]))),
];

const lostBetween = (was: Role, has: Role): readonly string[] =>
  ROLE_SCOPES[was].filter((scope) => !GRANTS[has].has(scope));

/** What a member with the second role can't do of what the first may; ready made, as every key of a project asks. */
const LOST: Readonly<Record<Role, Readonly<Record<Role, readonly string[]>>>> = {
  owner: { owner: [], admin: lostBetween('owner', 'admin'), member: lostBetween('owner', 'member') },
  admin: { owner: [], admin: [], member: lostBetween('admin', 'member') },
  member: { owner: [], admin: [], member: [] },
};

const lostOf = (scope: string, has: Role): readonly string[] => {
  if (isRole(scope)) return LOST[scope][has];
  return GRANTS.owner.has(scope) && !GRANTS[has].has(scope) ? [scope] : [];
};

/**
 * The role cap: which of a key's scopes its creator's present role no longer grants (docs/deepgram/api.md 0.3).
 * `creatorScopes` are the creator's scopes as the members list gives them: a role, possibly with granular scopes beside
 * it. Only documented scopes can be lost: product scopes such as `self-hosted:product:api`, and any scope that is not
 * in the role table, belong to no role, so no role can be said to take them away. Without a role nothing is said
 * either.
 */
export const lostScopes = (keyScopes: readonly string[], creatorScopes: readonly string[]): readonly string[] => {
  const role = roleOf(creatorScopes);
  if (role === null) return [];
  const [only] = keyScopes;
  // Nearly every key and creator have one scope each: nothing to merge, nothing to spare.
  if (only !== undefined && keyScopes.length === 1 && creatorScopes.length === 1) return lostOf(only, role);
  const lost = new Set(keyScopes.flatMap((scope) => lostOf(scope, role)));
  return [...lost].filter((scope) => !creatorScopes.includes(scope));
};

/** What a key may still do: its scopes, roles expanded, without the role cap. */
export const effectiveScopes = (keyScopes: readonly string[], creatorScopes: readonly string[]): string[] => {
  const lost = new Set(lostScopes(keyScopes, creatorScopes));
  return expandScopes(keyScopes).filter((scope) => !lost.has(scope));
};
