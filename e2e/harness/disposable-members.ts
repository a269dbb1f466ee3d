import { PROJECT_ID, smallSeed } from '../../simulator/seeds/small';
import { DAY_MS } from '../../simulator/world/days';
import { uuidOf } from '../../simulator/world/ids';
import type { ConsoleLook } from '../../simulator/world/types';
import type { Seed } from '../../simulator/world/world';
import { variants } from './variants';

interface DisposableMember {
  readonly email: string;
  readonly comment: string;
}

/** Two digits, so that no name is a prefix of another. */
const disposableOf = (index: number): DisposableMember => {
  const number = String(index).padStart(2, '0');
  return { email: `spare-${number}@northwind.example`, comment: `spare ${number}` };
};

/** A member with a key that no other test needs: one for each variant, to be removed or to lose the key there. */
export const disposableIn = (look: ConsoleLook): DisposableMember => disposableOf(variants.indexOf(look));

export const smallWithDisposables: Seed = (world) => {
  smallSeed(world);
  for (const index of variants.keys()) {
    const { email, comment } = disposableOf(index);
    const account = world.addMember(PROJECT_ID, { id: uuidOf(email), email }, 'member');
    const createdAt = world.clock.now() - (3 + index) * DAY_MS;
    world.createKey(PROJECT_ID, account.id, { comment, scopes: ['usage:write'], createdAt });
  }
};
