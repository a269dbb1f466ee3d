import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Simulator } from '../simulator/index';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { openState } from './state/state';
import { createMachine, type Machine, type Sent } from './testing/run';
import { startSmall } from './testing/worlds';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSmall();
});
afterAll(() => simulator.close());

const HOOK = [
  ...['check', '--project', PROJECT_ID, '--fail-on', 'never'],
  ...['--state', 's.json', '--webhook', 'https://hook.example/'],
];

const idsIn = (sent: readonly Sent[]): readonly string[] =>
  sent.flatMap(({ body }) => [...body.matchAll(/"block_id":"([^"]+)"/g)].map(([, id = '']) => id));

/** A machine that has seen the project before one of its keys was deleted. */
const seenBefore = async (): Promise<Machine> => {
  const machine = createMachine(simulator, { DEEPGRAM_API_KEY: SECRETS.admin });
  await machine.run(...HOOK, '--init');
  await machine.run(...HOOK);
  return machine;
};

const eventsIn = (machine: Machine): readonly string[] => {
  const opened = openState(machine.files.disk.get('s.json') ?? '');
  if (opened.kind !== 'state') throw new Error(opened.kind);
  return opened.state.events.map(({ seq, change }) => `${opened.state.epoch}:${seq} ${change.name}`);
};

it('killed at any step on the disk: the state is the old or the new one, and nothing owed is lost', async () => {
  const machines = await Promise.all(Array.from({ length: 40 }, seenBefore));
  const [reference, ...others] = machines;
  if (!reference) throw new Error('no machine');
  const before = reference.files.disk.get('s.json');
  simulator.world.deleteKey(PROJECT_ID, KEYS.ingest.id);
  reference.files.killAt(null);
  const expected = idsIn((await reference.run(...HOOK)).sent).length;
  const steps = reference.files.steps();
  expect(expected).toBeGreaterThan(0);
  expect(steps).toBeLessThan(others.length);
  const known = eventsIn(reference).map((event) => event.slice(event.indexOf(':')));

  for (let at = 1; at <= steps; at += 1) {
    const machine = others[at - 1];
    if (!machine) throw new Error('no machine');
    const was = machine.files.disk.get('s.json') ?? '';
    machine.files.killAt(at);
    const killed = await machine.run(...HOOK);
    const opened = openState(machine.files.disk.get('s.json') ?? '');
    // The old text, or one that is whole.
    expect([at, opened.kind]).toEqual([at, 'state']);
    machine.files.killAt(null);
    const after = await machine.run(...HOOK);
    expect([at, after.code]).toEqual([at, 0]);
    // Told by one of the two; where by both, under the same ids.
    const ids = new Set([...idsIn(killed.sent), ...idsIn(after.sent)]);
    expect([at, ids.size]).toEqual([at, expected]);
    expect(eventsIn(machine).map((event) => event.slice(event.indexOf(':')))).toEqual(known);
    expect(was).not.toBe('');
    expect((await machine.run(...HOOK)).sent).toEqual([]);
  }
  expect(before).toBeDefined();
  console.log(`killed at ${steps} steps`);
});

it('a full disk at any write leaves the old state whole, and the next run tells the same', async () => {
  const machine = await seenBefore();
  simulator.world.deleteKey(PROJECT_ID, KEYS.staging.id);
  const before = machine.files.disk.get('s.json');
  machine.files.fill(true);
  const full = await machine.run(...HOOK);
  expect([full.code, machine.files.disk.get('s.json'), full.sent]).toEqual([1, before, []]);
  machine.files.fill(false);
  machine.files.disk.delete('s.json.lock');
  const after = await machine.run(...HOOK);
  expect(after.sent.map(({ body }) => body).join()).toContain('staging');
});
