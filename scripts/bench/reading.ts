import { startSimulator } from '../../simulator/index';
import { largeSeed } from '../../simulator/seeds/large';
import { ROWS_ADMIN_KEY_ID, ROWS_PROJECT_ID, rowsSeed } from '../../simulator/seeds/rows';
import { createWorld, type Seed } from '../../simulator/world/world';
import { createClient } from '../../utils/deepgram/client';
import { readProject } from '../../utils/deepgram/read-project';
import { analyzeProject } from '../../utils/rules/analyze-project';
import { findFindings } from '../../utils/rules/findings/find-findings';
import { DEFAULT_NUMBERS } from '../../utils/rules/numbers';
import type { Snapshot } from '../../utils/rules/snapshot';
import { summarise } from '../../utils/rules/summarise';
import { type Measure, measure, median, ms } from './table';

const ROUNDS = 7;
const OPTIONS = { ...DEFAULT_NUMBERS, serviceAccounts: [] };

interface Reading {
  readonly calls: number;
  /** What the API answered, by address: the same bytes for every round. */
  readonly bodies: ReadonlyMap<string, string>;
  readonly now: number;
}

const read = (send: typeof fetch, now: number): Promise<Snapshot> =>
  readProject({
    client: createClient({ secret: 'f'.repeat(40), fetch: send, now: () => now }),
    ...{ projectId: ROWS_PROJECT_ID, projectName: 'bench', now, usageDays: 90, viewer: {} },
  });

/** One true refresh against the simulator, with every answer kept. */
const record = async (seed: Seed): Promise<Reading> => {
  const now = Date.now();
  const simulator = await startSimulator({ seed: createWorld({ now: () => now, seed }) });
  const secret = simulator.world.project(ROWS_PROJECT_ID).keys.get(ROWS_ADMIN_KEY_ID)?.secret ?? '';
  const bodies = new Map<string, string>();
  const send: typeof fetch = async (input, init) => {
    const response = await simulator.fetch(input, { ...init, headers: { Authorization: `Token ${secret}` } });
    bodies.set(String(input), await response.clone().text());
    return response;
  };
  await read(send, now);
  const calls = simulator.calls.count();
  await simulator.close();
  return { calls, bodies, now };
};

const time = async (work: () => unknown): Promise<number> => {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return median(taken);
};

const replay =
  ({ bodies }: Reading): typeof fetch =>
  async (input) =>
    new Response(bodies.get(String(input)) ?? '{}', { headers: { 'content-type': 'application/json' } });

/** Calls per refresh at both sizes, and the cost of reading, checking and assessing the large seed. */
export const measureReading = async (): Promise<Measure[]> => {
  const small = await record(rowsSeed({ members: 10, keys: 25 }));
  const large = await record(largeSeed);
  const bytes = [...large.bodies.values()];
  const size = bytes.reduce((sum, body) => sum + body.length, 0);

  const parse = await time(() => bytes.map((body) => JSON.parse(body)));
  const readAndCheck = await time(() => read(replay(large), large.now));
  const snapshot = await read(replay(large), large.now);
  const assess = await time(() => {
    const analysis = analyzeProject(snapshot, OPTIONS, large.now);
    const ground = { snapshot, analysis, options: OPTIONS, inviteSeenAt: {}, now: large.now };
    return summarise(analysis, snapshot, findFindings({ ...ground, snoozes: [] }));
  });

  const times = (value: number): string => `${value.toFixed(1)} ×`;
  return [
    measure('calls per refresh, 25 keys', small.calls, String, 6),
    measure('calls per refresh, 10,000 keys', large.calls, String, 6),
    { what: 'answers for 1,000 members, 10,000 keys, 90 days', measured: `${(size / 1e6).toFixed(1)} MB` },
    measure('JSON.parse of these', parse, ms),
    measure('read and check (JSON.parse included)', readAndCheck, ms),
    measure('assess (join, judge, sum up)', assess, ms),
    measure('read, check and assess, as a multiple of JSON.parse', (readAndCheck + assess) / parse, times),
  ];
};
