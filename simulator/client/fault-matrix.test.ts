import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkKey } from '../../utils/deepgram/check-key';
import { createClient } from '../../utils/deepgram/client';
import { readLastRequest } from '../../utils/deepgram/last-request';
import { readProject } from '../../utils/deepgram/read-project';
import type { Answer, FaultKind, Gap } from '../../utils/rules/answer';
import { type Simulator, startSimulator } from '../index';
import { PROJECT_ID, smallSeed } from '../seeds/small';
import { KEYS } from '../seeds/small-keys';
import type { FaultRule } from '../world/types';
import { createWorld } from '../world/world';
import { API_FAULTS, type ApiFaultName } from './testing/api-faults';
import { deadlinesOf } from './testing/deadlines';

let simulator: Simulator;
let before: Record<string, Answer<unknown>>;
beforeAll(async () => {
  // The world's clock stands, so that today's figures don't grow between two readings.
  const now = Date.now();
  simulator = await startSimulator({ seed: createWorld({ now: () => now, seed: smallSeed }) });
  before = await readEverything();
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset());

const PROJECT = 'GET /v1/projects/{project_id}';
/** Every endpoint Linchpin reads, and the parts of all answers that rest on it. */
const ENDPOINTS: Record<string, readonly string[]> = {
  [`${PROJECT}/keys`]: ['keys', 'expiredKeys'],
  [`${PROJECT}/members`]: ['members'],
  [`${PROJECT}/invites`]: ['invites'],
  [`${PROJECT}/usage/breakdown`]: ['usage'],
  [`${PROJECT}/billing/breakdown`]: ['cost'],
  [`${PROJECT}/requests`]: ['lastRequest'],
  'GET /v1/projects': ['projects'],
  'GET /v1/auth/token': ['identity'],
};

/** Every answer there is, by part. */
const readEverything = async (): Promise<Record<string, Answer<unknown>>> => {
  const client = createClient({
    secret: KEYS.admin.secret,
    sleep: async () => {},
    ...deadlinesOf(simulator),
  });
  const now = simulator.world.clock.now();
  const viewer = {};
  const [snapshot, key, lastRequest] = await Promise.all([
    readProject({ client, projectId: PROJECT_ID, projectName: 'Project', now, usageDays: 30, viewer }),
    checkKey(client),
    readLastRequest(client, { projectId: PROJECT_ID, keyId: KEYS.admin.id }),
  ]);
  const { keys, expiredKeys, members, invites, usage, cost } = snapshot;
  return { keys, expiredKeys, members, invites, usage, cost, ...key, lastRequest };
};

type Expected = { failed: FaultKind; missingScope?: string; retryAfter?: number } | 'whole';
const expectations: Record<ApiFaultName, { expected: Expected; calls: number }> = {
  '401': { expected: { failed: 'unauthorized' }, calls: 1 },
  '403': { expected: { failed: 'forbidden', missingScope: 'usage:read' }, calls: 1 },
  '404': { expected: { failed: 'not-found' }, calls: 1 },
  '429': { expected: { failed: 'rate-limited' }, calls: 3 },
  '429 with a short Retry-After': { expected: { failed: 'rate-limited', retryAfter: 2 }, calls: 3 },
  '429 with a long Retry-After': { expected: { failed: 'rate-limited', retryAfter: 600 }, calls: 1 },
  '500': { expected: { failed: 'server' }, calls: 3 },
  '503': { expected: { failed: 'server' }, calls: 3 },
  'a plain-text body': { expected: { failed: 'rejected' }, calls: 1 },
  'a plain-text body with 200': { expected: { failed: 'unreadable' }, calls: 1 },
  'truncated JSON': { expected: { failed: 'unreadable' }, calls: 1 },
  'wrong types': { expected: { failed: 'unreadable' }, calls: 1 },
  'missing optional fields': { expected: 'whole', calls: 1 },
  'empty lists': { expected: 'whole', calls: 1 },
  'a timeout': { expected: { failed: 'timeout' }, calls: 1 },
  'a lost connection': { expected: { failed: 'offline' }, calls: 3 },
};
const faults = (Object.keys(API_FAULTS) as ApiFaultName[]).map((name) => {
  const fault: FaultRule['fault'] = API_FAULTS[name]; // the keys of an object literal are its type's
  return [name, { fault, ...expectations[name] }] as const;
});

/** What else changes when the members cannot be read: which keys were seen can no longer be told. */
const alsoPartial = (endpoint: string, expected: Expected): readonly string[] =>
  endpoint.endsWith('/members') && expected !== 'whole' ? ['keys', 'expiredKeys'] : [];

it('everything is whole without a fault', () => {
  for (const [part, { state }] of Object.entries(before)) expect([part, state]).toEqual([part, 'whole']);
});

describe.each(Object.keys(ENDPOINTS))('%s answers with', (endpoint) => {
  it.each(faults)('%s: a typed answer, and everything else stays', async (_, one) => {
    simulator.faults.add({ endpoint, fault: one.fault });
    const after = await readEverything();

    const { expected } = one;
    const touched = ENDPOINTS[endpoint] ?? [];
    const partial = alsoPartial(endpoint, expected);
    for (const [part, answer] of Object.entries(after)) {
      if (touched.includes(part)) {
        if (expected === 'whole') expect([part, answer]).toMatchObject([part, { state: 'whole' }]);
        else {
          const { failed: kind, ...more } = expected;
          expect([part, answer]).toMatchObject([part, { state: 'failed', fault: { kind, endpoint, ...more } }]);
        }
      } else if (partial.includes(part)) {
        const reason: Gap['reason'] =
          one.fault.kind === 'status' && one.fault.status === 403 ? 'own-keys-only' : 'part-failed';
        expect([part, answer]).toMatchObject([part, { state: 'partial', gaps: [{ reason }] }]);
      } else expect([part, answer]).toEqual([part, before[part]]);
    }
    const perCall = endpoint.endsWith('/keys') ? 2 : 1;
    expect(simulator.calls.count(endpoint)).toBe(one.calls * perCall);
  });
});

it('a fault that passes leaves nothing behind', async () => {
  simulator.faults.add({ endpoint: '*', fault: { kind: 'status', status: 503 }, times: 2 });
  const answers = await readEverything();
  for (const [part, { state }] of Object.entries(answers)) expect([part, state]).toEqual([part, 'whole']);
});
