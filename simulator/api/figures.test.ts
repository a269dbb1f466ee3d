import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { holdsLater } from '../../utils/testing/properties';
import { FIGURE_FAULTS } from '../client/testing/figure-faults';
import type { Simulator } from '../index';
import { startSimulator } from '../index';
import { AFTERNOON, ask, startSmall } from '../proof/ask';
import { PROJECT_ID } from '../seeds/small';
import { KEYS } from '../seeds/small-keys';
import { WITNESSED, witnessesSeed } from '../seeds/witnesses';
import type { FigureChange } from '../world/types';
import { requestsIn } from '../world/usage';
import { WITNESSES } from '../world/witnesses';
import { createWorld } from '../world/world';

const project = `/projects/${PROJECT_ID}`;
const USAGE = 'GET /v1/projects/{project_id}/usage/breakdown';
const COST = 'GET /v1/projects/{project_id}/billing/breakdown';
const LOG = 'GET /v1/projects/{project_id}/requests';

type Row = Record<string, unknown> & { grouping: { start: string; accessor?: string | null } };
const week = 'start=2026-11-10&end=2026-11-20&grouping=accessor';
const usage = async (simulator: Simulator): Promise<Row[]> =>
  (await ask(simulator, `${project}/usage/breakdown?${week}`)).body.results;
const cost = async (simulator: Simulator): Promise<Row[]> =>
  (await ask(simulator, `${project}/billing/breakdown?${week}`)).body.results;
const of = (rows: readonly Row[], keyId: string) => rows.filter(({ grouping }) => grouping.accessor === keyId);
const log = async (simulator: Simulator, keyId: string) =>
  (await ask(simulator, `${project}/requests?accessor=${keyId}&limit=1`)).body.requests;

