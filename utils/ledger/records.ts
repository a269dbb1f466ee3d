import { createDatabase, type Database, problemOf, type Upgrade, written } from '../storage/database';
import type { DatabaseProblem, Written } from '../storage/problem';
import { type Key, projectOf, type Store, type Stored } from './store';

/** Kinds of record, by the names of their object stores. */
type Stores = Readonly<Record<string, Store<object, unknown, Key>>>;

export type ValueOf<S> = S extends Store<infer _Row, infer Value, infer _Key> ? Value : never;
type KeyOf<S> = S extends Store<infer _Row, infer _Value, infer K> ? K : never;

/** The database as these declarations make it. */
export type SchemaOf<S extends Stores> = {
  [N in keyof S & string]: S[N] extends Store<infer Row, infer _Value, infer K> ? { key: K; value: Row } : never;
};

type Unavailable = { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

type Listed<Value, K> =
  /** In the order of their keys. `damaged`: keys of records that no longer fit. */
  { readonly state: 'present'; readonly values: readonly Value[]; readonly damaged: readonly K[] } | Unavailable;

export interface Kind<Value, K> {
  read(key: K): Promise<Stored<Value>>;
  /** Those of one project, else all. */
  list(projectId?: string): Promise<Listed<Value, K>>;
  /**
   * Writes what `to` makes of what is stored at that moment; `undefined` stands for none, or a damaged one, and erases
   * it. Nothing is written where `to` hands back what it got, or the project was forgotten before that.
   */
  change(key: K, to: (before: Value | undefined) => Value | undefined): Promise<Written>;
}

/** What can be done with each kind of record. */
export type Records<S extends Stores> = { readonly [N in keyof S]: Kind<ValueOf<S[N]>, KeyOf<S[N]>> };

/** One a version of the database: each makes the stores that came with it. */
export const migrationsOf = (stores: Stores): Upgrade<unknown>[] => {
  const declared = Object.entries(stores);
  const newest = Math.max(...declared.map(([, { since }]) => since));
  return Array.from({ length: newest }, (_, before) => (db) => {
    for (const [name, { since, keyPath, index }] of declared) {
      if (since !== before + 1) continue;
      const store = db.createObjectStore(name, { keyPath });
      if (index) store.createIndex(index.name as never, index.keyPath); // idb knows no indexes of an unknown schema
    }
  });
};

/** The keys of a project's rows: its id, or what begins with it. */
export const keysOf = ({ keyPath }: Stores[string], projectId: string): IDBKeyRange =>
  typeof keyPath === 'string' ? IDBKeyRange.only(projectId) : IDBKeyRange.bound([projectId], [projectId, []]);

const orUnavailable = async <T>(read: Promise<T>): Promise<T | Unavailable> => {
  try {
    return await read;
  } catch (error) {
    return { state: 'unavailable', problem: problemOf(error) };
  }
};

const kindOf = <Value, K extends Key>(
  name: string,
  store: Store<object, Value, K>,
  database: Database<unknown>,
): Kind<Value, K> => ({
  read: (key) => orUnavailable(database.read(async (db) => store.open(await db.get(name, key)))),
  list: (projectId) =>
    orUnavailable(
      database.read(async (db) => {
        const rows = db.transaction(name).store;
        const range = projectId === undefined ? null : keysOf(store, projectId);
        // The key is the store's own, so it is there even where nothing else of the row is.
        const [found, keys] = await Promise.all([rows.getAll(range), rows.getAllKeys(range)]);
        const opened = found.map((row) => store.open(row));
        return {
          state: 'present',
          values: opened.flatMap((stored) => (stored.state === 'present' ? [stored.value] : [])),
          damaged: keys.filter((_, at) => opened[at]?.state !== 'present') as unknown as K[],
        };
      }),
    ),
  change: (key, to) =>
    written(
      database.write(
        ['projects', name],
        async (tx) => {
          if (!(await tx.objectStore('projects').get(projectOf(key)))) return;
          const rows = tx.objectStore(name);
          const stored = store.open(await rows.get(key));
          const before = stored.state === 'present' ? stored.value : undefined;
          const after = to(before);
          if (after === before) return;
          await (after === undefined ? rows.delete(key) : rows.put(store.close(key, after)));
        },
        store.durability,
      ),
    ),
});

/** A database of these kinds of record, and what can be done with each of them. */
export const openStores = <S extends Stores>(
  name: string,
  stores: S,
): { readonly database: Database<SchemaOf<S>>; readonly records: Records<S> } => {
  const database = createDatabase<unknown>({ name, migrations: migrationsOf(stores) });
  const kinds = Object.entries(stores).map(([each, store]) => [each, kindOf(each, store, database)]);
  // Both follow from the same declarations, which idb's types can't be told of.
  return { database: database as unknown as Database<SchemaOf<S>>, records: Object.fromEntries(kinds) as Records<S> };
};
