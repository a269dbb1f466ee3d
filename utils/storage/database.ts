import { type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { DatabaseProblem, Written } from './problem';

export type Upgrade<Schema> = (
  db: IDBPDatabase<Schema>,
  tx: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
) => void;

export type WriteTransaction<Schema> = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

export interface DatabaseOptions<Schema> {
  readonly name: string;
  /** One a version, the first makes version 1. Each takes the database from the version before to its own. */
  readonly migrations: readonly Upgrade<Schema>[];
  /**
   * `strict`: a write that has ended is on the disk itself. Without it the browser decides, most leave it to the
   * system.
   */
  readonly durability?: IDBTransactionDurability;
  /** How long another context may keep an older version open before this one gives up. Milliseconds. */
  readonly patienceMs?: number;
}

export interface Database<Schema> {
  /**
   * Reads on an open connection, opening one if there is none or the last was lost. Rejects with what IndexedDB says:
   * `problemOf` reads it.
   */
  read<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T>;
  /**
   * One transaction over `stores`: all that `work` writes, or nothing. `work` awaits nothing but its requests, or the
   * transaction ends under it. Rejects as `read` does.
   * @param durability Of this one transaction; the database's own unless named.
   */
  write<T>(
    stores: readonly StoreNames<Schema>[],
    work: (tx: WriteTransaction<Schema>) => Promise<T>,
    durability?: IDBTransactionDurability,
  ): Promise<T>;
  close(): Promise<void>;
}

/**
 * One IndexedDB database that survives a lost connection, an update in another context, and a downgrade (untouched).
 */
export const createDatabase = <Schema>({
  name,
  migrations,
  durability = 'default',
  patienceMs = 5_000,
}: DatabaseOptions<Schema>): Database<Schema> => {
  let connection: Promise<IDBPDatabase<Schema>> | undefined;

  const connect = (): Promise<IDBPDatabase<Schema>> => {
    const forget = (): void => {
      if (connection === opened) connection = undefined;
    };
    const opened = openDB<Schema>(name, migrations.length, {
      upgrade(db, from, _to, tx) {
        for (const migrate of migrations.slice(from)) migrate(db, tx);
      },
      // A newer Linchpin waits to migrate: let go at once, so that it need not wait for this context to end.
      blocking() {
        forget();
        void opened.then((db) => db.close());
      },
      terminated: forget,
    });
    opened.catch(forget);
    connection = opened;
    return opened;
  };

  const use = async <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    const had = connection;
    try {
      return await work(await inTime(had ?? connect(), patienceMs));
    } catch (error) {
      if (!PASSING.some((name) => isNamed(error, name))) throw error;
      // What it did is undone: a transaction is kept whole or not at all. A connection that another call has opened
      // since is as good as a new one.
      if (connection === had || !had) connection = undefined;
      return work(await inTime(connection ?? connect(), patienceMs));
    }
  };

  return {
    read: use,
    write: (stores, work, wanted = durability) =>
      use(async (db) => {
        const tx = db.transaction([...stores], 'readwrite', { durability: wanted });
        // Awaited below; without this a failed request would leave its rejection unheard.
        tx.done.catch(() => undefined);
        try {
          const result = await work(tx);
          await tx.done;
          return result;
        } catch (error) {
          // An error that isn't a request's would leave the transaction to commit what came before it.
          abort(tx);
          throw error;
        }
      }),
    async close() {
      const closing = connection;
      connection = undefined;
      await closing?.then(
        (db) => db.close(),
        () => undefined,
      );
    },
  };
};

const abort = (tx: { abort(): void }): void => {
  try {
    tx.abort();
  } catch {
    // It had ended already.
  }
};

const inTime = async <T>(opening: Promise<T>, patienceMs: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('blocked by an older version')), patienceMs);
  });
  try {
    return await Promise.race([opening, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * What passes by itself: an idle connection that the browser closed without a word, on which no transaction begins
 * (InvalidStateError), and its own trouble with the disk, which one more try on a new connection often survives.
 */
const PASSING = ['InvalidStateError', 'UnknownError', 'AbortError'] as const;

const isNamed = (error: unknown, name: string): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === name;

export const problemOf = (error: unknown): DatabaseProblem => {
  if (isNamed(error, 'QuotaExceededError')) return 'full';
  return isNamed(error, 'VersionError') ? 'newer-version' : 'unavailable';
};

/** A write's outcome as a value. */
export const written = async (write: Promise<unknown>): Promise<Written> => {
  try {
    await write;
    return { ok: true };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
};
