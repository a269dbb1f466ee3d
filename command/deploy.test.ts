import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { SECRETS } from '../simulator/seeds/small';
import { readArgs } from './args';
import { createMachine, t } from './testing/run';
import { startSmall } from './testing/worlds';

const textOf = (name: string): string => readFileSync(join(import.meta.dirname, 'deploy', name), 'utf8');

it('the CronJob and the unit ask for what the command understands', () => {
  const [, job] = parseAllDocuments(textOf('cronjob.yaml')).map((document) => document.toJS());
  const [container] = job.spec.jobTemplate.spec.template.spec.containers;
  expect(readArgs(container.args, t)).toMatchObject({ name: 'check', args: { state: '/state/linchpin.state.json' } });
  const [, started = ''] = /^ExecStart=\S+ \S+ (.*)$/m.exec(textOf('linchpin.service')) ?? [];
  expect(readArgs(started.split(' '), t)).toMatchObject({ name: 'check', args: { format: 'prom' } });
});

it('each rule is about metrics that a run writes', async () => {
  const simulator = await startSmall();
  try {
    const machine = createMachine(simulator, { DEEPGRAM_API_KEY: SECRETS.admin });
    const { out } = await machine.run('check', '--format', 'prom');
    const written = new Set([...out.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
    for (const { rules } of parse(textOf('rules.yaml')).groups)
      for (const { expr } of rules)
        for (const [name] of expr.matchAll(/linchpin_\w+/g)) expect([name, written.has(name)]).toEqual([name, true]);
  } finally {
    await simulator.close();
  }
});
