import type { DBSchema } from 'idb';
import { createDatabase, type Database } from '../storage/database';
import { migrateTo1 } from './migrations/1';
import { migrateTo2 } from './migrations/2';
import type { FirstRecord, SealingKey, VaultRecord } from './record';

/** The vault's database as the newest migration leaves it. Everything in it is checked when it is read. */
export interface VaultSchema extends DBSchema {
  secrets: { key: string; value: FirstRecord | VaultRecord };
  /** One, under `key`. */
  device: { key: string; value: SealingKey };
  /** `mode`: how keys are kept. `lock-after`: minutes. `wrong-tries`: what the waits grow by. */
  keeping: { key: 'mode' | 'lock-after' | 'wrong-tries'; value: unknown };
}

export type VaultDatabase = Database<VaultSchema>;

/** Strict: a key that moved between disk and memory, or was erased, must have done so after a power cut too. */
export const openVaultDatabase = (name: string): VaultDatabase =>
  createDatabase<VaultSchema>({ name, migrations: [migrateTo1, migrateTo2], durability: 'strict' });
