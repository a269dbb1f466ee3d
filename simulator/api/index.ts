import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { type CallLog, withoutSecret } from '../controls/calls';
import type { Faults } from '../controls/faults';
import type { World } from '../world/world';
import type { Endpoint } from './endpoint';
import { endpoints } from './endpoints';
import { errors } from './errors';
import { answer, type Outcome, underFault } from './faulty';
import { replyTo } from './reply';
import type { ApiSettings } from './settings';

export interface ApiParts {
  world: World;
  settings: ApiSettings;
  faults: Faults;
  calls: CallLog;
}

/** Bindings are there behind a socket only. */
type Env = { Bindings: Partial<HttpBindings> };

const send = async (context: Context<Env>, outcome: Outcome, now: number): Promise<Response> => {
  if (outcome.kind === 'answer') {
    const headers = { ...outcome.headers, date: new Date(now).toUTCString() };
    return new Response(outcome.text, { status: outcome.status, headers });
  }
  const { signal } = context.req.raw;
  if (outcome.kind === 'hung' && !signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
  const { incoming } = context.env ?? {};
  if (!incoming) throw new TypeError('fetch failed');
  incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
};

const serve = async (parts: ApiParts, endpoint: Endpoint, context: Context<Env>): Promise<Response> => {
  const { req } = context;
  const query = new URL(req.url).searchParams;
  const call = parts.calls.note({
    method: req.method,
    path: req.path,
    template: endpoint.template,
    query: [...query],
    headers: withoutSecret(req.raw.headers),
    at: parts.world.clock.now(),
  });
  const text = await req.text();
  const asked = { authorization: req.header('authorization'), params: req.param(), query, text };
  const fault = parts.faults.take(`${endpoint.method} ${endpoint.template}`);
  const outcome = await underFault(fault, (lateMs = 0) =>
    replyTo(parts.world, parts.settings, endpoint, asked, lateMs),
  );
  call.status = outcome.kind === 'answer' ? outcome.status : outcome.kind;
  return send(context, outcome, parts.world.clock.now());
};

const routeOf = (template: string): string => template.replace(/\{(\w+)\}/g, ':$1');

/**
 * The API face. Preflights pass for `Authorization` alone and answers carry no CORS header, the stricter reading of
 * what is known (docs/deepgram/api.md 2.3): calls from a page are refused.
 */
export const createApi = (parts: ApiParts): Hono<Env> => {
  const api = new Hono<Env>();
  api.onError((error) => {
    throw error;
  });
  api.options('*', (context) =>
    context.body(null, 204, {
      'access-control-allow-headers': 'Authorization',
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
    }),
  );
  for (const endpoint of endpoints) {
    api.on(endpoint.method, routeOf(endpoint.template), (context) => serve(parts, endpoint, context));
  }
  api.all('*', (context) => {
    const { method, path, url, raw } = context.req;
    const at = parts.world.clock.now();
    const seen = { method, path, template: '(unknown)', query: [...new URL(url).searchParams], at };
    parts.calls.note({ ...seen, headers: withoutSecret(raw.headers), status: 404 });
    return send(context, answer(errors.notFound('A resource', crypto.randomUUID())), at);
  });
  return api;
};
