import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../index';
import { AFTERNOON, ask, startSmall } from '../proof/ask';
import { PROJECT_ID, SECRETS } from '../seeds/small';
import { PEOPLE } from '../seeds/small-people';
import type { FaultRule } from '../world/types';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSmall();
});
afterEach(() => simulator.close());

const LIST = 'GET /v1/projects/{project_id}/keys';
const keys = `/projects/${PROJECT_ID}/keys`;
const lay = (fault: FaultRule['fault'], times?: number) =>
  simulator.faults.add({ endpoint: LIST, fault, ...(times === undefined ? {} : { times }) });

describe('faults', () => {
  it("answer with the status, its headers, and Deepgram's own body", async () => {
    lay({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
    const { status, headers, body } = await ask(simulator, keys);
    expect([status, headers.get('retry-after'), body.err_code]).toEqual([429, '7', 'TOO_MANY_REQUESTS']);
  });

  it('answer with plain text or any body', async () => {
    lay({ kind: 'status', status: 200, body: 'upstream connect error' }, 1);
    const { headers, text } = await ask(simulator, keys);
    expect([headers.get('content-type'), text]).toEqual(['text/plain; charset=utf-8', 'upstream connect error']);
    lay({ kind: 'status', status: 200, body: { api_keys: [] } }, 1);
    expect((await ask(simulator, keys)).body).toEqual({ api_keys: [] });
  });

  it('cut the true answer short', async () => {
    const whole = (await ask(simulator, keys)).text;
    lay({ kind: 'truncate', share: 0.5 });
    const answer = await simulator.fetch(`https://api.deepgram.com/v1${keys}`, {
      headers: { authorization: `Token ${SECRETS.admin}` },
    });
    const text = await answer.text();
    expect(whole.startsWith(text.slice(0, -1))).toBe(true);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('rewrite the true answer without touching the world', async () => {
    const before = (await ask(simulator, keys)).body;
    const change = (body: unknown) => ({ api_keys: Object.keys(body ?? {}).length });
    lay({ kind: 'rewrite', change }, 1);
    expect((await ask(simulator, keys)).body).toEqual({ api_keys: 1 });
    expect((await ask(simulator, keys)).body).toEqual(before);
  });

  it('drop the connection', async () => {
    lay({ kind: 'drop' });
    await expect(ask(simulator, keys)).rejects.toThrow(TypeError);
    expect(simulator.calls.list.at(-1)?.status).toBe('dropped');
  });

  it('hang until the caller gives up, or the simulator closes', async () => {
    lay({ kind: 'hang' });
    const hung = () => simulator.calls.list.filter(({ status }) => status === 'hung').length;
    const caller = new AbortController();
    const abandoned = simulator.fetch(`https://api.deepgram.com/v1${keys}`, { signal: caller.signal });
    const givenUp = expect(abandoned).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(hung, { timeout: 20_000 }).toBe(1);
    caller.abort();
    await givenUp;
    const hanging = ask(simulator, keys);
    const ended = expect(hanging).rejects.toThrow(TypeError);
    await expect.poll(hung, { timeout: 20_000 }).toBe(2);
    await simulator.close();
    await ended;
  });

  it('slow the true answer down, so that a later call is answered first', async () => {
    lay({ kind: 'slow', ms: 300 });
    const order: string[] = [];
    const slow = ask(simulator, keys).then(({ status }) => order.push(`keys ${status}`));
    await expect.poll(() => simulator.calls.count(LIST), { timeout: 20_000 }).toBe(1);
    await ask(simulator, '/projects').then(({ status }) => order.push(`projects ${status}`));
    await slow;
    expect(order).toEqual(['projects 200', 'keys 200']);
  });

  it('last as many calls as they say, on their endpoint alone', async () => {
    lay({ kind: 'status', status: 500 }, 2);
    const statuses: number[] = [];
    for (const path of [keys, '/projects', keys, keys]) statuses.push((await ask(simulator, path)).status);
    expect(statuses).toEqual([500, 200, 500, 200]);
  });

  it('can be taken off again', async () => {
    const off = lay({ kind: 'status', status: 500 });
    off();
    expect((await ask(simulator, keys)).status).toBe(200);
  });
});

describe('the call log', () => {
  it('has every call with its template, and no secret', async () => {
    await ask(simulator, `${keys}?status=active`);
    await ask(simulator, '/nowhere');
    expect(simulator.calls.count(LIST)).toBe(1);
    expect(simulator.calls.list[0]).toMatchObject({ query: [['status', 'active']], status: 200, at: AFTERNOON });
    expect(simulator.calls.list[1]).toMatchObject({ template: '(unknown)', status: 404 });
    expect(JSON.stringify(simulator.calls.list)).not.toContain(SECRETS.admin);
  });
});

describe('the controls over HTTP', () => {
  const control = async (method: string, path: string, body?: object) => {
    const asked = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
    const answer = await simulator.fetch(`https://localhost/__simulator${path}`, asked);
    return { status: answer.status, body: await answer.json() };
  };

  it('change the world, and say what its rules forbid', async () => {
    const removal = { act: 'removeMember', projectId: PROJECT_ID };
    expect((await control('POST', '/act', { ...removal, accountId: PEOPLE.ana.id })).status).toBe(200);
    expect(simulator.world.project(PROJECT_ID).members.has(PEOPLE.ana.id)).toBe(false);
    const forbidden = await control('POST', '/act', { ...removal, accountId: PEOPLE.maya.id });
    expect([forbidden.status, forbidden.body.error]).toEqual([409, 'The world refuses: sole-owner']);
  });

  it('move the clock', async () => {
    await control('POST', '/clock', { advance: 60_000 });
    expect(simulator.world.clock.now()).toBe(AFTERNOON + 60_000);
    await control('POST', '/clock', { set: '2027-01-01T00:00:00Z' });
    expect(simulator.world.clock.now()).toBe(Date.parse('2027-01-01'));
  });

  it('break an endpoint, count its calls, and mend it', async () => {
    await control('POST', '/faults', { endpoint: LIST, fault: { kind: 'status', status: 503 } });
    expect((await ask(simulator, keys)).body.error_code).toBe('SERVICE_UNAVAILABLE');
    expect((await control('GET', '/calls')).body).toHaveLength(1);
    await control('DELETE', '/faults');
    expect((await ask(simulator, keys)).status).toBe(200);
  });

  it('choose how the Console looks and which shapes the API follows', async () => {
    await control('POST', '/look', { layout: 'virtual', theme: 'dark', language: 'de' });
    await control('POST', '/settings', { keyShape: 'item' });
    const { body } = await control('GET', '');
    expect(body.look).toEqual({ layout: 'virtual', theme: 'dark', language: 'de' });
    expect(body.settings.keyShape).toBe('item');
  });

  it('say what is wrong with a body', async () => {
    const { status, body } = await control('POST', '/look', { layout: 'spiral' });
    expect(status).toBe(400);
    expect(body.error).toContain('layout');
  });
});
