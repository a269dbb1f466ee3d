import { PROJECT_ID, smallSeed } from '../../simulator/seeds/small';
import { DAY_MS } from '../../simulator/world/days';
import { uuidOf } from '../../simulator/world/ids';
import type { ConsoleLook } from '../../simulator/world/types';
import type { Seed } from '../../simulator/world/world';
import { looks } from './looks';

interface Spare {
  readonly email: string;
  readonly comment: string;
}

/** Two digits, so that no name is the beginning of another. */
const spareOf = (index: number): Spare => {
  const number = String(index).padStart(2, '0');
  return { email: `spare-${number}@northwind.example`, comment: `spare ${number}` };
};

/** Somebody with a key whom nothing else in the world needs: one for each look, to be removed or lose the key in it. */
export const spare = (look: ConsoleLook): Spare => spareOf(looks.indexOf(look));

export const smallWithSpares: Seed = (world) => {
  smallSeed(world);
  for (const index of looks.keys()) {
    const { email, comment } = spareOf(index);
    const account = world.addMember(PROJECT_ID, { id: uuidOf(email), email }, 'member');
    const createdAt = world.clock.now() - (3 + index) * DAY_MS;
    world.createKey(PROJECT_ID, account.id, { comment, scopes: ['usage:write'], createdAt });
  }
};
