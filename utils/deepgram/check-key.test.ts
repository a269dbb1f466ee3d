import { describe, expect, it } from 'vitest';
import { checkKey } from './check-key';
import { createClient } from './client';
import { readLastRequest } from './last-request';

const clientOn = (answer: (url: URL) => unknown) => {
  const asked: string[] = [];
  const client = createClient({
    secret: 'c0ffeebe'.repeat(5),
    sleep: async () => {},
    fetch: async (input) => {
      const url = new URL(String(input));
      asked.push(url.pathname + url.search);
      const body = answer(url);
      return body instanceof Response ? body : Response.json(body);
    },
  });
  return { client, asked };
};

describe('checking a key', () => {
  it('asks for its projects and its identity', async () => {
    const { client, asked } = clientOn(({ pathname }) =>
      pathname === '/v1/projects'
        ? { projects: [{ project_id: 'p', name: 'Project' }, { project_id: 'q' }] }
        : { api_key_id: 'k', scopes: ['admin'], created: '2026-01-02T03:04:05Z', more: 1 },
    );
    expect(await checkKey(client)).toEqual({
      projects: {
        state: 'whole',
        value: [
          { projectId: 'p', name: 'Project' },
          { projectId: 'q', name: '' },
        ],
      },
      identity: { state: 'whole', value: { keyId: 'k', scopes: ['admin'], created: '2026-01-02T03:04:05Z' } },
    });
    expect(asked.sort()).toEqual(['/v1/auth/token', '/v1/projects']);
  });

  it('accepts an identity without any field', async () => {
    const { client } = clientOn(() => ({ projects: [] }));
    expect((await checkKey(client)).identity).toEqual({ state: 'whole', value: {} });
  });

  it('keeps one answer when the other failed', async () => {
    const { client } = clientOn(({ pathname }) =>
      pathname === '/v1/projects' ? { projects: [] } : new Response('', { status: 401 }),
    );
    expect(await checkKey(client)).toEqual({
      projects: { state: 'whole', value: [] },
      identity: { state: 'failed', fault: { kind: 'unauthorized', endpoint: 'GET /v1/auth/token', status: 401 } },
    });
  });
});

describe('the last request of a key', () => {
  const row = { request_id: 'r', created: '2026-11-20T10:00:00Z', api_key_id: 'k', path: '/v1/listen', code: 200 };
  const last = { requestId: 'r', created: '2026-11-20T10:00:00Z' };
  const read = (body: unknown) => {
    const { client, asked } = clientOn(() => body);
    return readLastRequest(client, { projectId: 'p', keyId: 'k' }).then((answer) => ({ answer, asked }));
  };

  it('is asked for with one call', async () => {
    const { answer, asked } = await read({ page: 0, limit: 1, requests: [row] });
    expect(answer).toEqual({ state: 'whole', value: { ...last, code: 200 } });
    expect(asked).toEqual(['/v1/projects/p/requests?accessor=k&limit=1']);
  });

  it.each([
    ['with the code inside its response', { ...row, code: undefined, response: { code: 204 } }, { ...last, code: 204 }],
    ['that is still pending', { ...row, code: null, response: null }, last],
    ['wrapped as a single one is', { request: row }, { ...last, code: 200 }],
    ['that names its key by the older word', { ...row, api_key_id: undefined, accessor: 'k' }, { ...last, code: 200 }],
  ])('is read %s', async (_, request, value) => {
    expect((await read({ requests: [request] })).answer).toEqual({ state: 'whole', value });
  });

  it('is null when the log has none', async () => {
    expect((await read({ requests: [] })).answer).toEqual({ state: 'whole', value: null });
  });

  it.each([
    ['without a list', {}, 'requests'],
    ['without a time', { requests: [{ ...row, created: 'soon' }] }, 'requests[0].created'],
    ['of another key', { requests: [{ ...row, api_key_id: 'other' }] }, 'requests[0].api_key_id'],
    ['of another kind', { requests: [7] }, 'requests[0]'],
  ])('is unreadable %s', async (_, body, path) => {
    expect((await read(body)).answer).toMatchObject({ state: 'failed', fault: { kind: 'unreadable', path } });
  });
});
