import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../simulator/index';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { PEOPLE } from '../simulator/seeds/small-people';
import { writeEvidence } from '../utils/evidence/write';
import { whole } from '../utils/rules/answer';
import { EMPTY_TEAM_FILE } from '../utils/rules/team/team-file';
import { writeTeamFile } from '../utils/rules/team/write';
import { aMember, aSnapshot, NOW, OPTIONS } from '../utils/rules/testing';
import type { Io } from './io';
import { createMachine, type Machine, t } from './testing/run';
import { startSmall } from './testing/worlds';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSmall();
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset());

const KEY = { DEEPGRAM_API_KEY: SECRETS.admin };
const wholeCheck = ['check', '--project', PROJECT_ID, '--fail-on', 'never'];
const STATE = ['--state', 'state.json'];

/** Evidence that a member without keys may go. */
const evidence = async (): Promise<string> => {
  const snapshot = aSnapshot({ clockOffset: 0, members: whole([aMember('m1'), aMember('boss', 'owner')]) });
  const question = { about: 'removal', act: 'remove', snapshot, options: OPTIONS, memberId: 'm1' } as const;
  return (await writeEvidence({ ...question, history: null, now: NOW, paused: null }, '0.0.0-test', t)).text;
};

interface Cause {
  readonly because: string;
  readonly argv: readonly string[];
  readonly code: number;
  readonly env?: Io['env'];
  readonly before?: (machine: Machine) => unknown;
  /** A word of what is said. */
  readonly says?: string;
}

