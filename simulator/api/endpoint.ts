import type { SimKey, SimProject } from '../world/types';
import type { World } from '../world/world';
import { errors, fail } from './errors';
import type { ApiSettings } from './settings';

/** One authenticated call: who asks, for what. */
export interface Call {
  world: World;
  settings: ApiSettings;
  /** The calling key; the call acts as its creator. */
  key: SimKey;
  /** The key's scopes as its creator's present role leaves them. */
  scopes: ReadonlySet<string>;
  /** The key's project, and the one in the path if there is one. */
  project: SimProject;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The parsed JSON body; `undefined` without one. */
  body: unknown;
  requestId: string;
  now: number;
  /** Use after this moment isn't known yet: now, unless a fault has figures come late. */
  knownUntil: number;
}

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in the published description: `/v1/projects/{project_id}/keys`. */
  template: string;
  /** Scopes without which the call is refused; the first that is missing is named. */
  needs: readonly string[];
  answer: (call: Call) => object;
}

export const defineEndpoint = (
  method: Endpoint['method'],
  template: string,
  needs: readonly string[],
  answer: Endpoint['answer'],
): Endpoint => ({ method, template, needs, answer });

/** A field of a JSON body, whatever the body is. */
export const field = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined; // an object's own fields, read only

/** A field that must be a string. */
export const stringField = (call: Call, name: string): string => {
  const value = field(call.body, name);
  return typeof value === 'string' ? value : fail(errors.invalidJson(`missing field \`${name}\``, call.requestId));
};

/** A path parameter; the router has seen to it that it is there. */
export const param = (call: Call, name: string): string => call.params[name] ?? '';

/** Refuses the call unless it holds the scope. */
export const requireScope = (call: Call, scope: string): void => {
  if (!call.scopes.has(scope)) fail(errors.missingScope(scope, call.requestId));
};
