import { expect, it } from 'vitest';
import { createClient } from './client';
import { readHistory } from './read-history';

const RANGE = { from: '2026-11-18', to: '2026-11-21' };
const row = (start: string, accessor: string, requests: number) => ({ requests, grouping: { start, accessor } });

type Reply = (query: URLSearchParams) => Response;
const body = (results: unknown[], days = { start: RANGE.from, end: RANGE.to }): Response =>
  Response.json({ ...days, results });

const historyOf = async (keyIds: readonly string[], reply: Reply) => {
  const asked: URLSearchParams[] = [];
  const fetch = async (url: string | URL | Request): Promise<Response> => {
    const query = new URL(String(url)).searchParams;
    asked.push(query);
    return reply(query);
  };
  const client = createClient({ secret: 's'.repeat(40), fetch, sleep: async () => {} });
  const answer = await readHistory(client, { projectId: 'p', keyIds, range: RANGE });
  return { answer, asked: asked.map((query) => Object.fromEntries(query)) };
};

it('the history of few keys takes one call for each key', async () => {
  const { answer, asked } = await historyOf(['a', 'b'], (query) =>
    body([row('2026-11-19', query.get('accessor') ?? '', 3)]),
  );
  const days = { start: '2026-11-18', end: '2026-11-21', grouping: 'accessor' };
  expect(asked).toEqual([
    { ...days, accessor: 'a' },
    { ...days, accessor: 'b' },
  ]);
  expect(answer).toEqual({
    state: 'whole',
    value: { ...RANGE, byAccessor: { a: [0, 3, 0, 0], b: [0, 3, 0, 0] }, unattributed: [] },
  });
});

it('the history of many keys takes one call, and keeps only their use', async () => {
  const keyIds = Array.from({ length: 11 }, (_, n) => `k${n}`);
  const { answer, asked } = await historyOf(keyIds, () =>
    body([row('2026-11-18', 'k3', 1), row('2026-11-18', 'other', 9)]),
  );
  expect(asked).toHaveLength(1);
  expect(answer).toMatchObject({ value: { byAccessor: { k3: [1, 0, 0, 0] } } });
});

it('the history covers the days that every answer covers', async () => {
  const { answer } = await historyOf(['a', 'b'], (query) =>
    query.get('accessor') === 'a'
      ? body([row('2026-11-18', 'a', 1), row('2026-11-20', 'a', 2)])
      : body([row('2026-11-20', 'b', 5)], { start: '2026-11-20', end: '2026-11-21' }),
  );
  expect(answer).toMatchObject({
    state: 'whole',
    value: { from: '2026-11-20', to: '2026-11-21', byAccessor: { a: [2, 0], b: [5, 0] } },
  });
});

it('the history fails where one of its calls does, and is as partial as any of them', async () => {
  const refused = await historyOf(['a', 'b'], (query) =>
    query.get('accessor') === 'b' ? new Response('', { status: 403 }) : body([]),
  );
  expect(refused.answer).toMatchObject({ state: 'failed', fault: { kind: 'forbidden' } });
  const holed = await historyOf(['a', 'b'], (query) =>
    query.get('accessor') === 'b' ? body([row('2026-11-18', 'b', 1), { requests: 'many' }]) : body([]),
  );
  expect(holed.answer).toMatchObject({ state: 'partial', gaps: [{ reason: 'rows-unreadable', count: 1 }] });
});

it('the history fails where its answers have no day in common', async () => {
  const { answer } = await historyOf(['a', 'b'], (query) =>
    query.get('accessor') === 'a'
      ? body([], { start: '2026-11-18', end: '2026-11-18' })
      : body([], { start: '2026-11-20', end: '2026-11-21' }),
  );
  expect(answer).toMatchObject({ state: 'failed', fault: { kind: 'unreadable', path: 'start' } });
});