const CAUSES: readonly Cause[] = [
  { because: 'everything was seen and nothing may end with 2', argv: wholeCheck, code: 0 },
  { because: 'a state was begun', argv: [...wholeCheck, ...STATE, '--init'], code: 0 },
  { because: 'help was asked for', argv: ['help'], code: 0 },
  { because: 'nothing was asked for', argv: [], code: 0 },
  { because: 'the version was asked for', argv: ['version'], code: 0 },
  { because: 'there are findings', argv: ['check', '--project', PROJECT_ID], code: 2 },
  {
    because: 'there are findings of that level',
    argv: ['check', '--project', PROJECT_ID, '--fail-on', 'low'],
    code: 2,
  },
  { because: 'the state is not there', argv: [...wholeCheck, ...STATE], code: 2 },
  { because: 'somebody carries keys in use', argv: ['check', '--leaving', PEOPLE.tomas.email], code: 2 },
  { because: 'the only Owner would leave', argv: ['check', '--leaving', PEOPLE.maya.id], code: 2 },
  { because: 'nobody is called that', argv: ['check', '--leaving', 'nobody@example.com'], code: 3, says: 'nobody' },
  { because: 'the key sees its own keys only', argv: wholeCheck, env: { DEEPGRAM_API_KEY: SECRETS.member }, code: 3 },
  { because: 'the key may not read usage', argv: wholeCheck, env: { DEEPGRAM_API_KEY: SECRETS.withoutUsage }, code: 3 },
  {
    because: 'the key may read all but cost',
    argv: wholeCheck,
    env: { DEEPGRAM_API_KEY: SECRETS.withoutCost },
    code: 3,
  },
  { because: 'the key is no key', argv: wholeCheck, env: { DEEPGRAM_API_KEY: 'no-such-key' }, code: 3 },
  { because: 'the key was deleted', argv: ['check'], env: { DEEPGRAM_API_KEY: SECRETS.deleted }, code: 3 },
  {
    because: 'a project is none of the keys',
    argv: [...wholeCheck, '--project', 'elsewhere'],
    code: 3,
    says: 'elsewhere',
  },
  {
    because: 'one key of two is no key',
    argv: ['check', '--fail-on', 'never'],
    env: { ...KEY, DEEPGRAM_API_KEY_OTHER: 'no-such-key' },
    code: 3,
    says: 'DEEPGRAM_API_KEY_OTHER',
  },
  {
    because: 'findings beat what could not be seen',
    argv: ['check', '--fail-on', 'low'],
    env: { DEEPGRAM_API_KEY: SECRETS.member },
    code: 2,
  },
  { because: 'there is no key', argv: wholeCheck, env: {}, code: 64, says: 'DEEPGRAM_API_KEY' },
  { because: 'there is no such command', argv: ['chekc'], code: 64 },
  { because: 'there is no such option', argv: ['check', '--everything'], code: 64 },
  { because: 'an option lacks its value', argv: ['check', '--state'], code: 64 },
  { because: 'something stands beside the options', argv: ['check', PROJECT_ID], code: 64 },
  { because: 'there is no such format', argv: ['check', '--format', 'xml'], code: 64 },
  { because: 'there is no such level', argv: ['check', '--fail-on', 'some'], code: 64 },
  { because: 'a window is no number', argv: ['check', '--window', 'week'], code: 64 },
  { because: 'a window is too short', argv: ['check', '--window', '1'], code: 64 },
  { because: 'a webhook is no address', argv: ['check', ...STATE, '--webhook', 'hook'], code: 64 },
  { because: 'a webhook has no state', argv: ['check', '--webhook', 'https://hook.example/'], code: 64 },
  { because: 'CloudEvents have no state', argv: ['check', '--format', 'cloudevents'], code: 64 },
  { because: 'SARIF has no team file', argv: ['check', '--format', 'sarif'], code: 64 },
  { because: '--init has no state', argv: ['check', '--init'], code: 64 },
  { because: 'a watch is too hasty', argv: ['watch', '--every', '10s'], code: 64 },
  { because: 'a merge lacks a side', argv: ['merge', 'a', 'b'], code: 64 },
  {
    because: '--init meets a state',
    argv: [...wholeCheck, ...STATE, '--init'],
    before: (machine) => machine.run(...wholeCheck, ...STATE, '--init'),
    code: 64,
  },
  {
    because: 'names are wanted of a state without',
    argv: [...wholeCheck, ...STATE, '--names'],
    before: (machine) => machine.run(...wholeCheck, ...STATE, '--init'),
    code: 64,
  },
  { because: 'the key file is not there', argv: [...wholeCheck, '--key-file', 'keys'], code: 1, says: 'ENOENT' },
  {
    because: 'the key file is empty',
    argv: [...wholeCheck, '--key-file', 'keys'],
    before: ({ files }) => files.disk.set('keys', '\n# none\n'),
    code: 1,
  },
  {
    because: 'the state is damaged',
    argv: [...wholeCheck, ...STATE],
    before: ({ files }) => files.disk.set('state.json', '{"format":1'),
    code: 1,
    says: 'damaged',
  },
  {
    because: 'the state is of a newer version',
    argv: [...wholeCheck, ...STATE],
    before: ({ files }) => files.disk.set('state.json', '{"format":2}'),
    code: 1,
    says: 'newer',
  },
  {
    because: 'the disk is full',
    argv: [...wholeCheck, '--out', 'out.txt'],
    before: ({ files }) => files.fill(true),
    code: 1,
    says: 'ENOSPC',
  },
  { because: 'the team file is not there', argv: [...wholeCheck, '--team', 'team.json'], code: 1, says: 'ENOENT' },
  {
    because: 'the team file can not be taken',
    argv: [...wholeCheck, '--team', 'team.json'],
    before: ({ files }) => files.disk.set('team.json', '{}'),
    code: 1,
  },
  {
    because: 'the team file is fine',
    argv: ['team', '--check', 'team.json'],
    before: ({ files }) => files.disk.set('team.json', writeTeamFile(EMPTY_TEAM_FILE)),
    code: 0,
  },
  {
    because: 'the team file is laid out otherwise',
    argv: ['team', '--check', 'team.json'],
    before: ({ files }) => files.disk.set('team.json', '{"version": "1.0", "projects": {}}'),
    code: 2,
  },
  {
    because: 'the team file has a conflict',
    argv: ['team', '--check', 'team.json'],
    before: ({ files }) => files.disk.set('team.json', '{\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}'),
    code: 2,
    says: 'line 2',
  },
  { because: 'no evidence file was named', argv: ['verify'], code: 64 },
  { because: 'the evidence file is not there', argv: ['verify', 'evidence.html'], code: 1, says: 'ENOENT' },
  {
    because: 'the evidence is as it was written',
    argv: ['verify', 'evidence.html'],
    before: async ({ files }) => files.disk.set('evidence.html', await evidence()),
    code: 0,
    says: 'its verdict follows from its figures',
  },
  {
    because: 'the evidence was changed',
    argv: ['verify', 'evidence.html'],
    before: async ({ files }) => files.disk.set('evidence.html', (await evidence()).replace('</h1>', '!</h1>')),
    code: 2,
    says: 'was changed after Linchpin wrote it',
  },
  {
    because: 'the file is no evidence',
    argv: ['verify', 'evidence.html'],
    before: ({ files }) => files.disk.set('evidence.html', '<p>Safe</p>'),
    code: 2,
  },
  {
    because: 'the key to explain is unknown',
    argv: ['explain', 'nothing', ...STATE],
    before: (machine) => machine.run(...wholeCheck, ...STATE, '--init'),
    code: 3,
  },
  { because: 'there is no state to explain by', argv: ['explain', 'nothing', ...STATE], code: 1 },
];

