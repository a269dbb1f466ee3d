import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../simulator/index';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { type Built, type BuiltRun, buildForTests } from './testing/built';
import { startSmall } from './testing/worlds';

let simulator: Simulator;
let built: Built;
let sink: Server;
/** What another address than Deepgram's was sent. */
const sent: string[] = [];
beforeAll(async () => {
  simulator = await startSmall();
  built = await buildForTests(simulator);
  sink = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      sent.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`);
      response.writeHead(request.url === '/moved' ? 307 : 200, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  built.close();
  sink.close();
  await simulator.close();
});
beforeEach(() => {
  simulator.reset();
  sent.length = 0;
});

const KEY = { DEEPGRAM_API_KEY: SECRETS.admin };
const whole = ['check', '--project', PROJECT_ID, '--fail-on', 'never'];
const sinkAt = (path: string): string => `http://127.0.0.1:${(sink.address() as AddressInfo).port}${path}`;

/** Everything that anybody could find of a run. */
const tracesOf = ({ out, err, seen }: BuiltRun): string =>
  [out, err, ...seen, ...sent, ...filesIn().map(([, text]) => text)].join('\n');

const filesIn = (): readonly (readonly [string, string])[] =>
  readdirSync(built.folder)
    .filter((name) => !/\.(mjs|pem|keys)$/.test(name))
    .map((name) => [name, readFileSync(join(built.folder, name), 'utf8')] as const);

describe('the built file', () => {
  it.each([
    [0, whole, KEY],
    [2, ['check', '--project', PROJECT_ID], KEY],
    [3, whole, { DEEPGRAM_API_KEY: SECRETS.member }],
    [3, ['check'], { DEEPGRAM_API_KEY: 'no-such-key' }],
    [64, whole, {}],
    [64, ['check', '--key', SECRETS.admin], {}],
    [1, [...whole, '--key-file', 'nowhere.keys'], KEY],
    [0, ['version'], {}],
  ] as const)('ends with %i, by Deepgram’s own address and certificate', async (code, argv, env) => {
    const run = await built.run(argv, env);
    expect([run.code, run.err]).toEqual([code, run.err]);
    if (code === 0 && argv !== whole) return;
    expect(run.err).not.toBe('');
  });

  it('leaves its key nowhere: not in output, state, errors, what it sends, nor where processes are listed', async () => {
    const secrets = Object.values(SECRETS);
    writeFileSync(join(built.folder, 'all.keys'), `${SECRETS.admin}\n`, { mode: 0o600 });
    const state = ['--state', 'secret.json'];
    const runs = [
      await built.run([...whole, ...state, '--init', '--webhook', sinkAt('/hook'), '--ping', sinkAt('/ping')], KEY),
      await built.run([...whole, ...state, '--key-file', 'all.keys', '--format', 'json', '--out', 'out.json']),
      await built.run([...whole, '--format', 'prom'], { DEEPGRAM_API_KEY_ONE: SECRETS.admin }),
      await built.run(['check', '--leaving', PEOPLE.ida.id], KEY),
      await built.run(whole, { DEEPGRAM_API_KEY: `${SECRETS.admin}\nnot a header` }),
    ];
    for (const status of [401, 500]) {
      simulator.faults.add({
        endpoint: '*',
        fault: { kind: 'status', status, body: `You sent ${SECRETS.admin}`, headers: {} },
      });
      runs.push(await built.run([...whole, ...state], KEY));
    }
    for (const run of runs) for (const secret of secrets) expect(tracesOf(run)).not.toContain(secret);
    expect(sent.length).toBeGreaterThan(0);
  });

  it('keeps no address in its state, and shows none in metrics', async () => {
    const run = await built.run([...whole, '--state', 'ids.json', '--init', '--format', 'prom'], KEY);
    expect(run.code).toBe(0);
    const state = readFileSync(join(built.folder, 'ids.json'), 'utf8');
    for (const { email } of Object.values(PEOPLE)) expect(state + run.out).not.toContain(email);
    expect(`${state}${run.out}`).not.toMatch(/[\w.]+@[\w.]+/);
    expect(state).toContain(PEOPLE.maya.id);
  });

  it('lets others read a result, and nobody a state', async () => {
    const run = await built.run([...whole, '--state', 'own.json', '--init', '--out', 'shared.txt'], KEY);
    const mayOthersRead = (name: string) => (statSync(join(built.folder, name)).mode & 0o044) !== 0;
    expect([run.code, mayOthersRead('own.json'), mayOthersRead('shared.txt')]).toEqual([0, false, true]);
  });

  it('follows no redirect, of Deepgram’s nor of a webhook’s', async () => {
    simulator.faults.add({
      endpoint: 'GET /v1/projects/{project_id}/members',
      fault: { kind: 'status', status: 302, headers: { location: sinkAt('/stolen') } },
    });
    expect((await built.run(whole, KEY)).code).toBe(3);
    simulator.reset();
    await built.run([...whole, '--state', 'moved.json'], KEY);
    const hook = await built.run([...whole, '--state', 'moved.json', '--webhook', sinkAt('/moved')], KEY);
    simulator.world.deleteKey(PROJECT_ID, KEYS.staging.id);
    const moved = await built.run([...whole, '--state', 'moved.json', '--webhook', sinkAt('/moved')], KEY);
    expect([hook.code === 0 || hook.code === 1, moved.code]).toEqual([true, 1]);
    expect(sent.filter((request) => /^\/(stolen|elsewhere)/.test(request))).toEqual([]);
  });

  it('watches until SIGTERM, and ends between two passes with the last one’s code', async () => {
    const argv = ['watch', '--every', '1h', '--state', 'watch.json', '--init', ...whole.slice(1)];
    const run = await built.runUntil(argv, KEY, 'nothing to act on');
    expect([run.code, filesIn().some(([name]) => name === 'watch.json.lock')]).toEqual([0, false]);
  });

  it('tells where a key went from its state', async () => {
    await built.run([...whole, '--state', 'life.json', '--init'], KEY);
    simulator.world.deleteKey(PROJECT_ID, KEYS.prototype.id);
    await built.run([...whole, '--state', 'life.json'], KEY);
    const run = await built.run(['explain', KEYS.prototype.id, '--state', 'life.json']);
    expect(run.code).toBe(0);
    expect(run.out).toContain('prototype');
    expect(run.out).toMatch(/deleted/);
  });
});
