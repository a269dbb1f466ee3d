import type { GetDataType } from '@webext-core/messaging';
import type { Protocol } from '../../utils/messages';
import type { Keeping, KeepOutcome } from '../../utils/vault/types';
import type { Locking } from './locking';
import { offered } from './offered';

export interface KeepingParts {
  readonly locking: Locking;
}

type Query = GetDataType<Protocol['changeKeeping']>;

/** Taken in any case, so that no passphrase is left behind by who asked for a mode without one. */
const keepingIn = async ({ mode, offer, lockAfterMinutes }: Query): Promise<Keeping> => {
  const passphrase = offer === undefined ? null : await offered(offer);
  if (mode !== 'passphrase') return { mode };
  if (passphrase === null) throw new RangeError('no passphrase was offered');
  return { mode, passphrase, ...(lockAfterMinutes !== undefined && { lockAfterMinutes }) };
};

/** Keeps all stored keys in another way, or under another passphrase. */
export const changeKeeping = async (query: Query, { locking }: KeepingParts): Promise<KeepOutcome> =>
  locking.keep(await keepingIn(query));