describe('it ends with', () => {
  it.each(CAUSES.map((cause) => [cause.code, cause.because, cause] as const))(
    '%i where %s',
    async (_, __, { argv, code, env = KEY, before, says }) => {
      const machine = createMachine(simulator, env);
      await before?.(machine);
      const disk = new Map(machine.files.disk);
      const outcome = await machine.run(...argv);
      expect([outcome.code, outcome.err]).toEqual([code, outcome.err]);
      if (says !== undefined) expect(outcome.out + outcome.err).toContain(says);
      // Whatever could not be done has left everything as it was.
      if (code === 64 || code === 1) expect(machine.files.disk).toEqual(disk);
      for (const secret of Object.values(SECRETS)) expect(outcome.out + outcome.err).not.toContain(secret);
    },
  );

  it('0 for somebody who may leave, and 3 for the same where the year can not be read', async () => {
    const machine = createMachine(simulator, KEY);
    const members = [...(simulator.world.projects.get(PROJECT_ID)?.members.keys() ?? [])];
    const verdicts = new Map<string, number>();
    for (const id of members)
      verdicts.set(id, (await machine.run('check', '--project', PROJECT_ID, '--leaving', id)).code);
    const safe = members.filter((id) => verdicts.get(id) === 0);
    expect(safe.length).toBeGreaterThan(0);
    simulator.faults.add({
      endpoint: 'GET /v1/projects/{project_id}/members',
      fault: { kind: 'status', status: 503 },
    });
    for (const id of safe) expect((await machine.run('check', '--project', PROJECT_ID, '--leaving', id)).code).toBe(3);
  });

  it('1 where another run works on the state, and touches nothing', async () => {
    const machine = createMachine(simulator, KEY);
    await machine.run(...wholeCheck, ...STATE, '--init');
    machine.files.disk.set('state.json.lock', JSON.stringify({ pid: 7, host: 'here', id: 'other' }));
    const disk = new Map(machine.files.disk);
    const self = { pid: 8, host: 'here', isRunning: (pid: number) => pid === 7 };
    const busy = await machine.runWith({ self }, ...wholeCheck, ...STATE);
    expect([busy.code, machine.files.disk]).toEqual([1, disk]);
    // Of a run that was killed only the lock is left.
    const after = await machine.run(...wholeCheck, ...STATE);
    expect([after.code, [...machine.files.disk.keys()]]).toEqual([0, ['state.json']]);
  });

  it('1 where the state can not be written, whose old text stays', async () => {
    const machine = createMachine(simulator, KEY);
    await machine.run(...wholeCheck, ...STATE, '--init');
    const before = machine.files.disk.get('state.json');
    const real = machine.files;
    const files = {
      ...real,
      create: (path: string, text: string) =>
        path.endsWith('.tmp')
          ? Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' }))
          : real.create(path, text),
    };
    const full = await machine.runWith({ files }, ...wholeCheck, ...STATE);
    expect([full.code, real.disk.get('state.json')]).toEqual([1, before]);
    expect(full.err).toContain('ENOSPC');
  });

  it('1 where the webhook takes nothing: it stays owed, and is sent under the same ids', async () => {
    const machine = createMachine(simulator, KEY);
    const hook = [...wholeCheck, ...STATE, '--webhook', 'https://hook.example/secret-path'];
    machine.answer = () => 400;
    const refused = await machine.run(...hook);
    expect(refused.code).toBe(1);
    expect(refused.err).not.toContain('secret-path');
    machine.answer = () => 200;
    const taken = await machine.run(...hook);
    const idsIn = (bodies: readonly { readonly body: string }[]) =>
      bodies.flatMap(({ body }) => [...body.matchAll(/"block_id":"([^"]+)"/g)].map(([, id]) => id));
    const owed = idsIn(refused.sent);
    expect(owed.length).toBeGreaterThan(0);
    // What it finds itself comes behind what is owed.
    expect([taken.code, idsIn(taken.sent).slice(0, owed.length)]).toEqual([0, owed]);
    expect((await machine.run(...hook)).sent).toEqual([]);
  });

  it('the code that --ping is told: success for 0 and 2, failure for 1 and 3', async () => {
    const machine = createMachine(simulator, KEY);
    const ping = ['--ping', 'https://ping.example/id'];
    const to = async (...argv: string[]) => (await machine.run(...argv, ...ping)).sent.map(({ url }) => url);
    expect(await to(...wholeCheck)).toEqual(['https://ping.example/id']);
    expect(await to('check', '--project', PROJECT_ID)).toEqual(['https://ping.example/id']);
    expect(await to(...wholeCheck, '--key-file', 'none')).toEqual(['https://ping.example/id/fail']);
    expect(await to('check', '--leaving', 'nobody@example.com')).toEqual(['https://ping.example/id/fail']);
    expect(await to(...wholeCheck, '--nothing')).toEqual([]);
  });
});
