import { READ_SCOPES } from '../rules/read-scopes';

const { project, keys, people, usage, billing, invites } = READ_SCOPES;

/** The scope to ask for when a refusal doesn't name it (docs/deepgram/api.md 3.3, with what live refusals named). */
const SCOPE_BY_ENDPOINT: ReadonlyMap<string, string> = new Map([
  ['GET /v1/projects', project[0]],
  ['GET /v1/projects/{project_id}/keys', keys[0]],
  ['GET /v1/projects/{project_id}/members', people[0]],
  ['GET /v1/projects/{project_id}/invites', invites[0]],
  ['GET /v1/projects/{project_id}/usage/breakdown', usage[0]],
  ['GET /v1/projects/{project_id}/requests', usage[0]],
  ['GET /v1/projects/{project_id}/billing/breakdown', billing[0]],
]);

export const scopeFor = (endpoint: string): string | undefined => SCOPE_BY_ENDPOINT.get(endpoint);

const ROLES: ReadonlySet<string> = new Set(['owner', 'admin', 'member']);

/**
 * Which of the three people scopes the stored key is without, once `GET members` was refused. Its own granular scopes
 * are taken off the list; where they would cover all three, its creator's role cut them down (docs/deepgram/api.md
 * 0.3), and which remain can't be told.
 */
export const missingPeopleScopes = (held: readonly string[] | undefined): readonly string[] => {
  if (!held || held.some((scope) => ROLES.has(scope))) return people;
  const missing = people.filter((scope) => !held.includes(scope));
  return missing.length > 0 ? missing : people;
};
