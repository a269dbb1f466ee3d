import type { DatabaseProblem, Written } from '../database/problem';

export type { DatabaseProblem, Written };

/** Why a stored key cannot be used although its record is there. The way out is to connect again. */
export type VaultDamage =
  /** The record doesn't have the shape of one. */
  | 'record-unreadable'
  /** A newer Linchpin wrote it, in a way this one doesn't know. */
  | 'newer-record'
  /** The device key it was encrypted under is gone or another one. */
  | 'device-key-missing'
  /** It doesn't decrypt: altered, or moved to another project. */
  | 'undecryptable';

export type VaultAnswer =
  | { readonly state: 'present'; readonly secret: string }
  | { readonly state: 'absent' }
  | { readonly state: 'damaged'; readonly reason: VaultDamage }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

/** The stored Deepgram keys, one per project. No method throws. */
export interface Vault {
  /** Encrypts and stores, in place of what was there. */
  put(projectId: string, secret: string): Promise<Written>;
  get(projectId: string): Promise<VaultAnswer>;
  /** Erases; with the last record goes the device key. */
  remove(projectId: string): Promise<Written>;
  /** Projects that have a record, readable or not. */
  list(): Promise<
    | { readonly state: 'present'; readonly projectIds: readonly string[] }
    | { readonly state: 'unavailable'; readonly problem: DatabaseProblem }
  >;
  /** Lets go of the database. The next call opens it again. */
  close(): Promise<void>;
}
