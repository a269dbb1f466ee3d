import { runSecurityTiers } from './steps/security-tiers';
import { startTiers } from './steps/tiers';

/** What takes longer than `npm test` should: the built extension under attack, and the build itself. */
const tiers = startTiers();
await runSecurityTiers(tiers);
tiers.close();
