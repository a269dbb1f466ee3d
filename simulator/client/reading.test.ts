import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkKey } from '../../utils/deepgram/check-key';
import { createClient } from '../../utils/deepgram/client';
import { readLastRequest } from '../../utils/deepgram/last-request';
import { readProject } from '../../utils/deepgram/read-project';
import type { Answer } from '../../utils/rules/answer';
import { type Simulator, startSimulator } from '../index';
import { ROWS_ADMIN_KEY_ID, ROWS_PROJECT_ID } from '../seeds/rows';
import { PROJECT_ID, SANDBOX_ID, SECRETS } from '../seeds/small';
import { KEYS } from '../seeds/small-keys';
import { PEOPLE } from '../seeds/small-people';
import { seenRows } from '../world/usage';

const clientOf = (simulator: Simulator, secret: string) =>
  // A slow machine may take longer for 10,000 keys than the client waits for Deepgram.
  createClient({ secret, fetch: simulator.fetch, sleep: async () => {}, timeoutMs: 60_000 });

const read = (simulator: Simulator, secret: string, projectId: string = PROJECT_ID) =>
  readProject({
    ...{ client: clientOf(simulator, secret), projectId, projectName: 'Project', viewer: {} },
    ...{ now: simulator.world.clock.now(), usageDays: 90 },
  });

/** The value of an answer that must be whole. */
const whole = <T>(answer: Answer<T>): T => {
  expect(answer).toMatchObject({ state: 'whole' });
  if (answer.state !== 'whole') throw new Error(answer.state);
  return answer.value;
};

const total = (byAccessor: Readonly<Record<string, readonly number[]>>): Record<string, number> =>
  Object.fromEntries(Object.entries(byAccessor).map(([accessor, days]) => [accessor, days.reduce((a, b) => a + b, 0)]));

