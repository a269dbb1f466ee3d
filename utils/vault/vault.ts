import type { DBSchema } from 'idb';
import * as z from 'zod/mini';
import { createDatabase, problemOf, type WriteTransaction, written } from '../database/database';
import { type DeviceKey, deviceKey, newerRecord, type VaultRecord, vaultRecord } from './record';
import { createDeviceKey, seal, unseal } from './sealing';
import type { SessionMemory } from './session-memory';
import type { Vault, VaultAnswer } from './types';

interface VaultSchema extends DBSchema {
  secrets: { key: string; value: VaultRecord };
  device: { key: string; value: DeviceKey };
}

export interface VaultOptions {
  readonly name?: string;
  readonly now?: () => number;
  readonly memory: SessionMemory;
}

const DEVICE = 'key';
const LOCK_AFTER_MINUTES = 15;
const STORES = ['secrets', 'device'] as const;

/**
 * The stored Deepgram keys, in a database of the extension's own origin, which no content script can reach. "This device"
 * mode: encrypted under a key that can't be exported. That keeps out who reads the disk casually, not who runs as you.
 */
export const createVault = ({ name = 'linchpin-vault', now = Date.now }: VaultOptions): Vault => {
  const database = createDatabase<VaultSchema>({
    name,
    migrations: [
      (db) => {
        db.createObjectStore('secrets', { keyPath: 'projectId' });
        db.createObjectStore('device');
      },
    ],
  });

  const storedDeviceKey = (): Promise<DeviceKey | undefined> =>
    database.read(async (db) => usable(await db.get('device', DEVICE)));

  /** Seals outside the transaction, which would end while it waits, then stores if the device key is still the same. */
  const sealAndStore = async (projectId: string, secret: string): Promise<void> => {
    const current = await storedDeviceKey();
    const sealing = current ?? (await createDeviceKey());
    const record = await seal(projectId, secret, sealing, now());
    if (await database.write(STORES, (tx) => store(tx, record, sealing))) return;
    // Another context made or erased the device key meanwhile; its turn is over, so this ends.
    await sealAndStore(projectId, secret);
  };

  const open = async (raw: unknown, projectId: string): Promise<VaultAnswer> => {
    const record = z.safeParse(vaultRecord, raw);
    if (!record.success || record.data.projectId !== projectId) {
      const newer = z.safeParse(newerRecord, raw).success;
      return { state: 'damaged', reason: newer ? 'newer-record' : 'record-unreadable' };
    }
    const key = await storedDeviceKey();
    if (key?.id !== record.data.deviceKeyId) return { state: 'damaged', reason: 'key-missing' };
    try {
      return { state: 'present', secret: await unseal(record.data, key) };
    } catch {
      return { state: 'damaged', reason: 'undecryptable' };
    }
  };

  return {
    put: (projectId, secret) => written(sealAndStore(projectId, secret)),

    async get(projectId) {
      try {
        const raw = await database.read((db) => db.get('secrets', projectId));
        return raw === undefined ? { state: 'absent' } : await open(raw, projectId);
      } catch (error) {
        return { state: 'unavailable', problem: problemOf(error) };
      }
    },

    remove: (projectId) => written(database.write(STORES, (tx) => erase(tx, projectId))),

    async list() {
      try {
        return { state: 'present', projectIds: await database.read((db) => db.getAllKeys('secrets')) };
      } catch (error) {
        return { state: 'unavailable', problem: problemOf(error) };
      }
    },

    status: async () => ({
      state: 'present',
      mode: 'device',
      locked: false,
      lockAt: null,
      lockAfterMinutes: LOCK_AFTER_MINUTES,
      waitUntil: null,
    }),
    unlock: async () => ({ state: 'not-needed' }),
    lock: async () => undefined,
    keep: async ({ mode }) =>
      mode === 'device' ? { state: 'kept' } : { state: 'unavailable', problem: 'unavailable' },
    setLockAfter: async () => ({ ok: false, problem: 'unavailable' }),
    touch: async () => undefined,
    eraseKeys: () =>
      written(
        database.write(STORES, async (tx) => {
          await tx.objectStore('secrets').clear();
          await tx.objectStore('device').clear();
        }),
      ),

    close: () => database.close(),
  };
};

const usable = (raw: unknown): DeviceKey | undefined => {
  const parsed = z.safeParse(deviceKey, raw);
  return parsed.success ? parsed.data : undefined;
};

/** Record and device key together. `false`, and nothing stored, when another device key has come meanwhile. */
const store = async (tx: WriteTransaction<VaultSchema>, record: VaultRecord, sealing: DeviceKey): Promise<boolean> => {
  const current = usable(await tx.objectStore('device').get(DEVICE));
  if (current && current.id !== sealing.id) return false;
  if (!current) await tx.objectStore('device').put(sealing, DEVICE);
  await tx.objectStore('secrets').put(record);
  return true;
};

/** With the last record goes the device key: what the disk may still hold of the record is then beyond reading. */
const erase = async (tx: WriteTransaction<VaultSchema>, projectId: string): Promise<void> => {
  await tx.objectStore('secrets').delete(projectId);
  if ((await tx.objectStore('secrets').count()) === 0) await tx.objectStore('device').delete(DEVICE);
};
