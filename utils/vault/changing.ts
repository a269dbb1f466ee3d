import type { WriteTransaction } from '../database/database';
import { chosenLockAfter } from './auto-lock';
import { type HeldSecrets, writeUnlocked } from './held';
import type { KeepingRecord } from './keeping';
import type { VaultParts } from './parts';
import type { FirstRecord, SealingKey, VaultRecord } from './record';
import type { VaultSchema } from './schema';
import { type Clear, createDeviceKey, readRecord, seal, unseal } from './sealing';
import { secretsItem, unlockedItem } from './session-item';
import type { Standing, Standings } from './standing';
import { DEVICE, keyInUse, STORES, stillKept } from './storing';
import type { Keeping, KeepOutcome } from './types';
import { createDataKey, sealingKeyOf, wrap } from './wrapping';

type Row = FirstRecord | VaultRecord;
type Readable = Exclude<Standing, { mode: 'unreadable' }>;

/** What was kept, in the clear. `rows`: as they are on disk, to tell whether they still are when the change is made. */
interface Opened {
  readonly rows: readonly Row[];
  readonly secrets: readonly Clear[];
  readonly damaged: readonly string[];
}

/** What will be kept: on disk, and in session memory. */
interface Next {
  readonly keeping: KeepingRecord | null;
  readonly deviceKey: SealingKey | null;
  readonly records: readonly VaultRecord[];
  readonly held: { readonly name: string; readonly value: unknown } | null;
  readonly lockAfterMinutes?: number;
}

const openAll = async (standing: Readable, { database }: Pick<VaultParts, 'database'>): Promise<Opened> => {
  const rows = await database.read((db) => db.getAll('secrets'));
  if (standing.mode === 'session') return { rows, secrets: standing.held?.secrets ?? [], damaged: [] };
  const key = await keyInUse(standing, { database });
  const secrets: Clear[] = [];
  const damaged: string[] = [];
  for (const row of rows) {
    const record = readRecord(row, row.projectId);
    const opened = typeof record === 'string' ? null : await unseal(record, key);
    if (opened?.state === 'present') secrets.push(opened.clear);
    // The id is the store's own key, so it is there whatever else isn't.
    else damaged.push(row.projectId);
  }
  return { rows, secrets, damaged };
};

const sealAll = (secrets: readonly Clear[], key: SealingKey): Promise<VaultRecord[]> =>
  Promise.all(secrets.map((clear) => seal(clear, key)));

const prepare = async (
  keeping: Keeping,
  secrets: readonly Clear[],
  { now, rounds }: Pick<VaultParts, 'now' | 'rounds'>,
): Promise<Next> => {
  const none = { keeping: null, deviceKey: null, records: [], held: null };
  const id = crypto.randomUUID();
  switch (keeping.mode) {
    case 'device': {
      if (secrets.length === 0) return none;
      const deviceKey = await createDeviceKey();
      return { ...none, deviceKey, records: await sealAll(secrets, deviceKey) };
    }
    case 'session': {
      const value: HeldSecrets = { resumed: false, secrets };
      return { ...none, keeping: { version: 1, mode: 'session', id }, held: { name: secretsItem(id), value } };
    }
    case 'passphrase': {
      const dataKey = createDataKey();
      const wrapped = await wrap(dataKey, keeping.passphrase, { id, rounds });
      const records = await sealAll(secrets, await sealingKeyOf(id, dataKey));
      const held = { name: unlockedItem(id), value: writeUnlocked({ dataKey, usedAt: now() }) };
      const { lockAfterMinutes } = keeping;
      return { ...none, keeping: wrapped, records, held, ...(lockAfterMinutes !== undefined && { lockAfterMinutes }) };
    }
  }
};

/** Every sealing has an initialisation vector of its own, so equal ones mean the same records. */
const ivsOf = (rows: readonly Row[]): string => rows.map(({ iv }) => String(iv)).join(' ');

/** `false`, and nothing changed, when another context has changed what was read. */
const commit = async (
  tx: WriteTransaction<VaultSchema>,
  keepingId: string | null,
  rows: readonly Row[],
  next: Next,
): Promise<boolean> => {
  const [secrets, device, kept] = [tx.objectStore('secrets'), tx.objectStore('device'), tx.objectStore('keeping')];
  if (!(await stillKept(tx, keepingId)) || ivsOf(await secrets.getAll()) !== ivsOf(rows)) return false;
  await secrets.clear();
  await device.clear();
  for (const record of next.records) await secrets.put(record);
  if (next.deviceKey) await device.put(next.deviceKey, DEVICE);
  if (next.keeping) await kept.put(next.keeping, 'mode');
  else await kept.delete('mode');
  await kept.delete('wrong-tries');
  if (next.lockAfterMinutes !== undefined) await kept.put(chosenLockAfter(next.lockAfterMinutes), 'lock-after');
  return true;
};

/**
 * Changes how keys are kept. Session memory is written first and cleaned last, the disk in one transaction between: what it
 * says of the keeping decides which of the two counts, so that at no moment a key is kept twice, or not at all. Rejects as
 * database and session memory do; nothing has changed then.
 */
export const createChanging = (parts: VaultParts, { look, tidy }: Pick<Standings, 'look' | 'tidy'>) => {
  const { database, memory } = parts;

  const keep = async (keeping: Keeping): Promise<KeepOutcome> => {
    const standing = await look();
    if (standing.mode === 'unreadable')
      return { state: 'damaged', projectIds: await database.read((db) => db.getAllKeys('secrets')) };
    if (standing.mode === 'passphrase' && !standing.unlocked) return { state: 'locked' };
    // Under another passphrase everything is encrypted anew; under none there is nothing to renew.
    if (standing.mode === keeping.mode && keeping.mode !== 'passphrase') return { state: 'kept' };

    const { rows, secrets, damaged } = await openAll(standing, parts);
    if (damaged.length > 0) return { state: 'damaged', projectIds: damaged };

    const next = await prepare(keeping, secrets, parts);
    try {
      if (next.held) await memory.set(next.held.name, next.held.value);
      const keepingId = standing.mode === 'device' ? null : standing.keeping.id;
      if (await database.write(STORES, (tx) => commit(tx, keepingId, rows, next))) return { state: 'kept' };
    } finally {
      await tidy();
    }
    // Another context was quicker; its turn is over, so this ends.
    return keep(keeping);
  };

  return keep;
};
