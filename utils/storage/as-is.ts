import { deleteDB, type IDBPDatabase, openDB } from 'idb';

/** Rows by the names of their object stores. */
export type RowsByStore = Readonly<Record<string, readonly unknown[]>>;

const CHUNK = 500;

/** Rows of some keys; where they can't be read at once each is tried alone, so that a damaged one costs itself. */
const readChunk = async (db: IDBPDatabase, store: string, keys: readonly IDBValidKey[]): Promise<unknown[]> => {
  const [first] = keys;
  const last = keys.at(-1);
  if (first === undefined || last === undefined) return [];
  try {
    return await db.getAll(store, IDBKeyRange.bound(first, last));
  } catch {
    const rows: unknown[] = [];
    for (const key of keys) {
      const row = await db.get(store, key).catch(() => undefined);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }
};

/**
 * What can be read of a database in whatever version it is, newer ones too, without changing anything of it: rows of
 * these stores, of each at most the last `most`. None where there is no such database; rejects where it can't be
 * opened.
 */
export const readAsIs = async (
  name: string,
  stores: readonly string[],
  most = Number.POSITIVE_INFINITY,
): Promise<RowsByStore> => {
  let isThere = true;
  const opened = openDB(name, undefined, {
    upgrade(_db, _from, _to, tx) {
      // Nothing is made where nothing was: a database without stores could not be migrated any more.
      isThere = false;
      tx.done.catch(() => undefined);
      tx.abort();
    },
  });
  const db = await opened.catch((error: unknown) => {
    if (isThere) throw error;
    return null;
  });
  const found: Record<string, readonly unknown[]> = {};
  if (!db) return found;
  try {
    for (const store of stores.filter((each) => db.objectStoreNames.contains(each))) {
      const keys = await db.getAllKeys(store).catch(() => []);
      const wanted = keys.slice(Math.max(0, keys.length - most));
      const rows: unknown[] = [];
      for (let at = 0; at < wanted.length; at += CHUNK)
        rows.push(...(await readChunk(db, store, wanted.slice(at, at + CHUNK))));
      found[store] = rows;
    }
  } finally {
    db.close();
  }
  return found;
};

/** Deletes a database with all that is in it. Rejects where it can't be, or another context doesn't let go of it. */
export const deleteDatabase = async (name: string, patienceMs = 5_000): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('still open elsewhere')), patienceMs);
  });
  try {
    await Promise.race([deleteDB(name), late]);
  } finally {
    clearTimeout(timer);
  }
};
