import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Answer, whole } from '../rules/answer';
import { holdsLater } from '../testing/properties';
import { createClient } from './client';
import type { Call, ClientOptions } from './types';

const SECRET = 'c0ffeebe'.repeat(5);
const NOW = Date.parse('2026-11-21T12:00:00Z');
const ENDPOINT = 'GET /v1/projects/{project_id}/keys';

const anything: Call<unknown> = {
  path: '/v1/projects/{project_id}/keys',
  params: { project_id: 'a/b?c' },
  query: { status: 'active' },
  read: (body) => whole(body),
};

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers });

/** A client on answers that come one after the other, the last one for ever; it never really sleeps. */
const clientOn = (answers: (() => Response | Promise<Response>)[], options: Partial<ClientOptions> = {}) => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => {
    const next = answers.length > 1 ? answers.shift() : answers[0];
    if (!next) throw new Error('no answer was prepared');
    return next();
  });
  const slept: number[] = [];
  const sleep = async (ms: number): Promise<void> => void slept.push(ms);
  const client = createClient({ secret: SECRET, fetch, sleep, random: () => 0.5, now: () => NOW, ...options });
  return { client, fetch, slept };
};

const faultOf = (answer: Answer<unknown>) => (answer.state === 'failed' ? answer.fault : answer);

