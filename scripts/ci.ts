import { runSecurityTiers } from './steps/security-tiers';
import { runTestTiers } from './steps/test-tiers';
import { startTiers } from './steps/tiers';

/** All that must hold, with one closing line over all of it. */
const tiers = startTiers();
await runTestTiers(tiers);
await runSecurityTiers(tiers);
tiers.close();
