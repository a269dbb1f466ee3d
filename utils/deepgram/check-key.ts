import { type Answer, whole, withGaps } from '../rules/answer';
import { check, isFailed, readRows, unreadable } from './rows';
import { identity, projectRow } from './schemas';
import type { Client, KeyFacts, KeyIdentity, ProjectName } from './types';

/** What a key may open and who it says it is. Neither call needs to know a project; never rejects. */
export const checkKey = async (client: Client, signal?: AbortSignal): Promise<KeyFacts> => {
  const [projects, identified] = await Promise.all([
    client.get({ path: '/v1/projects', read: readProjects }, signal),
    client.get({ path: '/v1/auth/token', read: readIdentity }, signal),
  ]);
  return { projects, identity: identified };
};

const readProjects = (body: unknown, endpoint: string): Answer<readonly ProjectName[]> => {
  const projects: ProjectName[] = [];
  const outcome = readRows(body, {
    endpoint,
    names: ['projects'],
    take: (raw) => {
      const checked = check(projectRow, raw);
      if (!checked.ok) return checked.misfit;
      projects.push({ projectId: checked.row.project_id, name: checked.row.name ?? '' });
      return null;
    },
  });
  return isFailed(outcome) ? outcome : withGaps(projects, outcome);
};

const readIdentity = (body: unknown, endpoint: string): Answer<KeyIdentity> => {
  const checked = check(identity, body);
  if (!checked.ok) return unreadable(endpoint, checked.misfit);
  const { api_key_id, scopes, created } = checked.row;
  return whole({ ...(api_key_id && { keyId: api_key_id }), ...(scopes && { scopes }), ...(created && { created }) });
};
