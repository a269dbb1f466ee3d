import * as z from 'zod/mini';
import { type WriteTransaction, written } from '../database/database';
import { isObject } from '../objects';
import { type HeldSecrets, withoutProject, withSecret } from './held';
import type { PassphraseKeeping } from './keeping';
import type { VaultParts } from './parts';
import { type SealingKey, sealingKey, type VaultRecord } from './record';
import type { VaultSchema } from './schema';
import { type Clear, createDeviceKey, readRecord, seal, unseal } from './sealing';
import { secretsItem } from './session-item';
import type { Standing, Standings } from './standing';
import type { Stored, VaultAnswer } from './types';
import { sealingKeyOf } from './wrapping';

export const STORES = ['secrets', 'device', 'keeping'] as const;
export const DEVICE = 'key';

type Transaction = WriteTransaction<VaultSchema>;

const usableKey = (raw: unknown): SealingKey | undefined => {
  const parsed = z.safeParse(sealingKey, raw);
  return parsed.success ? parsed.data : undefined;
};

/** The key that opens what is on disk; `undefined` where there is none. */
export const keyInUse = async (
  standing: Exclude<Standing, { mode: 'session' | 'unreadable' }>,
  { database }: Pick<VaultParts, 'database'>,
): Promise<SealingKey | undefined> => {
  if (standing.mode === 'device') return usableKey(await database.read((db) => db.get('device', DEVICE)));
  return standing.unlocked ? sealingKeyOf(standing.keeping.id, standing.unlocked.dataKey) : undefined;
};

/** Whether the keeping is still the one that was seen: another context may have changed it meanwhile. */
export const stillKept = async (tx: Transaction, keepingId: string | null): Promise<boolean> => {
  const stored: unknown = await tx.objectStore('keeping').get('mode');
  if (stored === undefined) return keepingId === null;
  return isObject(stored) && stored.id === keepingId;
};

/** Record and device key together. `false`, and nothing stored, when another device key has come meanwhile. */
const storeOnDevice = async (tx: Transaction, record: VaultRecord, sealing: SealingKey): Promise<boolean> => {
  if (!(await stillKept(tx, null))) return false;
  const current = usableKey(await tx.objectStore('device').get(DEVICE));
  if (current && current.id !== sealing.id) return false;
  if (!current) await tx.objectStore('device').put(sealing, DEVICE);
  await tx.objectStore('secrets').put(record);
  return true;
};

const storeUnderPassphrase = async (tx: Transaction, record: VaultRecord, { id }: PassphraseKeeping) => {
  if (!(await stillKept(tx, id))) return false;
  await tx.objectStore('secrets').put(record);
  return true;
};

/** With the last record goes the device key: what the disk may still hold of the record is then beyond reading. */
const erase = async (tx: Transaction, projectId: string): Promise<void> => {
  await tx.objectStore('secrets').delete(projectId);
  if ((await tx.objectStore('secrets').count()) === 0) await tx.objectStore('device').delete(DEVICE);
};

/** Storing, reading and erasing one key. Rejects as database and session memory do, except where it answers `Stored`. */
export const createStoring = (
  { database, memory }: Pick<VaultParts, 'database' | 'memory'>,
  { look }: Pick<Standings, 'look'>,
) => {
  /** Seals outside the transaction, which would end while it waits, then stores if the key is still the one in use. */
  const put = async (clear: Clear): Promise<Stored> => {
    const standing = await look();
    switch (standing.mode) {
      case 'unreadable':
        return { ok: false, problem: 'unavailable' };
      case 'session': {
        const { keeping, held } = standing;
        return written(memory.set(secretsItem(keeping.id), withSecret(held, clear)));
      }
      case 'passphrase': {
        const key = await keyInUse(standing, { database });
        if (!key) return { ok: false, problem: 'locked' };
        const record = await seal(clear, key);
        if (await database.write(STORES, (tx) => storeUnderPassphrase(tx, record, standing.keeping)))
          return { ok: true };
        break;
      }
      case 'device': {
        const key = (await keyInUse(standing, { database })) ?? (await createDeviceKey());
        const record = await seal(clear, key);
        if (await database.write(STORES, (tx) => storeOnDevice(tx, record, key))) return { ok: true };
      }
    }
    // Another context changed the key meanwhile; its turn is over, so this ends.
    return put(clear);
  };

  const get = async (projectId: string): Promise<VaultAnswer> => {
    const standing = await look();
    if (standing.mode === 'unreadable') return { state: 'damaged', reason: 'keeping-unreadable' };
    if (standing.mode === 'session') {
      const clear = standing.held?.secrets.find((held) => held.projectId === projectId);
      if (clear) return { state: 'present', secret: clear.secret };
      return { state: standing.held?.resumed === false ? 'absent' : 'session-ended' };
    }
    const raw: unknown = await database.read((db) => db.get('secrets', projectId));
    if (raw === undefined) return { state: 'absent' };
    const record = readRecord(raw, projectId);
    if (typeof record === 'string') return { state: 'damaged', reason: record };
    if (standing.mode === 'passphrase' && !standing.unlocked) return { state: 'locked' };
    const opened = await unseal(record, await keyInUse(standing, { database }));
    return opened.state === 'present' ? { state: 'present', secret: opened.clear.secret } : opened;
  };

  const remove = async (projectId: string): Promise<void> => {
    const standing = await look();
    if (standing.mode !== 'session') return database.write(STORES, (tx) => erase(tx, projectId));
    const { keeping, held } = standing;
    if (held) {
      const secrets = withoutProject(held, projectId);
      await memory.set(secretsItem(keeping.id), { ...held, secrets } satisfies HeldSecrets);
    }
  };

  const list = async (): Promise<readonly string[]> => {
    const standing = await look();
    if (standing.mode === 'session') return (standing.held?.secrets ?? []).map(({ projectId }) => projectId).sort();
    return database.read((db) => db.getAllKeys('secrets'));
  };

  return { put, get, remove, list };
};
