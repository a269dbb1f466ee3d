import { DeepgramClient, DeepgramError } from '@deepgram/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../index';
import { PROJECT_ID, SANDBOX_ID, SECRETS } from '../seeds/small';
import { KEYS } from '../seeds/small-keys';
import { INVITED, PEOPLE } from '../seeds/small-people';
import { corrections } from './corrections';
import { isPublishedHere, loadPublished } from './published';
import { startWalk, type Walk } from './walk';

// One walk through every management call of Deepgram's own client; what it was answered is then held against Deepgram's
// own description. The walk changes its world: the order of the tests matters.

let walk: Walk;
let simulator: Simulator;
let client: DeepgramClient;
beforeAll(async () => {
  walk = await startWalk();
  ({ simulator, client } = walk);
});
afterAll(() => simulator.close());

describe("Deepgram's own client gets on with the simulator", () => {
  it('reads projects', async () => {
    const { projects } = await client.manage.v1.projects.list();
    expect(projects).toEqual([{ project_id: PROJECT_ID, name: 'Voice Platform EU' }]);
    expect((await client.manage.v1.projects.get(PROJECT_ID)).name).toBe('Voice Platform EU');
  });

  it('renames a project', async () => {
    await client.manage.v1.projects.update(PROJECT_ID, { name: 'Voice Platform' });
    expect((await client.manage.v1.projects.get(PROJECT_ID)).name).toBe('Voice Platform');
  });

  it('lists keys by status, and no key is in both lists', async () => {
    const { keys } = client.manage.v1.projects;
    const ids = async (status: 'active' | 'expired') =>
      (await keys.list(PROJECT_ID, { status })).api_keys?.map(({ api_key }) => api_key?.api_key_id) ?? [];
    const [active, expired] = [await ids('active'), await ids('expired')];
    const past = [KEYS.expired, KEYS.temporaryOne, KEYS.temporaryTwo, KEYS.playgroundYesterday];
    expect(expired.sort()).toEqual(past.map(({ id }) => id).sort());
    expect(active).toContain(KEYS.ingest.id);
    expect(active.filter((id) => expired.includes(id))).toEqual([]);
    expect((await keys.list(PROJECT_ID)).api_keys).toHaveLength(active.length + expired.length);
  });

  it('reads one key in each of the published shapes', async () => {
    const { keys } = client.manage.v1.projects;
    expect(await keys.get(PROJECT_ID, KEYS.member.id)).toMatchObject({ api_key: { comment: 'mobile app' } });
    simulator.settings.keyShape = 'item';
    expect(await keys.get(PROJECT_ID, KEYS.member.id)).toMatchObject({ item: { api_key: { comment: 'mobile app' } } });
    simulator.settings.keyShape = 'item.member';
    expect((await keys.get(PROJECT_ID, KEYS.member.id)).item?.member?.api_key?.comment).toBe('mobile app');
  });

  it('creates a key that works, and deletes it so that it works no more', async () => {
    const { keys } = client.manage.v1.projects;
    const made = await keys.create(PROJECT_ID, { comment: 'brand new', scopes: ['member'], tags: ['x'] });
    expect(made.key).toMatch(/^[0-9a-f]{40}$/);
    const { projects } = await walk.clientFor(made.key ?? '').manage.v1.projects.list();
    expect(projects).toHaveLength(1);
    await keys.delete(PROJECT_ID, made.api_key_id ?? '');
    await expect(walk.clientFor(made.key ?? '').manage.v1.projects.list()).rejects.toMatchObject({ statusCode: 401 });
  });

  it('lists members with their roles', async () => {
    const { members } = await client.manage.v1.projects.members.list(PROJECT_ID);
    const roles = Object.fromEntries((members ?? []).map(({ email, scopes }) => [email, scopes]));
    expect(roles[PEOPLE.maya.email]).toEqual(['owner']);
    expect(roles[PEOPLE.tomas.email]).toEqual(['admin']);
    expect(members).toHaveLength(12);
  });

  it("changes a member's role and reads it back", async () => {
    const { scopes } = client.manage.v1.projects.members;
    await scopes.update(PROJECT_ID, PEOPLE.ana.id, { scope: 'admin' });
    expect((await scopes.list(PROJECT_ID, PEOPLE.ana.id)).scopes).toEqual(['admin']);
  });

  it('invites, lists and withdraws', async () => {
    const { invites } = client.manage.v1.projects.members;
    await invites.create(PROJECT_ID, { email: 'new+1@northwind.example', scope: 'member' });
    const pending = await invites.list(PROJECT_ID);
    expect(pending.invites?.map(({ email }) => email)).toEqual([
      ...INVITED.map(({ email }) => email),
      'new+1@northwind.example',
    ]);
    await invites.delete(PROJECT_ID, 'new+1@northwind.example');
    expect((await invites.list(PROJECT_ID)).invites).toHaveLength(INVITED.length);
  });

  it('reads the request log of one key, and one request of it', async () => {
    const { requests } = client.manage.v1.projects;
    const page = await requests.list(PROJECT_ID, { accessor: KEYS.botRead.id, limit: 5, page: 2 });
    expect(page.requests).toHaveLength(5);
    expect(page.requests?.every(({ api_key_id }) => api_key_id === KEYS.botRead.id)).toBe(true);
    const id = page.requests?.[0]?.request_id ?? '';
    expect((await requests.get(PROJECT_ID, id)).request?.request_id).toBe(id);
    simulator.settings.requestShape = 'bare';
    expect(await requests.get(PROJECT_ID, id)).toMatchObject({ request_id: id });
  });

  it('reads the log of the last seconds and of failures', async () => {
    simulator.world.recordUsage(PROJECT_ID, { accessor: KEYS.staging.id, requests: 2 });
    const { requests } = await client.manage.v1.projects.requests.list(PROJECT_ID, {
      accessor: KEYS.staging.id,
      limit: 2,
    });
    expect(requests?.map(({ response }) => response)).toEqual([null, null]);
    const failures = await client.manage.v1.projects.requests.list(PROJECT_ID, { status: 'failed', limit: 3 });
    expect(failures.requests?.map(({ response }) => response?.code)).toEqual([400, 400, 400]);
  });

  it('sums requests per key and day to what the world holds', async () => {
    const range = { start: '2026-11-13', end: '2026-11-19' };
    const usage = await client.manage.v1.projects.usage.breakdown.get(PROJECT_ID, { ...range, grouping: 'accessor' });
    const of = (accessor: string | null) =>
      usage.results
        .filter(({ grouping }) => grouping.accessor === accessor)
        .reduce((sum, { requests }) => sum + requests, 0);
    expect(of(KEYS.ingest.id)).toBe(8_210);
    expect(of(KEYS.roleCapped.id)).toBe(4_270);
    expect(of(null)).toBe(0);
    const earlier = await client.manage.v1.projects.usage.breakdown.get(PROJECT_ID, {
      ...{ start: '2026-10-22', end: '2026-10-28', grouping: 'accessor' },
    });
    const withoutKey = earlier.results.filter(({ grouping }) => grouping.accessor === null);
    expect(withoutKey.reduce((sum, { requests }) => sum + requests, 0)).toBe(21);
    expect(of(KEYS.deleted.id)).toBeGreaterThan(0);
  });

  it('groups usage by each dimension without losing a request', async () => {
    const { breakdown } = client.manage.v1.projects.usage;
    const range = { start: '2026-11-13', end: '2026-11-20' };
    const total = async (asked: Parameters<typeof breakdown.get>[1]) =>
      (await breakdown.get(PROJECT_ID, { ...range, ...asked })).results.reduce(
        (sum, { requests }) => sum + requests,
        0,
      );
    const all = await total({});
    for (const grouping of ['accessor', 'endpoint', 'feature_set', 'models', 'method', 'tags', 'deployment'] as const) {
      expect(await total({ grouping })).toBe(all);
    }
  });

  it('reads the deprecated summary and the fields of usage', async () => {
    const range = { start: '2026-11-13', end: '2026-11-19' };
    const summary = await client.manage.v1.projects.usage.get(PROJECT_ID, range);
    expect(summary).toMatchObject({ ...range, resolution: { units: 'day', amount: 1 } });
    const fields = await client.manage.v1.projects.usage.fields.list(PROJECT_ID, range);
    expect(fields.processing_methods).toEqual(['async', 'streaming', 'sync']);
    expect(fields.tags).toContain('production');
  });

  it('reads cost by key and line item, balances and purchases', async () => {
    const { billing } = client.manage.v1.projects;
    const range = { start: '2026-11-13', end: '2026-11-19' };
    const cost = await billing.breakdown.list(PROJECT_ID, { ...range, grouping: ['accessor', 'line_item'] });
    const ingest = cost.results.filter(({ grouping }) => grouping.accessor === KEYS.ingest.id);
    expect(ingest.reduce((sum, { dollars }) => sum + dollars, 0)).toBeCloseTo(41.05);
    expect(ingest.every(({ grouping }) => grouping.line_item === 'async::nova-3')).toBe(true);
    expect((await billing.fields.list(PROJECT_ID, range)).accessors).toContain(KEYS.deleted.id);
    const { balances } = await billing.balances.list(PROJECT_ID);
    const [balance] = balances ?? [];
    expect(await billing.balances.get(PROJECT_ID, balance?.balance_id ?? '')).toEqual(balance);
    expect((await billing.purchases.list(PROJECT_ID, { limit: 1 })).orders).toHaveLength(1);
  });

  it('reads models', async () => {
    const all = await client.manage.v1.models.list();
    expect(await client.manage.v1.projects.models.list(PROJECT_ID)).toEqual(all);
    for (const { uuid = '', name } of [...(all.stt ?? []), ...(all.tts ?? [])]) {
      expect((await client.manage.v1.models.get(uuid)).name).toBe(name);
      expect((await client.manage.v1.projects.models.get(PROJECT_ID, uuid)).name).toBe(name);
    }
  });

  it('makes, reads and deletes self-hosted credentials', async () => {
    const { distributionCredentials } = client.selfHosted.v1;
    const made = await distributionCredentials.create(PROJECT_ID, {
      scopes: ['self-hosted:products'],
      comment: 'rack 4',
    });
    const id = made.distribution_credentials.distribution_credentials_id;
    expect((await distributionCredentials.get(PROJECT_ID, id)).member.email).toBe(PEOPLE.maya.email);
    await distributionCredentials.delete(PROJECT_ID, id);
    expect((await distributionCredentials.list(PROJECT_ID)).distribution_credentials).toEqual([]);
  });

  it('grants a token, which management refuses', async () => {
    const { access_token } = await client.auth.v1.tokens.grant({ ttl_seconds: 60 });
    const bearer = new DeepgramClient({ accessToken: access_token, fetch: walk.recorder.fetch, maxRetries: 0 });
    await expect(bearer.manage.v1.projects.list()).rejects.toMatchObject({ statusCode: 401 });
  });

  it('says which key it is', async () => {
    const answer = await walk.call('GET', '/v1/auth/token');
    expect(await answer.json()).toMatchObject({ api_key_id: KEYS.admin.id, scopes: ['admin'] });
  });

  it('meets every kind of error', async () => {
    const member = walk.clientFor(SECRETS.member).manage.v1.projects;
    await expect(member.members.list(PROJECT_ID)).rejects.toBeInstanceOf(DeepgramError);
    await expect(member.keys.get(PROJECT_ID, KEYS.ingest.id)).rejects.toMatchObject({ statusCode: 404 });
    await expect(client.manage.v1.projects.get(SANDBOX_ID)).rejects.toMatchObject({ statusCode: 404 });
    await expect(client.manage.v1.projects.get('123')).rejects.toMatchObject({ statusCode: 404 });
    await expect(client.manage.v1.projects.keys.create(PROJECT_ID, {})).rejects.toMatchObject({ statusCode: 400 });
    simulator.settings.projectNotFound = 'err_code';
    await expect(client.manage.v1.projects.get(SANDBOX_ID)).rejects.toMatchObject({ statusCode: 404 });
    for (const status of [401, 403, 404, 429, 500, 503]) {
      simulator.faults.add({ endpoint: '*', fault: { kind: 'status', status }, times: 1 });
      await expect(client.manage.v1.projects.list()).rejects.toMatchObject({ statusCode: status });
    }
  });

  it('removes a member, leaves as another, and deletes a project', async () => {
    await client.manage.v1.projects.members.delete(PROJECT_ID, PEOPLE.ida.id);
    expect((await walk.call('GET', `/v1/projects/${PROJECT_ID}/keys`, { secret: KEYS.unused.secret })).status).toBe(
      401,
    );
    await walk.clientFor(SECRETS.member).manage.v1.projects.leave(PROJECT_ID);
    await expect(walk.clientFor(SECRETS.member).manage.v1.projects.list()).rejects.toMatchObject({ statusCode: 401 });
    await client.manage.v1.projects.delete(PROJECT_ID);
    expect(simulator.world.projects.has(PROJECT_ID)).toBe(false);
  });
});

describe.skipIf(!isPublishedHere)("Deepgram's published description (skipped where ../shared is absent)", () => {
  it('fits every answer of the walk', () => {
    const published = loadPublished(corrections);
    expect(walk.recorder.answers.flatMap((answer) => published.misfits(answer))).toEqual([]);
  });

  it('has no management operation that the walk left out', () => {
    const published = loadPublished(corrections);
    const isManagement = (operation: string) =>
      / \/v1\/(projects|models|auth)\b/.test(operation) && !/\/agents?(-variables)?\b/.test(operation);
    const walked = new Set(walk.recorder.answers.filter(({ status }) => status === 200).map(published.operationOf));
    expect(published.operations.filter((operation) => isManagement(operation) && !walked.has(operation))).toEqual([]);
  });

  it.each(corrections.map((correction) => [correction.source, correction] as const))(
    'needs the correction: %s',
    (_, correction) => {
      const without = loadPublished(corrections.filter((other) => other !== correction));
      expect(walk.recorder.answers.flatMap((answer) => without.misfits(answer))).not.toEqual([]);
    },
  );
});
