import { runTestTiers } from './steps/test-tiers';
import { startTiers } from './steps/tiers';

const tiers = startTiers();
await runTestTiers(tiers);
tiers.close();
