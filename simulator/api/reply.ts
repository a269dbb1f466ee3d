import { randomUUID } from 'node:crypto';
import { Refusal, type RefusalReason } from '../world/refusal';
import { effectiveScopes } from '../world/rules';
import type { World } from '../world/world';
import { authenticate, checkProject } from './authenticate';
import { type Endpoint, requireScope } from './endpoint';
import { ApiError, type ErrorReply, errors, fail } from './errors';
import type { ApiSettings } from './settings';

export interface Reply {
  status: number;
  /** A string goes out as text/plain, anything else as JSON. */
  body: unknown;
}

export interface Asked {
  authorization: string | undefined;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The raw body, empty without one. */
  text: string;
}

const parseBody = (text: string, requestId: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return fail(errors.invalidJson('expected value at line 1 column 1', requestId));
  }
};

/** Deepgram's own sentences for these are not known. */
const wording: Record<RefusalReason, string> = {
  'no-such-project': 'no such project.',
  'no-such-member': 'no such member.',
  'no-such-key': 'no such key.',
  'no-such-invite': 'no such invitation.',
  'sole-owner': 'a project needs an owner, and this is the only one.',
  'already-member': 'this account is a member of the project already.',
};

const refusalReply = (refusal: unknown): ErrorReply => {
  if (refusal instanceof ApiError) return refusal.reply;
  if (refusal instanceof Refusal) return errors.invalidRequest(wording[refusal.reason]);
  throw refusal;
};

/** The true answer to a call, as the world stands: faults come later. Figures are those of `lateMs` ago. */
export const replyTo = (
  world: World,
  settings: ApiSettings,
  endpoint: Endpoint,
  asked: Asked,
  lateMs: number,
): Reply => {
  const requestId = randomUUID();
  try {
    const { key, project } = authenticate(world, asked.authorization, requestId);
    checkProject(endpoint, asked.params, project, settings, requestId);
    const call = {
      world,
      settings,
      key,
      project,
      params: asked.params,
      query: asked.query,
      requestId,
      scopes: effectiveScopes(project, key),
      body: undefined,
      now: world.clock.now(),
      knownUntil: world.clock.now() - lateMs,
    };
    for (const scope of endpoint.needs) requireScope(call, scope);
    return { status: 200, body: endpoint.answer({ ...call, body: parseBody(asked.text, requestId) }) };
  } catch (refusal) {
    return refusalReply(refusal);
  }
};
