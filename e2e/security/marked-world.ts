import { PROJECT_ID, SANDBOX_ID, smallSeed } from '../../simulator/seeds/small';
import { KEYS, SANDBOX_KEYS } from '../../simulator/seeds/small-keys';
import type { Seed } from '../../simulator/world/world';
import { SANDBOX_SECRET, SECRET } from './marks';

const MARKED = [
  { projectId: PROJECT_ID, keyId: KEYS.admin.id, secret: SECRET },
  { projectId: SANDBOX_ID, keyId: SANDBOX_KEYS.sandbox.id, secret: SANDBOX_SECRET },
];

/** The small team, whose most able keys have secrets that nothing else in the world has a piece of. */
export const markedSeed: Seed = (world) => {
  smallSeed(world);
  for (const { projectId, keyId, secret } of MARKED) {
    const key = world.project(projectId).keys.get(keyId);
    if (!key) throw new Error(`The small team has no key ${keyId} any more`);
    key.secret = secret;
  }
};
