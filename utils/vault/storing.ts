import { isObject } from '../objects';
import { type WriteTransaction, written } from '../storage/database';
import * as z from '../zod';
import { type SealingKey, sealingKey, type VaultRecord } from './record';
import type { VaultSchema } from './schema';
import { type Clear, createDeviceKey, readRecord, seal, unseal } from './sealing';
import { secretsItem } from './session-item';
import { type SessionSecrets, withoutProject, withSecret } from './session-secrets';
import type { Stored, VaultAnswer } from './types';
import type { PassphraseMode } from './vault-mode';
import type { VaultDeps, VaultState, VaultStateReader } from './vault-state';
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
  state: Exclude<VaultState, { mode: 'session' | 'unreadable' }>,
  { database }: Pick<VaultDeps, 'database'>,
): Promise<SealingKey | undefined> => {
  if (state.mode === 'device') return usableKey(await database.read((db) => db.get('device', DEVICE)));
  return state.unlocked ? sealingKeyOf(state.modeRecord.id, state.unlocked.dataKey) : undefined;
};

/** Whether the mode is still the one that was seen: another context may have changed it since. */
export const stillKept = async (tx: Transaction, modeId: string | null): Promise<boolean> => {
  const stored: unknown = await tx.objectStore('keeping').get('mode');
  if (stored === undefined) return modeId === null;
  return isObject(stored) && stored.id === modeId;
};

/** Record and device key together. `false`, and nothing stored, when there is another device key by now. */
const storeOnDevice = async (tx: Transaction, record: VaultRecord, sealing: SealingKey): Promise<boolean> => {
  if (!(await stillKept(tx, null))) return false;
  const current = usableKey(await tx.objectStore('device').get(DEVICE));
  if (current && current.id !== sealing.id) return false;
  if (!current) await tx.objectStore('device').put(sealing, DEVICE);
  await tx.objectStore('secrets').put(record);
  return true;
};

const storeUnderPassphrase = async (tx: Transaction, record: VaultRecord, { id }: PassphraseMode) => {
  if (!(await stillKept(tx, id))) return false;
  await tx.objectStore('secrets').put(record);
  return true;
};

/** With the last record goes the device key: what the disk may still hold of the record is then beyond reading. */
const erase = async (tx: Transaction, projectId: string): Promise<void> => {
  await tx.objectStore('secrets').delete(projectId);
  if ((await tx.objectStore('secrets').count()) === 0) await tx.objectStore('device').delete(DEVICE);
};

/**
 * Storing, reading and erasing one key. Rejects as database and session memory do, except where it answers `Stored`.
 */
export const createStoring = (
  { database, memory }: Pick<VaultDeps, 'database' | 'memory'>,
  { look }: Pick<VaultStateReader, 'look'>,
) => {
  /** Seals outside the transaction, which would end while it waits, then stores if the key is still the one in use. */
  const put = async (clear: Clear): Promise<Stored> => {
    const state = await look();
    switch (state.mode) {
      case 'unreadable':
        return { ok: false, problem: 'unavailable' };
      case 'session': {
        const { modeRecord, held } = state;
        return written(memory.set(secretsItem(modeRecord.id), withSecret(held, clear)));
      }
      case 'passphrase': {
        const key = await keyInUse(state, { database });
        if (!key) return { ok: false, problem: 'locked' };
        const record = await seal(clear, key);
        if (await database.write(STORES, (tx) => storeUnderPassphrase(tx, record, state.modeRecord)))
          return { ok: true };
        break;
      }
      case 'device': {
        const key = (await keyInUse(state, { database })) ?? (await createDeviceKey());
        const record = await seal(clear, key);
        if (await database.write(STORES, (tx) => storeOnDevice(tx, record, key))) return { ok: true };
      }
    }
    // Another context has changed the key since. It is done now, so this recursion ends.
    return put(clear);
  };

  const get = async (projectId: string): Promise<VaultAnswer> => {
    const state = await look();
    if (state.mode === 'unreadable') return { state: 'damaged', reason: 'keeping-unreadable' };
    if (state.mode === 'session') {
      const clear = state.held?.secrets.find((held) => held.projectId === projectId);
      if (clear) return { state: 'present', secret: clear.secret };
      return { state: state.held?.resumed === false ? 'absent' : 'session-ended' };
    }
    const raw: unknown = await database.read((db) => db.get('secrets', projectId));
    if (raw === undefined) return { state: 'absent' };
    const record = readRecord(raw, projectId);
    if (typeof record === 'string') return { state: 'damaged', reason: record };
    if (state.mode === 'passphrase' && !state.unlocked) return { state: 'locked' };
    const opened = await unseal(record, await keyInUse(state, { database }));
    return opened.state === 'present' ? { state: 'present', secret: opened.clear.secret } : opened;
  };

  const remove = async (projectId: string): Promise<void> => {
    const state = await look();
    if (state.mode !== 'session') return database.write(STORES, (tx) => erase(tx, projectId));
    const { modeRecord, held } = state;
    if (held) {
      const secrets = withoutProject(held, projectId);
      await memory.set(secretsItem(modeRecord.id), { ...held, secrets } satisfies SessionSecrets);
    }
  };

  const list = async (): Promise<readonly string[]> => {
    const state = await look();
    if (state.mode === 'session') return (state.held?.secrets ?? []).map(({ projectId }) => projectId).sort();
    return database.read((db) => db.getAllKeys('secrets'));
  };

  return { put, get, remove, list };
};
