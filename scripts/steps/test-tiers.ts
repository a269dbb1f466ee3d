import { findBrowser } from '../browsers/find';
import { buildFolder, targetOf } from './build';
import { checks } from './checks';
import { buildCommand } from './command';
import { commandSize, expectWithin, packedSize, scriptSizes } from './sizes';
import { add } from './tally';
import type { Tiers } from './tiers';
import { runProject } from './vitest';

/** Whether both browsers are there, or could be installed. Where not, it says so and counts as a failure. */
export const haveBrowsers = ({ task }: Tiers): Promise<boolean> =>
  task('Chromium and Firefox', async () => {
    await findBrowser('chromium');
    await findBrowser('firefox');
  });

/** The production builds; whether there are both. */
export const runBuilds = async ({ step }: Tiers): Promise<boolean> => {
  let built = true;
  for (const browser of ['chromium', 'firefox'] as const) {
    const name = `production build for ${browser}`;
    built = (await step({ name, program: 'wxt', args: ['build', ...targetOf(browser)] })) && built;
  }
  return built;
};

/** What a visit and a download weigh. */
const checkSizes = async ({ task }: Tiers): Promise<void> => {
  await task('script sizes', async () => expectWithin(scriptSizes()));
  await task('size of the command', async () => {
    await buildCommand();
    expectWithin([commandSize()]);
  });
  // Packing builds again: one browser's package is enough, as the other's differs by its manifest alone.
  await task('packed size', async () => expectWithin([await packedSize('chromium')]));
};

/** Every tier, cheapest first: a fault is known as early as can be. */
export const runTestTiers = async (tiers: Tiers): Promise<void> => {
  const { tally, tier, step } = tiers;
  await tier('checks', async () => {
    // The first writes what the others read.
    const [first, ...others] = checks;
    if (first) await step(first);
    await Promise.all(others.map(step));
  });
  await tier('unit', async () => add(tally, await runProject('unit')));
  await tier('simulator', async () => add(tally, await runProject('simulator')));
  await tier('command', async () => add(tally, await runProject('command')));

  let built = false;
  await tier('builds', async () => {
    built = await runBuilds(tiers);
    const lint = ['lint', '--source-dir', buildFolder('firefox'), '--warnings-as-errors', '--no-config-discovery'];
    await step({ name: "Firefox's linter (web-ext)", program: 'web-ext', args: lint });
    if (built) await checkSizes(tiers);
  });
  await tier('browsers', async () => {
    if (!built) console.log('✗ Without the builds there is nothing to open in a browser.');
    else if (await haveBrowsers(tiers)) add(tally, await runProject('e2e'));
  });
};
