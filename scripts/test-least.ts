import { CANDIDATES } from './browsers/candidates';
import { findLeast } from './browsers/find-least';
import { LEAST } from './browsers/least';
import { add } from './steps/tally';
import { runBuilds } from './steps/test-tiers';
import { startTiers } from './steps/tiers';
import { runProject } from './steps/vitest';

/**
 * The browser tests in the oldest browsers that the manifests name; in one of them where `LINCHPIN_BROWSERS` names it.
 */
const wanted = (process.env.LINCHPIN_BROWSERS ?? 'chromium,firefox').split(',');
const browsers = (['chromium', 'firefox'] as const).filter((name) => wanted.includes(name));

if (browsers.length === 0) {
  console.error('LINCHPIN_BROWSERS names chromium, firefox or both.');
  process.exit(2);
}

const tiers = startTiers();
let ready = true;
await tiers.tier('least browsers', async () => {
  for (const browser of browsers) {
    const found = await tiers.task(`${browser} ${LEAST[browser]}`, async () => {
      process.env[CANDIDATES[browser].variable] = await findLeast(browser);
    });
    ready = found && ready;
  }
});
if (ready && (await runBuilds(tiers))) {
  await tiers.tier('browsers', async () => add(tiers.tally, await runProject('e2e')));
}
tiers.close();
