import { expect, it, vi } from 'vitest';
import { worthKeeping } from '../ledger/stores/snapshots';
import { createProjectReader } from './project-reader';
import type { ProjectReaderOptions } from './types';

const query = (projectId: string) => ({ projectId, projectName: 'Project', usageDays: 30, viewer: {} });
const SECRET = 'c0ffeebe'.repeat(5);

const empty = { api_keys: [], members: [], invites: [], results: [] };

const readerOn = (options: Partial<ProjectReaderOptions> = {}) => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(empty));
  const reader = createProjectReader({
    secretFor: async () => ({ secret: SECRET }),
    fetch,
    sleep: async () => {},
    ...options,
  });
  return { reader, fetch };
};

it('a second caller joins the reading in flight, and one after it starts another', async () => {
  const { reader, fetch } = readerOn();
  const [first, second] = await Promise.all([reader.refresh(query('p')), reader.refresh(query('p'))]);
  expect(second).toBe(first);
  expect(fetch).toHaveBeenCalledTimes(6);
  expect(await reader.refresh(query('p'))).not.toBe(first);
  expect(fetch).toHaveBeenCalledTimes(12);
});

it('two projects are each read with their own key', async () => {
  const { reader, fetch } = readerOn({ secretFor: async (projectId) => ({ secret: projectId.repeat(40) }) });
  await Promise.all([reader.refresh(query('a')), reader.refresh(query('b'))]);
  for (const [url, init] of fetch.mock.calls) {
    const [, projectId = ''] = /projects\/(\w)\//.exec(String(url)) ?? [];
    expect(init?.headers).toEqual({ Authorization: `Token ${projectId.repeat(40)}` });
  }
});

it.each([
  ['no key is stored', async () => ({ fault: 'not-connected' }) as const, 'not-connected'],
  ['the key cannot be had', async () => Promise.reject(new Error(SECRET)), 'storage'],
  ['it is locked', async () => ({ fault: 'locked' }) as const, 'locked'],
  ['the session it was kept for has ended', async () => ({ fault: 'session-ended' }) as const, 'session-ended'],
])('asks nothing and says so in every part when %s', async (_, secretFor, kind) => {
  const { reader, fetch } = readerOn({ secretFor });
  const snapshot = await reader.refresh(query('p'));
  for (const part of ['keys', 'expiredKeys', 'members', 'invites', 'usage', 'cost'] as const) {
    expect(snapshot[part]).toMatchObject({ state: 'failed', fault: { kind } });
  }
  expect(fetch).not.toHaveBeenCalled();
});

it('a cancelled reading gives nothing, and the next one starts again', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async (url, init) => {
    if (String(url).includes('/keys')) return Response.json(empty);
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
  });
  const { reader } = readerOn({ fetch });
  const cancelled = reader.refresh(query('p'));
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(4));
  reader.cancel('p');
  fetch.mockImplementation(async () => Response.json(empty));
  const next = await reader.refresh(query('p'));
  expect(worthKeeping(await cancelled)).toBe(false);
  expect(worthKeeping(next)).toBe(true);
});

it("the latest request of a key is asked for with its project's stored key", async () => {
  const { reader, fetch } = readerOn();
  fetch.mockImplementation(async () =>
    Response.json({ requests: [{ request_id: 'r', created: '2026-11-20T14:03:11Z' }] }),
  );
  const answer = await reader.lastRequest({ projectId: 'p', keyId: 'k' });
  expect(answer).toEqual({ state: 'whole', value: { requestId: 'r', created: '2026-11-20T14:03:11Z' } });
  expect(fetch.mock.calls.map(([url]) => String(url))).toEqual([
    'https://api.deepgram.com/v1/projects/p/requests?accessor=k&limit=1',
  ]);
});
