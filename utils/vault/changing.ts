import type { WriteTransaction } from '../storage/database';
import { chosenLockAfter } from './auto-lock';
import type { FirstRecord, SealingKey, VaultRecord } from './record';
import type { VaultSchema } from './schema';
import { type Clear, createDeviceKey, readRecord, seal, unseal } from './sealing';
import { secretsItem, unlockedItem } from './session-item';
import { type SessionSecrets, writeUnlocked } from './session-secrets';
import { DEVICE, keyInUse, STORES, stillKept } from './storing';
import type { ChangeModeOutcome, NewVaultMode } from './types';
import type { ModeRecord } from './vault-mode';
import type { VaultDeps, VaultState, VaultStateReader } from './vault-state';
import { createDataKey, sealingKeyOf, wrap } from './wrapping';

type Row = FirstRecord | VaultRecord;
type Readable = Exclude<VaultState, { mode: 'unreadable' }>;

/** What was kept, in the clear. `rows`: as they are on disk, to tell whether they still are when the change is made. */
interface Opened {
  readonly rows: readonly Row[];
  readonly secrets: readonly Clear[];
  readonly damaged: readonly string[];
}

/** What will be kept: on disk, and in session memory. */
interface Next {
  readonly modeRecord: ModeRecord | null;
  readonly deviceKey: SealingKey | null;
  readonly records: readonly VaultRecord[];
  readonly held: { readonly name: string; readonly value: unknown } | null;
  readonly lockAfterMinutes?: number;
}

const openAll = async (state: Readable, { database }: Pick<VaultDeps, 'database'>): Promise<Opened> => {
  const rows = await database.read((db) => db.getAll('secrets'));
  if (state.mode === 'session') return { rows, secrets: state.held?.secrets ?? [], damaged: [] };
  const key = await keyInUse(state, { database });
  const secrets: Clear[] = [];
  const damaged: string[] = [];
  for (const row of rows) {
    const record = readRecord(row, row.projectId);
    const opened = typeof record === 'string' ? null : await unseal(record, key);
    if (opened?.state === 'present') secrets.push(opened.clear);
    // The id is the store's own key, so it is there even where nothing else is.
    else damaged.push(row.projectId);
  }
  return { rows, secrets, damaged };
};

const sealAll = (secrets: readonly Clear[], key: SealingKey): Promise<VaultRecord[]> =>
  Promise.all(secrets.map((clear) => seal(clear, key)));

const prepare = async (
  modeRecord: NewVaultMode,
  secrets: readonly Clear[],
  { now, rounds }: Pick<VaultDeps, 'now' | 'rounds'>,
): Promise<Next> => {
  const none = { modeRecord: null, deviceKey: null, records: [], held: null };
  const id = crypto.randomUUID();
  switch (modeRecord.mode) {
    case 'device': {
      if (secrets.length === 0) return none;
      const deviceKey = await createDeviceKey();
      return { ...none, deviceKey, records: await sealAll(secrets, deviceKey) };
    }
    case 'session': {
      const value: SessionSecrets = { resumed: false, secrets };
      return { ...none, modeRecord: { version: 1, mode: 'session', id }, held: { name: secretsItem(id), value } };
    }
    case 'passphrase': {
      const dataKey = createDataKey();
      const wrapped = await wrap(dataKey, modeRecord.passphrase, { id, rounds });
      const records = await sealAll(secrets, await sealingKeyOf(id, dataKey));
      const held = { name: unlockedItem(id), value: writeUnlocked({ dataKey, usedAt: now() }) };
      const { lockAfterMinutes } = modeRecord;
      return {
        ...none,
        modeRecord: wrapped,
        records,
        held,
        ...(lockAfterMinutes !== undefined && { lockAfterMinutes }),
      };
    }
  }
};

/** Every sealing has an initialisation vector of its own, so equal ones mean the same records. */
const ivsOf = (rows: readonly Row[]): string => rows.map(({ iv }) => String(iv)).join(' ');

/** `false`, and nothing changed, when another context has changed what was read. */
const commit = async (
  tx: WriteTransaction<VaultSchema>,
  modeId: string | null,
  rows: readonly Row[],
  next: Next,
): Promise<boolean> => {
  const [secrets, device, kept] = [tx.objectStore('secrets'), tx.objectStore('device'), tx.objectStore('keeping')];
  if (!(await stillKept(tx, modeId)) || ivsOf(await secrets.getAll()) !== ivsOf(rows)) return false;
  await secrets.clear();
  await device.clear();
  for (const record of next.records) await secrets.put(record);
  if (next.deviceKey) await device.put(next.deviceKey, DEVICE);
  if (next.modeRecord) await kept.put(next.modeRecord, 'mode');
  else await kept.delete('mode');
  await kept.delete('wrong-tries');
  if (next.lockAfterMinutes !== undefined) await kept.put(chosenLockAfter(next.lockAfterMinutes), 'lock-after');
  return true;
};

/**
 * Changes how keys are kept. Session memory is written first and cleaned last, the disk in one transaction between:
 * what it says of the mode decides which of the two counts, so that at no moment a key is kept twice, or not at all.
 * Rejects as database and session memory do; nothing has changed then.
 */
export const createChanging = (parts: VaultDeps, { look, tidy }: Pick<VaultStateReader, 'look' | 'tidy'>) => {
  const { database, memory } = parts;

  const keep = async (modeRecord: NewVaultMode): Promise<ChangeModeOutcome> => {
    const state = await look();
    if (state.mode === 'unreadable')
      return { state: 'damaged', projectIds: await database.read((db) => db.getAllKeys('secrets')) };
    if (state.mode === 'passphrase' && !state.unlocked) return { state: 'locked' };
    // Under another passphrase everything is encrypted again; without one there is nothing to change.
    if (state.mode === modeRecord.mode && modeRecord.mode !== 'passphrase') return { state: 'kept' };

    const { rows, secrets, damaged } = await openAll(state, parts);
    if (damaged.length > 0) return { state: 'damaged', projectIds: damaged };

    const next = await prepare(modeRecord, secrets, parts);
    try {
      if (next.held) await memory.set(next.held.name, next.held.value);
      const modeId = state.mode === 'device' ? null : state.modeRecord.id;
      if (await database.write(STORES, (tx) => commit(tx, modeId, rows, next))) return { state: 'kept' };
    } finally {
      await tidy();
    }
    // Another context was quicker. It is done now, so this recursion ends.
    return keep(modeRecord);
  };

  return keep;
};
