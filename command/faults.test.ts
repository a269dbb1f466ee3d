import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { API_FAULTS, type ApiFaultName } from '../simulator/client/testing/api-faults';
import type { Simulator } from '../simulator/index';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { PEOPLE } from '../simulator/seeds/small-people';
import { portionOf } from '../utils/testing/properties';
import { createMachine } from './testing/run';
import { startSmall } from './testing/worlds';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSmall();
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset());

const PROJECT = 'GET /v1/projects/{project_id}';
const ENDPOINTS = [
  ...['keys', 'members', 'invites', 'usage/breakdown', 'billing/breakdown', 'requests'].map(
    (end) => `${PROJECT}/${end}`,
  ),
  'GET /v1/projects',
  'GET /v1/auth/token',
];

/** Each would end with 0 without a fault; `asks`: what it asks Deepgram for beside a reading. */
const COMMANDS = {
  check: ['check', '--fail-on', 'never', '--project', PROJECT_ID],
  json: ['check', '--fail-on', 'never', '--project', PROJECT_ID, '--format', 'json'],
  state: ['check', '--fail-on', 'never', '--project', PROJECT_ID, '--state', 's.json', '--init'],
  leaving: ['check', '--leaving', PEOPLE.ida.email, '--project', PROJECT_ID],
} as const;
type Name = keyof typeof COMMANDS;

/** What the evidence is less than whole for. Cost may be refused on purpose, and so is no evidence of a check. */
const mustNotPass = (name: Name, endpoint: string, fault: ApiFaultName): boolean => {
  if (fault === 'missing optional fields') return false;
  // Of who the key is nothing depends but what is said of it; its projects are known where they are named.
  if (endpoint === 'GET /v1/auth/token' || endpoint === 'GET /v1/projects') return false;
  // That a list is empty may be so. Of keys and members it can't be: the key that reads is one, its creator another.
  if (fault === 'empty lists') return endpoint.endsWith('/keys') || endpoint.endsWith('/members');
  // The log of whom nobody may miss is empty: no value in it is of a wrong type.
  if (endpoint.endsWith('/requests')) return name === 'leaving' && fault !== 'wrong types';
  if (endpoint.endsWith('/billing/breakdown')) return name !== 'leaving' && fault !== '403';
  // Whether somebody may leave doesn't rest on who is invited.
  return name !== 'leaving' || !endpoint.endsWith('/invites');
};

const NAMES = Object.keys(COMMANDS) as Name[]; // the keys of an object literal are its type's
const FAULTS = Object.keys(API_FAULTS) as ApiFaultName[]; // likewise
const PLACES = NAMES.flatMap((name) => ENDPOINTS.map((endpoint) => ({ name, endpoint })));

it('each command passes where nothing goes wrong', async () => {
  for (const name of NAMES) {
    const { code, out, err } = await createMachine(simulator, { DEEPGRAM_API_KEY: SECRETS.admin }).run(
      ...COMMANDS[name],
    );
    expect([name, code, code === 0 ? '' : out + err]).toEqual([name, 0, '']);
  }
});

it(`of ${PLACES.length * FAULTS.length} runs under a fault none ends with 0 on less than whole evidence, and none breaks`, async () => {
  const runs = PLACES.flatMap((place, turn) => portionOf(FAULTS, turn).map((fault) => ({ ...place, fault })));
  let mayPass = 0;
  const passed: string[] = [];
  for (const { name, endpoint, fault } of runs) {
    simulator.reset();
    simulator.faults.add({ endpoint, fault: API_FAULTS[fault] });
    const { code, out, err } = await createMachine(simulator, { DEEPGRAM_API_KEY: SECRETS.admin }).run(
      ...COMMANDS[name],
    );
    const what = `${name}, ${endpoint}, ${fault}`;
    expect([what, [0, 2, 3].includes(code)]).toEqual([what, true]);
    if (!mustNotPass(name, endpoint, fault)) mayPass += 1;
    else if (code === 0) passed.push(what);
    expect(out + err).not.toContain(SECRETS.admin);
  }
  expect(passed).toEqual([]);
  console.log(`${runs.length} faulted runs, ${runs.length - mayPass} of them on less than whole evidence`);
});
