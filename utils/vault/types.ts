import type { DatabaseProblem, Written } from '../storage/problem';

/** How all stored keys are kept. One mode for all of them. */
export type VaultMode =
  /** Encrypted under a key of this device that can't be exported. */
  | 'device'
  /** Encrypted under a key that only the passphrase opens. */
  | 'passphrase'
  /** In memory for as long as the browser runs, never on disk. */
  | 'session';

/** Why a stored key cannot be used although its record is there. The way out is to connect again. */
export type VaultDamage =
  /** The record doesn't have the shape of one. */
  | 'record-unreadable'
  /** A newer Linchpin wrote it, in a way this one doesn't know. */
  | 'newer-record'
  /** The key it was encrypted under is gone or another one. */
  | 'key-missing'
  /** It doesn't decrypt: altered, or moved to another project. */
  | 'undecryptable'
  /** What says how keys are kept can't be read, so none can. The way out is to erase them all. */
  | 'keeping-unreadable';

export type VaultAnswer =
  | { readonly state: 'present'; readonly secret: string }
  | { readonly state: 'absent' }
  /** Passphrase mode: it cannot be read until a person unlocks. */
  | { readonly state: 'locked' }
  /** Session mode: it was kept for a browser session that has ended, or was never there; the disk doesn't say which. */
  | { readonly state: 'session-ended' }
  | { readonly state: 'damaged'; readonly reason: VaultDamage }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

export type VaultStatus =
  | {
      readonly state: 'present';
      readonly mode: VaultMode;
      readonly locked: boolean;
      /** Milliseconds since the epoch: when it locks if nobody uses it. `null` unless unlocked in passphrase mode. */
      readonly lockAt: number | null;
      readonly lockAfterMinutes: number;
      /** Milliseconds since the epoch: no passphrase is tried before this. */
      readonly waitUntil: number | null;
    }
  /** What says how keys are kept can't be read: `eraseKeys` is the way out. */
  | { readonly state: 'damaged' }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

export type Stored = Written | { readonly ok: false; readonly problem: 'locked' };

export type UnlockOutcome =
  | { readonly state: 'unlocked' }
  /** `waitUntil`: milliseconds since the epoch, the next try is taken from then on; `null` when at once. */
  | { readonly state: 'wrong'; readonly waitUntil: number | null }
  /** Not tried, as it came too early. */
  | { readonly state: 'waiting'; readonly until: number }
  /** Nothing is locked. The passphrase was not looked at. */
  | { readonly state: 'not-needed' }
  | { readonly state: 'damaged' }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

export type NewVaultMode =
  | { readonly mode: 'device' }
  | { readonly mode: 'session' }
  | { readonly mode: 'passphrase'; readonly passphrase: string; readonly lockAfterMinutes?: number };

export type ChangeModeOutcome =
  | { readonly state: 'kept' }
  | { readonly state: 'locked' }
  /** These stored keys cannot be read, so they cannot be encrypted again. Nothing changed. */
  | { readonly state: 'damaged'; readonly projectIds: readonly string[] }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

/** The stored Deepgram keys, one per project. No method throws, and each does all of its work or none. */
export interface Vault {
  /** Encrypts and stores, in place of what was there. */
  put(projectId: string, secret: string): Promise<Stored>;
  get(projectId: string): Promise<VaultAnswer>;
  /** Erases, locked or not. On this device the encryption key goes with the last record. */
  remove(projectId: string): Promise<Written>;
  /** Projects that have a stored key, readable or not. In session mode: those of this browser session. */
  list(): Promise<
    | { readonly state: 'present'; readonly projectIds: readonly string[] }
    | { readonly state: 'unavailable'; readonly problem: DatabaseProblem }
  >;
  status(): Promise<VaultStatus>;
  unlock(passphrase: string): Promise<UnlockOutcome>;
  /** Forgets the unlocked key. Nothing happens outside passphrase mode. */
  lock(): Promise<void>;
  /** Changes how all keys are kept, or the passphrase: every key is encrypted again, in one step. */
  keep(modeRecord: NewVaultMode): Promise<ChangeModeOutcome>;
  /** Minutes without use until it locks, 1 to 240. */
  setLockAfter(minutes: number): Promise<Written>;
  /** A person used Linchpin: the time until it locks starts again. Never unlocks. */
  touch(): Promise<void>;
  /** For a forgotten passphrase: erases every stored key and goes back to the device mode. */
  eraseKeys(): Promise<Written>;
  /** Lets go of the database. The next call opens it again. */
  close(): Promise<void>;
}
