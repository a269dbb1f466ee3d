import { compareBuilds } from '../reproducible/compare';
import { auditShipped } from './audit';
import { add } from './tally';
import { haveBrowsers, runBuilds } from './test-tiers';
import type { Tiers } from './tiers';
import { runProject } from './vitest';

/** Attacks on what ships, and proof of what it was built from. */
export const runSecurityTiers = async (tiers: Tiers): Promise<void> => {
  const { tally, tier, task } = tiers;
  await tier('what ships', async () => {
    await task('two clean builds give the same bytes', async () => {
      const differences = await compareBuilds();
      if (differences.length > 0) throw new Error(`${differences.length} files differ`);
    });
    await auditShipped(tiers);
  });
  await tier('security', async () => {
    if ((await runBuilds(tiers)) && (await haveBrowsers(tiers))) add(tally, await runProject('security-*'));
  });
};
