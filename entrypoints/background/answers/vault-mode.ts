import type { Query } from '../../../utils/protocol/declarations';
import { takeSecret } from '../../../utils/vault/handover';
import type { ChangeModeOutcome, NewVaultMode } from '../../../utils/vault/types';
import type { Locking } from '../jobs/locking';

export interface VaultModeDeps {
  readonly locking: Locking;
}

/** What a page has offered. Rejects where the offer was taken before, is too old, or never was. */
export const offered = async (id: string): Promise<string> => {
  const secret = await takeSecret(id);
  if (secret === null) throw new RangeError('no such offer');
  return secret;
};

/** The offer is taken in any case, so that no passphrase is left behind by a request for a mode without one. */
const requestedMode = async ({ mode, offer, lockAfterMinutes }: Query<'changeVaultMode'>): Promise<NewVaultMode> => {
  const passphrase = offer === undefined ? null : await offered(offer);
  if (mode !== 'passphrase') return { mode };
  if (passphrase === null) throw new RangeError('no passphrase was offered');
  return { mode, passphrase, ...(lockAfterMinutes !== undefined && { lockAfterMinutes }) };
};

/** Keeps all stored keys in another way, or under another passphrase. */
export const changeVaultMode = async (
  query: Query<'changeVaultMode'>,
  { locking }: VaultModeDeps,
): Promise<ChangeModeOutcome> => locking.keep(await requestedMode(query));
