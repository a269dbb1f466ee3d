import type { VaultStatus } from '../types';

type Present = Extract<VaultStatus, { state: 'present' }>;

/** For tests of what is shown: keys as they are kept where nobody chose otherwise. */
export const DEVICE: Present = {
  ...{ state: 'present', mode: 'device', locked: false },
  ...{ lockAt: null, lockAfterMinutes: 15, waitUntil: null },
};
export const UNLOCKED: Present = { ...DEVICE, mode: 'passphrase', lockAt: Date.now() + 15 * 60_000 };
export const LOCKED: Present = { ...DEVICE, mode: 'passphrase', locked: true };
