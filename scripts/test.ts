import { findBrowser } from './browsers';
import { buildFolder, targetOf } from './steps/build';
import { type Check, checks } from './steps/checks';
import { run, seconds } from './steps/process';
import { add, closingLine, type Tally } from './steps/tally';
import { runProject } from './steps/vitest';

/** Every tier, cheapest first: a fault is known as early as can be, and the closing line counts all of them. */
const tally: Tally = { passed: 0, failed: 0, skipped: 0 };

const step = async ({ name, program, args }: Check): Promise<boolean> => {
  const started = Date.now();
  const { code, output } = await run(program, args);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(started)})`);
  if (code !== 0) console.log(output.trim());
  add(tally, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
  return code === 0;
};

const tier = async (name: string, work: () => Promise<void>): Promise<void> => {
  const started = Date.now();
  console.log(`\n── ${name}`);
  await work();
  console.log(`── ${name}: ${seconds(started)}; so far ${closingLine(tally)}`);
};

await tier('checks', async () => {
  for (const check of checks) await step(check);
});
await tier('unit', async () => add(tally, await runProject('unit')));
await tier('simulator', async () => add(tally, await runProject('simulator')));

let built = true;
await tier('builds', async () => {
  for (const browser of ['chromium', 'firefox'] as const) {
    const name = `production build for ${browser}`;
    built = (await step({ name, program: 'wxt', args: ['build', ...targetOf(browser)] })) && built;
  }
  const lint = ['lint', '--source-dir', buildFolder('firefox'), '--warnings-as-errors', '--no-config-discovery'];
  await step({ name: "Firefox's linter (web-ext)", program: 'web-ext', args: lint });
});

await tier('browsers', async () => {
  if (!built) {
    console.log('✗ Without the builds there is nothing to open in a browser.');
    add(tally, { passed: 0, failed: 1, skipped: 0 });
    return;
  }
  try {
    await findBrowser('chromium');
    await findBrowser('firefox');
  } catch (error) {
    console.log(`✗ ${String(error)}`);
    add(tally, { passed: 0, failed: 1, skipped: 0 });
    return;
  }
  add(tally, await runProject('e2e'));
});

console.log(`\n${closingLine(tally)}`);
process.exit(tally.failed ? 1 : 0);
