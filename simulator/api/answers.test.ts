import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../index';
import { ask, startSmall } from '../proof/ask';
import { PROJECT_ID } from '../seeds/small';
import { KEYS } from '../seeds/small-keys';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSmall();
});
afterAll(() => simulator.close());

const project = `/projects/${PROJECT_ID}`;
const rows = async (query: string) => (await ask(simulator, `${project}/usage/breakdown?${query}`)).body.results;

describe('keys and members', () => {
  it('leave out absent fields instead of sending null', async () => {
    const { text, body } = await ask(simulator, `${project}/keys`);
    expect(text).not.toContain('null');
    const never = body.api_keys.find(
      (row: { api_key: { api_key_id: string } }) => row.api_key.api_key_id === KEYS.botRead.id,
    );
    expect(Object.keys(never.member)).toEqual(['member_id', 'email']);
    expect(Object.keys(never.api_key)).toEqual(['api_key_id', 'comment', 'scopes', 'tags', 'created']);
    const { api_key } = (await ask(simulator, `${project}/keys/${KEYS.staging.id}`)).body;
    expect(Object.keys(api_key)).toEqual(['api_key_id', 'comment', 'scopes', 'created']);
  });

  it('never show a secret', async () => {
    for (const path of ['keys', `keys/${KEYS.ingest.id}`, 'members', 'requests?limit=1000']) {
      const { text } = await ask(simulator, `${project}/${path}`);
      for (const { secret } of Object.values(KEYS)) expect(text).not.toContain(secret);
    }
  });

  it('keep comments unchanged', async () => {
    const { body } = await ask(simulator, `${project}/keys`);
    const comments = body.api_keys.map((row: { api_key: { comment: string } }) => row.api_key.comment);
    for (const { comment } of [KEYS.html, KEYS.formula, KEYS.bidi, KEYS.empty, KEYS.spaces, KEYS.emoji]) {
      expect(comments).toContain(comment);
    }
  });
});

describe('usage', () => {
  it('has one row per day and key, with its dates in grouping and everything else null', async () => {
    const [first, ...rest] = await rows(`start=2026-11-18&end=2026-11-19&grouping=accessor&accessor=${KEYS.ingest.id}`);
    expect(rest).toHaveLength(1);
    expect(first.grouping).toEqual({
      start: '2026-11-18',
      end: '2026-11-18',
      accessor: KEYS.ingest.id,
      endpoint: null,
      feature_set: null,
      models: [],
      method: null,
      tags: null,
      deployment: null,
    });
  });

  it('reads an unknown parameter as a feature filter, and finds nothing', async () => {
    expect(await rows('start=2026-11-18&end=2026-11-19&grouping=accessor&_=1732')).toEqual([]);
    const diarized = await rows('start=2026-11-18&end=2026-11-19&grouping=accessor&diarize=true');
    expect(diarized.map((row: { grouping: { accessor: string } }) => row.grouping.accessor)).toEqual([
      KEYS.ingest.id,
      KEYS.ingest.id,
    ]);
  });

  it('includes traffic of keys that are not listed', async () => {
    const { body } = await ask(simulator, `${project}/keys`);
    const listed = new Set(body.api_keys.map((row: { api_key: { api_key_id: string } }) => row.api_key.api_key_id));
    const used: (string | null)[] = (await rows('start=2026-11-01&end=2026-11-19&grouping=accessor')).map(
      (row: { grouping: { accessor: string | null } }) => row.grouping.accessor,
    );
    expect(new Set(used.filter((accessor) => accessor === null || !listed.has(accessor)))).toEqual(
      new Set([KEYS.deleted.id, null]),
    );
  });

  it('ends today, even if a later end is requested', async () => {
    const days = (await rows('start=2026-11-18&end=2026-12-31')).map(
      (row: { grouping: { start: string } }) => row.grouping.start,
    );
    expect(days).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
  });

  it('refuses an invalid grouping or date', async () => {
    expect((await ask(simulator, `${project}/usage/breakdown?grouping=key`)).status).toBe(400);
    expect((await ask(simulator, `${project}/usage/breakdown?start=yesterday`)).status).toBe(400);
  });
});

describe('cost', () => {
  it('is filtered by key, line item, tag and deployment', async () => {
    const dollars = async (query: string) => {
      const range = 'start=2026-11-13&end=2026-11-19';
      const { body } = await ask(simulator, `${project}/billing/breakdown?${range}&${query}`);
      return Math.round(body.results.reduce((sum: number, row: { dollars: number }) => sum + row.dollars, 0) * 100);
    };
    const cents = (...perWeek: number[]) => perWeek.reduce((sum, requests) => sum + requests, 0) * 0.5;
    expect(await dollars(`accessor=${KEYS.ingest.id}`)).toBe(cents(8_210));
    expect(await dollars('line_item=sync::nova-2')).toBe(cents(4_270));
    expect(await dollars('deployment=beta')).toBe(cents(4_270));
    expect(await dollars('tag=production')).toBe(cents(8_210, 14_000, 9_800, 5_600, 3_500));
  });
});

it("every answer carries the world's date, and no page of another origin may read it", async () => {
  const { headers } = await ask(simulator, '/projects');
  expect(headers.get('date')).toBe('Fri, 20 Nov 2026 15:00:00 GMT');
  expect(headers.get('access-control-allow-origin')).toBeNull();
  const preflight = await simulator.fetch('https://api.deepgram.com/v1/projects', { method: 'OPTIONS' });
  expect(preflight.headers.get('access-control-allow-headers')).toBe('Authorization');
});

describe('the log of requests', () => {
  it('is paged from 0 until a page has fewer entries than requested', async () => {
    const ids: string[] = [];
    for (let page = 0; ; page++) {
      const { body } = await ask(simulator, `${project}/requests?accessor=${KEYS.testOne.id}&limit=20&page=${page}`);
      ids.push(...body.requests.map(({ request_id }: { request_id: string }) => request_id));
      if (body.requests.length < 20) break;
    }
    expect(ids.length).toBeGreaterThan(40);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['limit=0', 'limit=1001', 'page=-1', 'status=odd', 'start=soon'])('refuses %s', async (query) => {
    expect((await ask(simulator, `${project}/requests?${query}`)).status).toBe(400);
  });

  it('filters by endpoint, method, deployment, time and id', async () => {
    const list = async (query: string) => (await ask(simulator, `${project}/requests?limit=50&${query}`)).body.requests;
    for (const { path } of await list('endpoint=speak')) expect(path).toMatch(/^\/v1\/speak\?/);
    for (const { response } of await list('method=async&status=succeeded'))
      expect(response.details.method).toBe('async');
    const [one, ...others] = await list('start=2026-11-10&end=2026-11-11T12:00:00');
    for (const { created } of [one, ...others])
      expect(created < '2026-11-11T12:00:01' && created >= '2026-11-10').toBe(true);
    expect(await list(`request_id=${one.request_id}`)).toEqual([one]);
    const [last] = await list('end=2026-11-11');
    expect(last.created > '2026-11-11T23').toBe(true);
  });
});
