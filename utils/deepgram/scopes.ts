/** `GET members` needs these, and it is the same three that make the key list whole (docs/deepgram/api.md 0.2, 3.3). */
export const PEOPLE_SCOPES = ['members:read', 'admins:read', 'owners:read'] as const;

/** The scope to ask for when a refusal doesn't name it (docs/deepgram/api.md 3.3, with what live refusals named). */
const SCOPE_BY_ENDPOINT: ReadonlyMap<string, string> = new Map([
  ['GET /v1/projects', 'project:read'],
  ['GET /v1/projects/{project_id}/keys', 'keys:read'],
  ['GET /v1/projects/{project_id}/members', PEOPLE_SCOPES[0]],
  ['GET /v1/projects/{project_id}/invites', 'members:read:invites'],
  ['GET /v1/projects/{project_id}/usage/breakdown', 'usage:read'],
  ['GET /v1/projects/{project_id}/requests', 'usage:read'],
  ['GET /v1/projects/{project_id}/billing/breakdown', 'billing:read'],
]);

export const scopeFor = (endpoint: string): string | undefined => SCOPE_BY_ENDPOINT.get(endpoint);

const ROLES: ReadonlySet<string> = new Set(['owner', 'admin', 'member']);

/**
 * Which of the three people scopes the stored key is without, once `GET members` was refused. Its own granular scopes
 * are taken off the list; where they would cover all three, its creator's role cut them down (docs/deepgram/api.md 0.3), and which
 * remain can't be told.
 */
export const missingPeopleScopes = (held: readonly string[] | undefined): readonly string[] => {
  if (!held || held.some((scope) => ROLES.has(scope))) return PEOPLE_SCOPES;
  const missing = PEOPLE_SCOPES.filter((scope) => !held.includes(scope));
  return missing.length > 0 ? missing : PEOPLE_SCOPES;
};
