import { runSecurityTiers } from './steps/security-tiers';
import { runTestTiers } from './steps/test-tiers';
import { startTiers } from './steps/tiers';

/**
 * All that must hold. With `--security` also what takes longer than this command should, under the same closing line;
 * with `--full` every run of each property (utils/testing/properties.ts).
 */
if (process.argv.includes('--full')) process.env.LINCHPIN_PROPERTY_RUNS = 'full';
const tiers = startTiers();
await runTestTiers(tiers);
if (process.argv.includes('--security')) await runSecurityTiers(tiers);
tiers.close();
