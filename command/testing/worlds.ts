import { type Simulator, startSimulator } from '../../simulator/index';
import { ROWS_ADMIN_KEY_ID, rowsSeed, type Size } from '../../simulator/seeds/rows';
import { smallSeed } from '../../simulator/seeds/small';
import { createWorld } from '../../simulator/world/world';

/** The small team, whose clock stands: today's figures don't grow between two runs. */
export const startSmall = (): Promise<Simulator> => {
  const now = Date.now();
  return startSimulator({ seed: createWorld({ now: () => now, seed: smallSeed }) });
};

/** A team of some size, and the secret of a key that sees all of it. */
export const startRows = async (size: Size): Promise<{ readonly simulator: Simulator; readonly secret: string }> => {
  const now = Date.now();
  const simulator = await startSimulator({ seed: createWorld({ now: () => now, seed: rowsSeed(size) }) });
  const [project] = simulator.world.projects.values();
  const secret = project?.keys.get(ROWS_ADMIN_KEY_ID)?.secret;
  if (secret === undefined) throw new Error('the seed has no such key');
  return { simulator, secret };
};
