import { browser } from 'wxt/browser';
import { stashSecret } from '../vault/handover';
import { isVaultItem } from '../vault/session-item';
import type { ChangeModeOutcome, UnlockOutcome, VaultMode, VaultStatus } from '../vault/types';
import { sendMessage } from './envelope';

/** What an extension page may ask about the way keys are kept. Each rejects when the background doesn't answer. */
export interface VaultClient {
  status(): Promise<VaultStatus>;
  unlock(passphrase: string): Promise<UnlockOutcome>;
  lock(): Promise<void>;
  /** Calls back when keys may have been locked, unlocked or kept in another way, by any context, until the signal. */
  watch(signal: AbortSignal, onChange: () => void): void;
}

/** What only the options page may ask. */
export interface VaultEditor extends VaultClient {
  /** `passphrase`: for the mode of that name. */
  change(mode: VaultMode, passphrase?: string): Promise<ChangeModeOutcome>;
  /** `false` when it could not be stored. */
  setLockAfter(minutes: number): Promise<boolean>;
  /** `false` when the browser could not erase. */
  eraseKeys(): Promise<boolean>;
}

/**
 * The unlocked key comes, goes or is renewed in `storage.session`; being used again writes it too, and changes nothing.
 */
const comesOrGoes = (changes: Record<string, { oldValue?: unknown; newValue?: unknown }>): boolean =>
  Object.entries(changes).some(
    ([name, { oldValue = null, newValue = null }]) => isVaultItem(name) && (oldValue === null) !== (newValue === null),
  );

/** Over messages; a passphrase goes by a hand-over and never in one. */
export const vaultClient: VaultEditor = {
  status: () => sendMessage('getVaultStatus'),
  unlock: async (passphrase) => sendMessage('unlock', { offer: await stashSecret(passphrase) }),
  lock: () => sendMessage('lock'),
  watch: (signal, onChange) => {
    const listener: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
      if (area === 'session' && comesOrGoes(changes)) onChange();
    };
    browser.storage.onChanged.addListener(listener);
    signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener), { once: true });
  },
  change: async (mode, passphrase) =>
    sendMessage('changeVaultMode', { mode, ...(passphrase !== undefined && { offer: await stashSecret(passphrase) }) }),
  setLockAfter: (minutes) => sendMessage('setLockAfter', { minutes }),
  eraseKeys: () => sendMessage('eraseKeys'),
};