describe('the small team', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.close());
  afterEach(() => simulator.reset());

  it('is read whole by a key with the Admin role, in six calls that carry one header', async () => {
    const snapshot = await read(simulator, SECRETS.admin);
    const { world, calls } = simulator;
    const project = world.project(PROJECT_ID);
    const now = world.clock.now();
    const hasExpired = ({ expiresAt = Number.POSITIVE_INFINITY }) => expiresAt <= now;
    const idsOf = (expired: boolean) =>
      [...project.keys.values()].filter((key) => hasExpired(key) === expired).map(({ id }) => id);

    const keys = whole(snapshot.keys);
    expect(new Set(keys.map(({ keyId }) => keyId))).toEqual(new Set(idsOf(false)));
    expect(new Set(whole(snapshot.expiredKeys).map(({ keyId }) => keyId))).toEqual(new Set(idsOf(true)));
    for (const { keyId, comment, creator } of keys) {
      const key = project.keys.get(keyId);
      expect({ comment, creator: creator.memberId }).toEqual({ comment: key?.comment, creator: key?.creatorId });
    }
    expect(new Set(whole(snapshot.members).map(({ memberId }) => memberId))).toEqual(new Set(project.members.keys()));
    expect(whole(snapshot.invites)).toEqual(project.invites.map(({ email, scope }) => ({ email, scope })));

    expect(calls.count()).toBe(6);
    for (const { headers } of calls.list) {
      expect(Object.keys(headers).filter((name) => name !== 'host' && name !== 'connection')).toEqual([
        'authorization',
      ]);
    }
  });

  it('returns the usage and cost of each key, including deleted keys and usage without a key', async () => {
    const snapshot = await read(simulator, SECRETS.admin);
    const { world } = simulator;
    const usage = whole(snapshot.usage);
    const cost = whole(snapshot.cost);
    const expected: Record<string, number> = {};
    let nobody = 0;
    let usd = 0;
    for (const row of seenRows(world.project(PROJECT_ID), usage.from, usage.to, world.clock.now())) {
      usd += row.usd;
      if (row.accessor === null) nobody += row.requests;
      // Today's figures may have grown by a request since they were read.
      else if (row.day !== usage.to) expected[row.accessor] = (expected[row.accessor] ?? 0) + row.requests;
    }
    const past = Object.entries(usage.byAccessor).map(([accessor, days]) => [accessor, days.slice(0, -1)] as const);
    const sums = Object.entries(total(Object.fromEntries(past))).filter(([, sum]) => sum > 0);
    expect(Object.fromEntries(sums)).toEqual(expected);
    expect(usage.byAccessor).toHaveProperty(KEYS.deleted.id);
    expect(nobody).toBeGreaterThan(0);
    expect(usage.unattributed.reduce((a, b) => a + b, 0)).toBeCloseTo(nobody, -1);
    const billed = Object.values(total(cost.byAccessor)).reduce((a, b) => a + b, 0);
    expect(billed + cost.unattributed.reduce((a, b) => a + b, 0)).toBeCloseTo(usd, 0);
  });

  it('is partial for a member’s key, and says so', async () => {
    const snapshot = await read(simulator, SECRETS.member);
    const missingScopes = ['members:read', 'admins:read', 'owners:read'];
    const partial = { state: 'partial', gaps: [{ reason: 'own-keys-only', missingScopes }] };
    expect(snapshot.keys).toMatchObject(partial);
    expect(snapshot.expiredKeys).toMatchObject(partial);
    const creators = snapshot.keys.state === 'partial' ? snapshot.keys.value.map(({ creator }) => creator.email) : [];
    expect(new Set(creators)).toEqual(new Set([PEOPLE.noor.email]));
    expect(snapshot.members).toMatchObject({ fault: { kind: 'forbidden', missingScope: 'members:read' } });
    expect(snapshot.cost).toMatchObject({ fault: { kind: 'forbidden', missingScope: 'billing:read' } });
    whole(snapshot.usage);
  });

  it.each([
    ['without the usage scope', SECRETS.withoutUsage, 'usage', { kind: 'forbidden', missingScope: 'usage:read' }],
    ['without the billing scope', SECRETS.withoutCost, 'cost', { kind: 'forbidden', missingScope: 'billing:read' }],
    ['that only sends audio', SECRETS.sendsOnly, 'keys', { kind: 'forbidden', missingScope: 'keys:read' }],
    ['that has expired', SECRETS.expired, 'keys', { kind: 'unauthorized' }],
    ['that was deleted', SECRETS.deleted, 'keys', { kind: 'unauthorized' }],
    ['whose creator has left', SECRETS.orphan, 'keys', { kind: 'unauthorized' }],
    ['of another project', SECRETS.sandbox, 'keys', { kind: 'not-found' }],
    ['that never was one', 'f'.repeat(40), 'keys', { kind: 'unauthorized' }],
  ] as const)('gives a typed refusal to a key %s', async (_, secret, part, fault) => {
    expect((await read(simulator, secret))[part]).toMatchObject({ state: 'failed', fault });
  });

  it('reports a malformed project id, whose refusal is plain text, as a missing project', async () => {
    const { keys } = await read(simulator, SECRETS.admin, 'not-a-uuid');
    expect(keys).toMatchObject({ state: 'failed', fault: { kind: 'not-found' } });
  });

  it('finds the project and the key of a secret', async () => {
    const { projects, identity } = await checkKey(clientOf(simulator, SECRETS.sandbox));
    expect(whole(projects)).toEqual([{ projectId: SANDBOX_ID, name: 'Sandbox' }]);
    expect(whole(identity)).toMatchObject({ scopes: ['admin'], keyId: expect.any(String) });
  });

  it('returns the last request of a key that is used, and none for a key that never was', async () => {
    const client = clientOf(simulator, SECRETS.admin);
    const lastOf = (keyId: string) => readLastRequest(client, { projectId: PROJECT_ID, keyId });
    const last = whole(await lastOf(KEYS.ingest.id));
    expect(Date.parse(last?.created ?? '')).toBeGreaterThan(simulator.world.clock.now() - 2 * 86_400_000);
    expect(whole(await lastOf(KEYS.neverUsed.id))).toBeNull();
  });
});

describe('the large team', () => {
  it('takes six calls for 10,000 keys, as the small team does', async () => {
    const simulator = await startSimulator({ seed: 'large' });
    try {
      const admin = simulator.world.project(ROWS_PROJECT_ID).keys.get(ROWS_ADMIN_KEY_ID);
      const snapshot = await read(simulator, admin?.secret ?? '', ROWS_PROJECT_ID);
      expect(whole(snapshot.keys).length + whole(snapshot.expiredKeys).length).toBe(10_000);
      expect(whole(snapshot.members)).toHaveLength(1_000);
      expect(Object.keys(whole(snapshot.usage).byAccessor).length).toBeGreaterThan(1_000);
      whole(snapshot.cost);
      expect(simulator.calls.count()).toBe(6);
    } finally {
      await simulator.close();
    }
  }, 120_000);
});
