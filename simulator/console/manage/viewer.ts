import { HTTPException } from 'hono/http-exception';
import { Refusal } from '../../world/refusal';
import { membershipScopes, missingScope } from '../../world/rules';
import type { SimProject } from '../../world/types';
import type { World } from '../../world/world';
import type { WireRefusal } from '../wire';

/** The signed-in account in one project, with what its role lets it do. */
export interface Viewer {
  accountId: string;
  project: SimProject;
  scopes: ReadonlySet<string>;
  /** Ends the call with 403 unless the scope is held. */
  need(...scopes: string[]): void;
}

export function viewerOf(world: World, projectId: string): Viewer {
  const project = world.projects.get(projectId);
  const membership = project?.members.get(world.signedIn);
  if (!project || !membership) throw refuse(404, 'A project with the submitted ID cannot be found.');
  const scopes = membershipScopes(membership);
  return {
    accountId: world.signedIn,
    project,
    scopes,
    need(...needed) {
      const missing = missingScope(scopes, needed);
      if (missing) throw refuse(403, `Your account does not have the '${missing}' scope for this project.`);
    },
  };
}

export function refuse(status: 400 | 403 | 404, message: string): HTTPException {
  return new HTTPException(status, { message });
}

const REASONS: Partial<Record<Refusal['reason'], string>> = {
  'sole-owner': 'The only Owner of a project cannot be removed or given another role.',
  'already-member': 'This person is a member of the project already.',
};

/**
 * What is refused comes as an ordinary answer that says so: a browser logs every other status as an error of the page,
 * and the page is to be without any.
 */
export function answerError(error: Error): Response {
  const body = (reason: string): Response => Response.json({ refused: reason } satisfies WireRefusal);
  if (error instanceof HTTPException) return body(error.message);
  if (error instanceof Refusal) return body(REASONS[error.reason] ?? error.message);
  throw error;
}
