import { describe, expect, it } from 'vitest';
import { faultOf } from './fault';

const REQUEST = 'a5e9bd1c-2f6b-4a1e-9d3b-0c6a3a1f7e11';
const KEYS = 'GET /v1/projects/{project_id}/keys';

const read = (status: number, body: unknown, endpoint = KEYS) =>
  faultOf({
    endpoint,
    status,
    retryAfter: undefined,
    text: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('every published error body becomes one kind (docs/deepgram/api.md 2.1)', () => {
  it.each([
    [
      400,
      { category: 'INVALID_JSON', message: 'Invalid JSON submitted.', details: 'x', request_id: REQUEST },
      'rejected',
    ],
    [400, "Invalid request: scope must be either 'member', 'admin' or 'owner'.", 'rejected'],
    [400, { err_code: 'BAD_REQUEST', err_msg: 'Invalid credentials.' }, 'unauthorized'],
    [401, { err_code: 'INVALID_AUTH', err_msg: 'Invalid credentials.', request_id: REQUEST }, 'unauthorized'],
    [401, { err_code: 'INSUFFICIENT_PERMISSIONS', err_msg: 'User does not have sufficient permissions.' }, 'forbidden'],
    [401, 'User does not have sufficient permissions.', 'forbidden'],
    [401, '', 'unauthorized'],
    [403, { category: 'UNAUTHORIZED', message: 'Authentication failed.', request_id: REQUEST }, 'unauthorized'],
    [403, { err_code: 'FORBIDDEN', err_msg: 'Insufficient permissions.' }, 'forbidden'],
    [403, '<html>', 'forbidden'],
    [404, { category: 'NOT_FOUND', message: 'A project with the submitted ID cannot be found.' }, 'not-found'],
    [404, { err_code: 'PROJECT_NOT_FOUND', err_msg: 'Project not found.' }, 'not-found'],
    [404, 'UUID parsing failed: invalid length', 'not-found'],
    [429, { err_code: 'Too Many Requests', err_msg: 'Too many requests. Please try again later' }, 'rate-limited'],
    [503, { error_code: 'SERVICE_UNAVAILABLE', err_msg: 'down' }, 'server'],
    [500, 'null', 'server'],
    [302, '', 'rejected'],
  ])('%i %j is %s', (status, body, kind) => {
    expect(read(status, body)).toMatchObject({ kind, status, endpoint: KEYS });
  });
});

describe('the missing scope', () => {
  const refusal = (details: string) => ({
    category: 'INSUFFICIENT_PERMISSIONS',
    message: 'Your account does not have the required scope to perform that action for this project.',
    details,
    request_id: REQUEST,
  });

  it('is the one that Deepgram names', () => {
    const fault = read(403, refusal("Check that your account has the 'owners:read:scopes' scope for this project."));
    expect(fault).toEqual({
      kind: 'forbidden',
      endpoint: KEYS,
      status: 403,
      missingScope: 'owners:read:scopes',
      requestId: REQUEST,
    });
  });

  it.each([
    ['GET /v1/projects', 'project:read'],
    ['GET /v1/projects/{project_id}/keys', 'keys:read'],
    ['GET /v1/projects/{project_id}/members', 'members:read'],
    ['GET /v1/projects/{project_id}/invites', 'members:read:invites'],
    ['GET /v1/projects/{project_id}/usage/breakdown', 'usage:read'],
    ['GET /v1/projects/{project_id}/requests', 'usage:read'],
    ['GET /v1/projects/{project_id}/billing/breakdown', 'billing:read'],
  ])('is the endpoint’s own where none is named: %s needs %s', (endpoint, scope) => {
    expect(read(403, refusal('Check your account.'), endpoint).missingScope).toBe(scope);
  });

  it('is left out where there is no telling', () => {
    expect(read(403, refusal('?'), 'GET /v1/auth/token')).not.toHaveProperty('missingScope');
    expect(read(401, { err_code: 'INVALID_AUTH' })).not.toHaveProperty('missingScope');
  });
});

it('a fault carries a request id only when it looks like one', () => {
  expect(read(500, { request_id: REQUEST }).requestId).toBe(REQUEST);
  expect(read(500, { request_id: '<b>hello</b>' })).not.toHaveProperty('requestId');
});
