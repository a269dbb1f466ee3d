import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Simulator } from '../simulator/index';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { EMPTY_TEAM_FILE, placed, type TeamFile } from '../utils/rules/team/team-file';
import { writeTeamFile } from '../utils/rules/team/write';
import { createMachine, type Machine } from './testing/run';
import { startSmall } from './testing/worlds';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSmall();
});
afterAll(() => simulator.close());

const ON = ['check', '--project', PROJECT_ID];
const start = (): Machine => createMachine(simulator, { DEEPGRAM_API_KEY: SECRETS.admin });

const entry = (value: unknown) => ({ value, at: '2026-11-21T12:00:00Z', by: 'Ada' });
const TEAM: TeamFile = {
  ...EMPTY_TEAM_FILE,
  entries: placed([
    { projectId: PROJECT_ID, kind: 'key', id: KEYS.ingest.id.toLowerCase(), field: 'purpose', entry: entry('Ingest') },
    { projectId: PROJECT_ID, kind: 'member', id: PEOPLE.bot.id, field: 'serviceAccount', entry: entry(true) },
  ]),
};

it('JSON fits its published schema', async () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../docs/command.schema.json'), 'utf8'));
  const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false, strictTypes: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const machine = start();
  const json = [...ON, '--format', 'json', '--state', 's.json'];
  for (const more of [[], ['--leaving', PEOPLE.ida.id, '--leaving', 'nobody']]) {
    const told = JSON.parse((await machine.run(...json, ...more)).out);
    expect([validate(told), validate.errors]).toEqual([true, null]);
  }
});

it('Markdown makes no mention, link or tag of what other people wrote', async () => {
  const key = simulator.world.createKey(PROJECT_ID, PEOPLE.maya.id, {
    comment: '@here <img src=x> [x](https://e.example) | `a`',
    scopes: ['member'],
    expiresAt: simulator.world.clock.now() + 2 * 86_400_000,
  });
  const { out } = await start().run(...ON, '--format', 'markdown');
  const html = micromark(out, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  expect(html).toContain('<code>@here</code> &lt;img');
  const ours = /^<\/?(?:h2|p|table|thead|tbody|tr|th|td|ul|li|strong|code)>$/;
  expect([...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag).filter((tag) => !ours.test(tag))).toEqual([]);
  simulator.world.deleteKey(PROJECT_ID, key.id);
});

it('metrics are one family each, with no address in any label', async () => {
  const { out } = await start().run(...ON, '--format', 'prom', '--per-key');
  const lines = out.trimEnd().split('\n');
  expect(lines.at(-1)).toBe('# EOF');
  const names = lines.flatMap((line) => /^# TYPE (\w+) gauge$/.exec(line)?.[1] ?? []);
  expect(new Set(names).size).toBe(names.length);
  expect(names[0]).toBe('linchpin_last_success_timestamp_seconds');
  const samples = lines.filter((line) => !line.startsWith('#'));
  for (const sample of samples) expect(sample).toMatch(/^linchpin_\w+(\{(\w+="[^"@]*",?)+\})? \d+$/);
});

it('a run that saw too little shows no success in its metrics', async () => {
  const blind = createMachine(simulator, { DEEPGRAM_API_KEY: SECRETS.withoutUsage });
  expect((await blind.run(...ON, '--format', 'prom')).out).not.toContain('last_success');
});

it('CloudEvents have ids by which a repeat is told, and each is told once', async () => {
  const machine = start();
  const events = [...ON, '--fail-on', 'never', '--state', 's.json', '--format', 'cloudevents'];
  await machine.run(...events, '--init');
  await machine.run(...events);
  const key = simulator.world.createKey(PROJECT_ID, PEOPLE.maya.id, { comment: 'new', scopes: ['member'] });
  const { out } = await machine.run(...events);
  const told = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(told.map(({ type }) => type)).toEqual(['com.linchpin.key.appeared']);
  expect(told[0]).toMatchObject({ specversion: '1.0', source: `urn:deepgram:project:${PROJECT_ID}` });
  expect(told[0].id).toMatch(/^.+:\d+$/);
  expect((await machine.run(...events)).out).toBe('');
  simulator.world.deleteKey(PROJECT_ID, key.id);
});

it('SARIF points to the line of the key’s record in the team’s file', async () => {
  const machine = start();
  const text = writeTeamFile(TEAM);
  machine.files.disk.set('linchpin.team.json', text);
  const { out } = await machine.run(...ON, '--format', 'sarif', '--team', 'linchpin.team.json');
  const [{ results }] = JSON.parse(out).runs;
  const lines = text.split('\n');
  const placesOf = (id: string) =>
    results
      .filter(
        ({ partialFingerprints, message }: { partialFingerprints: object; message: { text: string } }) =>
          partialFingerprints && message.text.includes(id),
      )
      .map(
        ({ locations }: { locations: { physicalLocation: { region: { startLine: number } } }[] }) =>
          locations[0]?.physicalLocation.region.startLine,
      );
  const expected = lines.findIndex((line) => line.includes(KEYS.ingest.id.toLowerCase())) + 1;
  expect(placesOf('Production - ingest')).toContain(expected);
  for (const { locations } of results)
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe('linchpin.team.json');
});

it('a service account of the team’s file is taken for one', async () => {
  const machine = start();
  machine.files.disk.set('team.json', writeTeamFile(TEAM));
  const kinds = async (...more: string[]) => {
    const [{ findings }] = JSON.parse((await machine.run(...ON, '--format', 'json', ...more)).out).projects;
    return findings.filter(({ id }: { id: string }) => id === `dies-with-person:${KEYS.botListen.id}`).length;
  };
  expect([await kinds(), await kinds('--team', 'team.json')]).toEqual([1, 0]);
});

it('colours only on a terminal, and not where NO_COLOR says so', async () => {
  const machine = start();
  const colours = async (isTerminal: boolean, env: Record<string, string>) => {
    const written: string[] = [];
    const out = { isTerminal, write: (text: string) => void written.push(text) };
    await machine.runWith({ out, env: { DEEPGRAM_API_KEY: SECRETS.admin, ...env } }, ...ON);
    return written.join('').includes('\u001b[');
  };
  expect([await colours(true, {}), await colours(true, { NO_COLOR: '1' }), await colours(false, {})]).toEqual([
    true,
    false,
    false,
  ]);
});

it('a result goes to a file where that is asked for, whole or not at all', async () => {
  const machine = start();
  const run = await machine.run(...ON, '--out', 'out.txt', '--quiet');
  expect([run.out, run.err, [...machine.files.disk.keys()]]).toEqual(['', '', ['out.txt']]);
});
