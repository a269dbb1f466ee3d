import { addDays, dayOf } from '../world/days';
import { uuidOf } from '../world/ids';
import type { UsageRow, Witness } from '../world/types';
import { WITNESSES } from '../world/witnesses';
import type { Seed } from '../world/world';
import { PROJECT_ID, smallSeed } from './small';

/** What use comes to is told in another figure for each product (docs/deepgram/api.md 4.10). */
const PRODUCTS = ['listen', 'agent', 'read', 'speak'] as const satisfies readonly UsageRow['endpoint'][];

export interface WitnessedKey {
  readonly keyId: string;
  readonly memberId: string;
  readonly witness: Witness;
  readonly product: UsageRow['endpoint'];
}

/** A member each with one key, which was used two days ago as only one witness tells. */
export const WITNESSED: readonly WitnessedKey[] = WITNESSES.flatMap((witness) =>
  PRODUCTS.map((product) => ({
    keyId: uuidOf(`key told by ${witness} of ${product}`),
    memberId: uuidOf(`member told by ${witness} of ${product}`),
    witness,
    product,
  })),
);

/** The small team and, beside it, everybody of `WITNESSED`. */
export const witnessesSeed: Seed = (world) => {
  smallSeed(world);
  const now = world.clock.now();
  for (const { keyId, memberId, witness, product } of WITNESSED) {
    world.addMember(
      PROJECT_ID,
      { id: memberId, email: `${witness}-${product}@northwind.example`, firstName: witness, lastName: product },
      'member',
    );
    const createdAt = now - 120 * 86_400_000;
    world.createKey(PROJECT_ID, memberId, {
      id: keyId,
      comment: `${witness} ${product}`,
      scopes: ['member'],
      createdAt,
    });
    const day = addDays(dayOf(now), -2);
    world.recordUsage(PROJECT_ID, { accessor: keyId, requests: 40, day, endpoint: product, witnesses: [witness] });
  }
};
