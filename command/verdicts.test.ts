import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeAll } from '../simulator/client/testing/judging';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { checkKey } from '../utils/deepgram/check-key';
import { createClient } from '../utils/deepgram/client';
import { readProject } from '../utils/deepgram/read-project';
import { analyzeProject } from '../utils/rules/analyze-project';
import { seenIn, valueIn } from '../utils/rules/answer';
import { findFindings } from '../utils/rules/findings/find-findings';
import { toFindingOptions, toOptions } from '../utils/settings/repair';
import { DEFAULT_SETTINGS } from '../utils/settings/schema';
import { usageDaysFor } from '../utils/settings/usage-days';
import { holdsLater } from '../utils/testing/properties';
import { createMachine } from './testing/run';
import { startRows, startSmall } from './testing/worlds';

it('finds in any team what the rules of the extension find', async () => {
  await holdsLater(
    fc.asyncProperty(
      fc.record({ members: fc.integer({ min: 1, max: 30 }), keys: fc.integer({ min: 1, max: 60 }) }),
      async (size) => {
        const { simulator, secret } = await startRows(size);
        try {
          const now = simulator.world.clock.now();
          const client = createClient({ secret, fetch: simulator.fetch, now: () => now, sleep: async () => {} });
          const facts = await checkKey(client);
          const [project] = seenIn(facts.projects);
          if (!project) throw new Error('no project');
          const snapshot = await readProject({
            ...{ client, projectId: project.projectId, projectName: project.name, now },
            ...{ usageDays: usageDaysFor(DEFAULT_SETTINGS), viewer: valueIn(facts.identity) ?? {} },
          });
          const analysis = analyzeProject(snapshot, toOptions(DEFAULT_SETTINGS), now);
          const options = toFindingOptions(DEFAULT_SETTINGS);
          const expected = findFindings({ snapshot, analysis, options, inviteSeenAt: {}, now, snoozes: [] });
          const run = await createMachine(simulator, { DEEPGRAM_API_KEY: secret }).run('check', '--format', 'json');
          const [told] = JSON.parse(run.out).projects;
          expect(told.findings.map(({ id }: { id: string }) => id)).toEqual(expected.open.map(({ id }) => id));
          expect(told.whole).toBe(expected.undecided.length === 0);
          expect(run.code).toBe(
            expected.open.some(({ severity }) => severity === 'high') ? 2 : expected.undecided.length > 0 ? 3 : 0,
          );
        } finally {
          await simulator.close();
        }
      },
    ),
    { numRuns: 40 },
  );
});

it('says of everybody who may leave what the extension says', async () => {
  const simulator = await startSmall();
  try {
    const members = [...(simulator.world.projects.get(PROJECT_ID)?.members.keys() ?? [])];
    const expected = await judgeAll(simulator, members);
    const machine = createMachine(simulator, { DEEPGRAM_API_KEY: SECRETS.admin });
    const asked = members.flatMap((id) => ['--leaving', id]);
    const run = await machine.run('check', '--project', PROJECT_ID, '--format', 'json', ...asked);
    const [{ leaving }] = JSON.parse(run.out).projects;
    const told = new Map(leaving.map(({ member, verdict }: { member: string; verdict: string }) => [member, verdict]));
    expect(told).toEqual(new Map(expected));
  } finally {
    await simulator.close();
  }
});
