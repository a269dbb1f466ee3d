import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../utils/rules/snapshot';
import type { RemovalState } from '../../utils/rules/verdicts/verdict';
import { DEFAULT_SETTINGS } from '../../utils/settings/schema';
import { type Simulator, startSimulator } from '../index';
import { PROJECT_ID, smallSeed } from '../seeds/small';
import { createWorld } from '../world/world';
import { API_FAULTS, type ApiFaultName } from './testing/api-faults';
import { FIGURE_FAULTS, type FigureFaultName } from './testing/figure-faults';
import { judgeAll, readSmall } from './testing/judging';

const PROJECT = 'GET /v1/projects/{project_id}';
/** What a removal's verdict is read from. */
const ENDPOINTS = ['keys', 'members', 'invites', 'usage/breakdown', 'billing/breakdown', 'requests'].map(
  (path) => `${PROJECT}/${path}`,
);
const NAMES = Object.keys(API_FAULTS) as ApiFaultName[]; // the keys of an object literal are its type's
/**
 * The ways in which an answer looks well and isn't. Pairs with an answer that is lost are checked without HTTP, for
 * every two faults (utils/rules/verdicts/never-false-safe.test.ts).
 */
const IN_PAIRS: readonly ApiFaultName[] = ['missing optional fields', 'empty lists'];

const counts = { readings: 0, verdicts: 0, safe: 0, falseSafe: 0 };
let simulator: Simulator;
let members: readonly string[];
/** Members with an active key that had a request in the window, as the world has it. */
let inUse: ReadonlySet<string>;

/** Every member's verdict, counted. */
const verdicts = async (): Promise<ReadonlyMap<string, RemovalState>> => {
  const states = await judgeAll(simulator, members);
  counts.readings += 1;
  for (const [memberId, state] of states) {
    counts.verdicts += 1;
    if (state === 'safe') counts.safe += 1;
    if (state === 'safe' && inUse.has(memberId)) counts.falseSafe += 1;
  }
  return states;
};

const activeInWindow = (snapshot: Snapshot): Set<string> => {
  if (snapshot.keys.state !== 'whole' || snapshot.usage.state !== 'whole') throw new Error('the truth is whole');
  const { byAccessor } = snapshot.usage.value;
  const used = snapshot.keys.value.filter(({ keyId }) =>
    (byAccessor[keyId] ?? []).slice(-DEFAULT_SETTINGS.windowDays).some((figure) => figure > 0),
  );
  return new Set(used.map(({ creator }) => creator.memberId));
};

beforeAll(async () => {
  const now = Date.now();
  simulator = await startSimulator({ seed: createWorld({ now: () => now, seed: smallSeed }) });
  const { snapshot } = await readSmall(simulator);
  members = [...simulator.world.project(PROJECT_ID).members.keys()];
  inUse = activeInWindow(snapshot);
});
afterAll(async () => {
  await simulator.close();
  const { readings, verdicts, safe, falseSafe } = counts;
  console.info(
    `faults ${NAMES.length} on ${ENDPOINTS.length} endpoints, readings ${readings}, verdicts checked ${verdicts} ` +
      `(${safe} safe), false safes: ${falseSafe}`,
  );
});
beforeEach(() => simulator.reset());

it('every kind of verdict occurs in the small team without faults', async () => {
  const states = await verdicts();
  expect(inUse.size).toBeGreaterThan(2);
  expect(new Set(states.values())).toEqual(new Set(['blocked', 'in-use', 'cooling', 'rhythmic', 'safe']));
});

describe.each(ENDPOINTS)('while %s fails', (endpoint) => {
  it.each(NAMES)('by %s, nobody whose key had a request in the window is safe', async (name) => {
    simulator.faults.add({ endpoint, fault: API_FAULTS[name] });
    const states = await verdicts();
    expect([...states].filter(([memberId, state]) => state === 'safe' && inUse.has(memberId))).toEqual([]);
  });
});

it('nobody whose key had a request in the window is safe while any two endpoints leave something out', async () => {
  // The log is asked only where all else is well, so that no pair with it says more than it alone.
  const pairable = ENDPOINTS.filter((endpoint) => !endpoint.endsWith('/requests'));
  for (const [i, first] of pairable.entries()) {
    for (const second of pairable.slice(i + 1)) {
      for (const a of IN_PAIRS) {
        for (const b of IN_PAIRS) {
          simulator.reset();
          simulator.faults.add({ endpoint: first, fault: API_FAULTS[a] });
          simulator.faults.add({ endpoint: second, fault: API_FAULTS[b] });
          const states = await verdicts();
          const wrong = [...states].filter(([memberId, state]) => state === 'safe' && inUse.has(memberId));
          expect([first, a, second, b, wrong]).toEqual([first, a, second, b, []]);
        }
      }
    }
  }
}, 120_000);

describe.each(Object.keys(FIGURE_FAULTS) as FigureFaultName[])('with figures %s', (name) => {
  it.each([
    ['usage', ['usage/breakdown']],
    ['cost', ['billing/breakdown']],
    ['usage and cost', ['usage/breakdown', 'billing/breakdown']],
  ])('of %s, nobody whose key had a request in the window is safe, because the log shows it', async (_, paths) => {
    for (const path of paths)
      simulator.faults.add({ endpoint: `${PROJECT}/${path}`, fault: { kind: 'figures', change: FIGURE_FAULTS[name] } });
    const states = await verdicts();
    expect([...states].filter(([memberId, state]) => state === 'safe' && inUse.has(memberId))).toEqual([]);
  });
});
