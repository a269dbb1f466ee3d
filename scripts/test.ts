import { runSecurityTiers } from './steps/security-tiers';
import { runTestTiers } from './steps/test-tiers';
import { startTiers } from './steps/tiers';

/** All that must hold; with `--security` also what takes longer than this command should, under the same closing line. */
const tiers = startTiers();
await runTestTiers(tiers);
if (process.argv.includes('--security')) await runSecurityTiers(tiers);
tiers.close();