describe('while figures are faulty', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSmall();
  });
  afterAll(() => simulator.close());
  afterEach(() => simulator.reset());
  const lay = (endpoint: string, change: FigureChange) =>
    simulator.faults.add({ endpoint, fault: { kind: 'figures', change } });

  it('usage and cost are late by any number of hours, independently, while the log is current', async () => {
    const hours = fc.integer({ min: 1, max: 200 });
    const check = async (usageLate: number, costLate: number) => {
      simulator.faults.clear();
      lay(USAGE, { hoursLate: usageLate });
      lay(COST, { hoursLate: costLate });
      const { world } = simulator;
      const known = (late: number) =>
        requestsIn(
          world.project(PROJECT_ID),
          KEYS.botListen.id,
          '2026-11-10',
          '2026-11-20',
          AFTERNOON - late * 3_600_000,
        );
      const rows = of(await usage(simulator), KEYS.botListen.id);
      expect(rows.reduce((sum, { requests }) => sum + Number(requests), 0)).toBe(known(usageLate));
      const bills = of(await cost(simulator), KEYS.botListen.id);
      expect(bills.reduce((sum, { dollars }) => sum + Number(dollars), 0)).toBeCloseTo(known(costLate) * 0.005, 4);
      const [last] = await log(simulator, KEYS.botListen.id);
      expect(AFTERNOON - Date.parse(last.created)).toBeLessThan(300_000);
    };
    await holdsLater(fc.asyncProperty(hours, hours, check), { numRuns: 25 });
  });

  it('the log can be late too', async () => {
    lay(LOG, { hoursLate: 30 });
    const [last] = await log(simulator, KEYS.botListen.id);
    expect(Date.parse(last.created)).toBeLessThanOrEqual(AFTERNOON - 30 * 3_600_000);
  });

  it.each([
    ['requests not counted', { requests: 0, hours: expect.any(Number) }],
    ['requests as text', { requests: expect.stringMatching(/^\d+$/), hours: expect.any(Number) }],
    ['text that is no number', { requests: 'NaN', hours: 'NaN' }],
    ['text without anything', { requests: '', tokens_in: '' }],
    ['text beyond all numbers', { requests: '1e999' }],
    ['every figure 0', { requests: 0, hours: 0 }],
  ] as const)('usage has %s', async (name, expected) => {
    lay(USAGE, FIGURE_FAULTS[name]);
    const rows = of(await usage(simulator), KEYS.ingest.id);
    expect(rows).toHaveLength(11);
    for (const row of rows) expect(row).toMatchObject(expected);
  });

  it('figures can be left out, and dollars can be text', async () => {
    lay(USAGE, FIGURE_FAULTS['requests not sent']);
    lay(COST, FIGURE_FAULTS['dollars as text']);
    for (const row of await usage(simulator)) expect(row).not.toHaveProperty('requests');
    for (const { dollars } of await cost(simulator)) expect(dollars).toMatch(/^\d+(\.\d+)?$/);
  });

  it.each([
    ['accessors in capitals', (id: string) => id.toUpperCase()],
    ['accessors null', () => null],
    ['rows without accessor', () => undefined],
  ] as const)('usage, cost and log have %s', async (name, expected) => {
    const before = (await usage(simulator)).map(({ grouping }) => grouping.accessor);
    for (const endpoint of [USAGE, COST, LOG]) lay(endpoint, FIGURE_FAULTS[name]);
    const told = (id: string | null | undefined) => (typeof id === 'string' ? expected(id) : id);
    expect((await usage(simulator)).map(({ grouping }) => grouping.accessor)).toEqual(before.map(told));
    const [last] = await log(simulator, KEYS.ingest.id);
    expect(last.api_key_id).toBe(expected(KEYS.ingest.id));
  });

  it('one key alone can lose its rows, or have an id that no key has', async () => {
    lay(USAGE, { noRows: true, only: KEYS.ingest.id });
    const rows = await usage(simulator);
    expect([of(rows, KEYS.ingest.id).length, of(rows, KEYS.botListen.id).length]).toEqual([0, 11]);
    expect(of(await cost(simulator), KEYS.ingest.id).length).toBe(11);
    simulator.faults.clear();
    lay(USAGE, { accessors: 'unknown', only: KEYS.ingest.id });
    const ids = (await usage(simulator)).map(({ grouping }) => grouping.accessor);
    expect(ids.filter((id) => typeof id === 'string' && !simulator.world.project(PROJECT_ID).keys.has(id))).toContain(
      `ffffffff${KEYS.ingest.id.slice(8)}`,
    );
  });

  it('every named fault leaves other answers unchanged', async () => {
    const keys = (await ask(simulator, `${project}/keys`)).body;
    for (const change of Object.values(FIGURE_FAULTS)) {
      simulator.faults.clear();
      lay('*', change);
      expect((await ask(simulator, `${project}/keys`)).body).toEqual(keys);
    }
  });

  it('every fault can be set over HTTP', async () => {
    const fault = { kind: 'figures', change: { hoursLate: 30, asText: ['requests'], accessors: 'upper-case' } };
    const answer = await simulator.fetch('https://localhost/__simulator/faults', {
      method: 'POST',
      body: JSON.stringify({ endpoint: USAGE, fault }),
    });
    expect(answer.status).toBe(200);
    expect(of(await usage(simulator), KEYS.ingest.id.toUpperCase())[0]?.requests).toMatch(/^\d+$/);
    expect(simulator.faults.list()).toEqual([{ endpoint: USAGE, fault }]);
  });
});

describe('use that only one source shows', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({ seed: createWorld({ now: () => AFTERNOON, seed: witnessesSeed }) });
  });
  afterAll(() => simulator.close());

  it('appears nowhere else, for each source and product', async () => {
    const [rows, bills] = [await usage(simulator), await cost(simulator)];
    const amounts = ['hours', 'total_hours', 'agent_hours', 'tokens_in', 'tokens_out', 'tts_characters'];
    for (const { keyId, witness } of WITNESSED) {
      const [row] = of(rows, keyId);
      const told = {
        requests: Number(row?.requests ?? 0) > 0,
        amounts: amounts.some((name) => Number(row?.[name] ?? 0) > 0),
        dollars: of(bills, keyId).length > 0,
        log: (await log(simulator, keyId)).length > 0,
      };
      expect(told).toEqual(Object.fromEntries(WITNESSES.map((one) => [one, one === witness])));
    }
  });

  it('can be recorded over HTTP', async () => {
    const { keyId } = WITNESSED[0] ?? { keyId: '' };
    const before = of(await cost(simulator), keyId).length;
    await simulator.fetch('https://localhost/__simulator/act', {
      method: 'POST',
      body: JSON.stringify({
        ...{ act: 'recordUsage', projectId: PROJECT_ID, accessor: keyId, requests: 3, witnesses: ['dollars'] },
      }),
    });
    expect([before, of(await cost(simulator), keyId).length]).toEqual([0, 1]);
  });
});
