import { keyState } from '../world/rules';
import type { SimKey, SimProject } from '../world/types';
import type { World } from '../world/world';
import type { Endpoint } from './endpoint';
import { errors, fail } from './errors';
import type { ApiSettings } from './settings';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The key behind `Authorization: Token …`. Management refuses JWTs and Bearer (docs/deepgram/api.md 1); with what is
 * not documented, here as any wrong key. So are keys that expired, were deleted, or whose creator has left (3.4).
 */
export const authenticate = (
  world: World,
  authorization: string | undefined,
  requestId: string,
): { key: SimKey; project: SimProject } => {
  const secret = /^token +(\S+)$/i.exec(authorization ?? '')?.[1];
  for (const project of world.projects.values()) {
    for (const key of project.keys.values()) {
      if (key.secret !== secret) continue;
      if (keyState(project, key, world.clock.now()) === 'active') return { key, project };
    }
  }
  return fail(errors.invalidCredentials(requestId));
};

/** A project in the path must be well-formed, and the key's own: any other is as good as none. */
export const checkProject = (
  endpoint: Endpoint,
  params: Readonly<Record<string, string>>,
  own: SimProject,
  settings: ApiSettings,
  requestId: string,
): void => {
  if (!endpoint.template.includes('{project_id}')) return;
  const asked = params.project_id ?? '';
  if (!uuid.test(asked)) fail(errors.malformedId(asked));
  if (asked !== own.id) fail(errors.projectNotFound(settings.projectNotFound, requestId));
};
