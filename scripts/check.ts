import { checks } from './steps/checks';
import { run, seconds } from './steps/process';

/** In `npm test` it runs among the unit tests; here it runs alone. */
const architecture = {
  name: 'architecture',
  program: 'vitest',
  args: ['run', '--project', 'unit', 'scripts/architecture'],
};

let failures = 0;
for (const { name, program, args } of [...checks, architecture]) {
  const started = Date.now();
  const { code, output } = await run(program, args);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(started)})`);
  if (code === 0) continue;
  failures++;
  console.log(output.trim());
}
process.exit(failures ? 1 : 0);