describe('a request', () => {
  it('carries the Authorization header and nothing else, and follows no redirect', async () => {
    const { client, fetch } = clientOn([() => json({ fine: true })]);
    expect(await client.get(anything)).toEqual(whole({ fine: true }));
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('https://api.deepgram.com/v1/projects/a%2Fb%3Fc/keys?status=active');
    expect(init).toEqual({
      headers: { Authorization: `Token ${SECRET}` },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: expect.any(AbortSignal),
    });
  });

  it('is not made with a key that no header can carry', async () => {
    const { client, fetch } = clientOn([() => json({})], { secret: 'ключ' });
    expect(faultOf(await client.get(anything))).toEqual({ kind: 'unauthorized', endpoint: ENDPOINT });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('waits while two others are in flight', async () => {
    let inFlight = 0;
    let most = 0;
    const { client, fetch } = clientOn([
      async () => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        await new Promise((resolve) => setTimeout(resolve, 1));
        inFlight -= 1;
        return json({});
      },
    ]);
    await Promise.all(Array.from({ length: 9 }, () => client.get(anything)));
    expect(fetch).toHaveBeenCalledTimes(9);
    expect(most).toBe(2);
  });

  it('notes how far ahead the server’s clock is', async () => {
    const { client } = clientOn([() => json({}, 200, { date: 'Sat, 21 Nov 2026 12:01:00 GMT' })]);
    expect(client.clockOffset()).toBeUndefined();
    await client.get(anything);
    expect(client.clockOffset()).toBe(60_000);
  });
});

describe('trying again', () => {
  const lost = (): never => {
    throw new TypeError('connection lost');
  };

  it.each([
    ['a 500', () => json({}, 500)],
    ['a 503', () => json({ error_code: 'SERVICE_UNAVAILABLE' }, 503)],
    ['a 429', () => json({}, 429)],
    ['a lost connection', lost],
  ])('mends %s', async (_, trouble) => {
    const { client, slept } = clientOn([trouble, trouble, () => json('mended')]);
    expect(await client.get(anything)).toEqual(whole('mended'));
    expect(slept).toEqual([250, 500]);
  });

  it.each([
    ['500', () => json({}, 500), 'server'],
    ['429', () => json({}, 429), 'rate-limited'],
    ['no connection', lost, 'offline'],
  ])('ends after two more calls (%s)', async (_, trouble, kind) => {
    const { client, fetch } = clientOn([trouble]);
    expect(faultOf(await client.get(anything))).toMatchObject({ kind });
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it('that the browser refuses by itself leaves what Deepgram had answered', async () => {
    const { client } = clientOn([() => json({}, 503), lost]);
    expect(faultOf(await client.get(anything))).toMatchObject({ kind: 'server', status: 503 });
  });

  it.each([400, 401, 403, 404, 409])('is not done for %i', async (status) => {
    const { client, fetch } = clientOn([() => json({}, status)]);
    await client.get(anything);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('is not done for a body that is no JSON', async () => {
    const { client, fetch } = clientOn([() => new Response('{"api_keys":[')]);
    expect(faultOf(await client.get(anything))).toEqual({ kind: 'unreadable', endpoint: ENDPOINT, status: 200 });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['seconds', '7', 7],
    ['a date', 'Sat, 21 Nov 2026 12:00:09 GMT', 9],
    ['a date gone by', 'Sat, 21 Nov 2026 11:00:00 GMT', 0],
  ])('waits as long as Retry-After says (%s)', async (_, header, seconds) => {
    const { client, slept } = clientOn([() => json({}, 429, { 'retry-after': header }), () => json('mended')]);
    expect(await client.get(anything)).toEqual(whole('mended'));
    expect(slept).toEqual([seconds * 1000 + 250]);
  });

  it('is left to the caller when Retry-After asks for more than 20 seconds', async () => {
    const { client, fetch } = clientOn([() => json({}, 429, { 'retry-after': '21' })]);
    expect(faultOf(await client.get(anything))).toEqual({
      kind: 'rate-limited',
      endpoint: ENDPOINT,
      status: 429,
      retryAfter: 21,
    });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('spreads over the whole delay', async () => {
    await holdsLater(
      fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (chance) => {
        const { client, slept } = clientOn([() => json({}, 500)], { random: () => chance });
        await client.get(anything);
        expect(slept).toEqual([chance * 500, chance * 1000]);
      }),
    );
  });
});

describe('giving up', () => {
  /** Answers only by rejecting, when it is told to stop. */
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));

  it('comes after the time limit, once', async () => {
    const fetch = vi.fn(never);
    const client = createClient({ secret: SECRET, fetch, timeoutMs: 5 });
    expect(faultOf(await client.get(anything))).toEqual({ kind: 'timeout', endpoint: ENDPOINT });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('covers a body that never ends', async () => {
    const fetch: typeof globalThis.fetch = async (_, init) =>
      new Response(
        new ReadableStream({
          start: (body) => init?.signal?.addEventListener('abort', () => body.error(init.signal?.reason)),
        }),
      );
    const client = createClient({ secret: SECRET, fetch, timeoutMs: 5 });
    expect(faultOf(await client.get(anything))).toMatchObject({ kind: 'timeout' });
  });

  it('comes at once when the caller stops, for waiting calls too', async () => {
    const stop = new AbortController();
    const fetch = vi.fn(never);
    const client = createClient({ secret: SECRET, fetch });
    const answers = Promise.all([1, 2, 3].map(() => client.get(anything, stop.signal)));
    stop.abort();
    for (const answer of await answers) expect(faultOf(answer)).toMatchObject({ kind: 'timeout' });
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('comes at once when the caller stops during a pause', async () => {
    const stop = new AbortController();
    const fetch = vi.fn<typeof globalThis.fetch>(async () => {
      queueMicrotask(() => stop.abort());
      return json({}, 429, { 'retry-after': '20' });
    });
    const client = createClient({ secret: SECRET, fetch });
    expect(faultOf(await client.get(anything, stop.signal))).toMatchObject({ kind: 'rate-limited', retryAfter: 20 });
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

describe('for any answer of the server', () => {
  it('nothing is thrown, and no fault holds the secret', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom(
        SECRET,
        JSON.stringify({ err_code: SECRET, err_msg: SECRET, request_id: SECRET }),
        JSON.stringify({ category: 'INSUFFICIENT_PERMISSIONS', details: `'${SECRET}' scope`, request_id: SECRET }),
      ),
    );
    await holdsLater(
      fc.asyncProperty(fc.integer({ min: 200, max: 599 }), text, async (status, body) => {
        const empty = status === 204 || status === 205 || status === 304;
        const { client } = clientOn([() => new Response(empty ? null : body, { status })]);
        const answer = await client.get(anything);
        if (answer.state === 'failed') expect(JSON.stringify(answer)).not.toContain(SECRET);
        else expect(status).toBeLessThan(300);
      }),
    );
  });

  it('a reader that breaks is an unreadable body', async () => {
    const { client } = clientOn([() => json({})]);
    const broken: Call<unknown> = {
      ...anything,
      read: () => {
        throw new Error(SECRET);
      },
    };
    expect(await client.get(broken)).toEqual({ state: 'failed', fault: { kind: 'unreadable', endpoint: ENDPOINT } });
  });

  it('an error of the network that quotes the request is not passed on', async () => {
    const { client } = clientOn([
      () => {
        throw new TypeError(`cannot send Authorization: Token ${SECRET}`);
      },
    ]);
    expect(faultOf(await client.get(anything))).toEqual({ kind: 'offline', endpoint: ENDPOINT });
  });
});
