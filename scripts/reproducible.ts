import { compareBuilds } from './reproducible/compare';

/** Builds and packs everything twice, in other folders and under other circumstances, and compares the bytes. */
const differences = await compareBuilds();
process.exit(differences.length > 0 ? 1 : 0);
