import { wireTime } from '../world/days';
import { modelId } from '../world/models';
import { findRequest, type RequestFilter, requestPage, type SimRequest } from '../world/request-log';
import { count, momentRange } from './dates';
import { type Call, defineEndpoint, param } from './endpoint';
import { errors, fail } from './errors';

const requests = '/v1/projects/{project_id}/requests';

const details = ({ row }: SimRequest) => {
  const seconds = Math.round((row.hours / row.requests) * 3_600_000) / 1000;
  return {
    usd: Math.round((row.usd / row.requests) * 1e6) / 1e6,
    duration: seconds,
    total_audio: seconds,
    channels: 1,
    streams: 1,
    tier: 'nova',
    metadata: {},
    models: [modelId(row.model)],
    method: row.method,
    tags: row.tags,
    features: [row.featureSet],
    config: {},
  };
};

/** Nothing while it is pending; a message instead of details when it failed (docs/deepgram/api.md 4.8). */
const responseShape = (request: SimRequest) => {
  if (request.state === 'pending') return null;
  const completed = wireTime(request.at + 1_200);
  const deployment = request.row.deployment === 'self-hosted' ? 'self-hosted' : `${request.row.deployment}:us`;
  if (request.state === 'failed')
    return { message: 'Bad Request: failed to process audio', code: 400, completed, deployment };
  const tokens = { feature: 'read', input: 240, output: 60, model: request.row.model };
  return {
    details: details(request),
    token_details: request.row.endpoint === 'read' ? [tokens] : [],
    ...(request.row.endpoint === 'speak'
      ? { tts_details: { duration: 4, speech_segments: [{ characters: 180, model: request.row.model, tier: 'aura' }] } }
      : {}),
    code: 200,
    completed,
    deployment,
  };
};

const pathOf = ({ row }: SimRequest): string => {
  const query = new URLSearchParams([
    ['model', row.model],
    [row.featureSet, 'true'],
    ...row.tags.map((tag) => ['tag', tag]),
  ]);
  return `/v1/${row.endpoint}?${query}`;
};

const requestShape = (call: Call, request: SimRequest) => ({
  request_id: request.id,
  project_uuid: call.project.id,
  created: wireTime(request.at),
  path: pathOf(request),
  ...(request.row.accessor === null ? {} : { api_key_id: request.row.accessor }),
  response: responseShape(request),
  callback: null,
});

const statusAsked = (call: Call): RequestFilter['status'] => {
  const status = call.query.get('status');
  if (status === null) return undefined;
  if (status === 'succeeded' || status === 'failed') return status;
  return fail(errors.invalidRequest("status must be 'succeeded' or 'failed'."));
};

const filterAsked = (call: Call): RequestFilter => {
  const named = ['accessor', 'endpoint', 'method', 'deployment'].flatMap((name) => {
    const value = call.query.get(name);
    return value === null ? [] : [[name, value]];
  });
  const status = statusAsked(call);
  return { ...momentRange(call), ...Object.fromEntries(named), ...(status ? { status } : {}) };
};

/** docs/deepgram/api.md 4.8: newest first, pages from 0, no total. The scope is presumed (3.3). */
export const requestEndpoints = [
  defineEndpoint('GET', requests, ['usage:read'], (call) => {
    const limit = count(call, 'limit', 10, [1, 1000]);
    const page = count(call, 'page', 0, [0, Number.MAX_SAFE_INTEGER]);
    const id = call.query.get('request_id');
    const one = id === null ? undefined : findRequest(call.project, call.knownUntil, id);
    const found =
      id === null ? requestPage(call.project, call.knownUntil, filterAsked(call), { page, limit }) : one ? [one] : [];
    return { page, limit, requests: found.map((request) => requestShape(call, request)) };
  }),
  defineEndpoint('GET', `${requests}/{request_id}`, ['usage:read'], (call) => {
    const request =
      findRequest(call.project, call.knownUntil, param(call, 'request_id')) ??
      fail(errors.notFound('A request', call.requestId));
    const shape = requestShape(call, request);
    return call.settings.requestShape === 'wrapped' ? { request: shape } : shape;
  }),
];
