import { openDB } from 'idb';
import { createVault, type VaultOptions } from '../vault';
import { memoryInMap } from './memory-in-map';

/** What a test need not wait for: how many rounds are enough is tested with the constant. */
export const FEW_ROUNDS = 1_000;
export const FEWER_ROUNDS = 500;
export const SECRET = 'c0ffeebe'.repeat(5);
export const OTHER_SECRET = 'deadbeef'.repeat(5);
export const PASSPHRASE = 'correct horse battery staple';
export const MINUTE_MS = 60_000;

/** One browser profile: a vault's database and session memory, and a clock that stands where it is put. */
export const createWorld = () => {
  const name = `vault-${crypto.randomUUID()}`;
  const memory = memoryInMap();
  const clock = { time: Date.UTC(2026, 10, 21, 12) };

  /** Works on the database behind the vault's back. */
  const behind = async <T>(work: (db: Awaited<ReturnType<typeof openDB>>) => Promise<T>): Promise<T> => {
    const db = await openDB(name);
    try {
      return await work(db);
    } finally {
      db.close();
    }
  };

  return {
    name,
    memory,
    clock,
    behind,
    /** As a worker makes it at its start. */
    vault: (over: Partial<VaultOptions> = {}) =>
      createVault({ name, memory, now: () => clock.time, rounds: FEW_ROUNDS, leastRounds: FEWER_ROUNDS, ...over }),
    rows: (store: 'secrets' | 'device' | 'keeping'): Promise<unknown[]> => behind((db) => db.getAll(store)),
    /** Changes the record that says how keys are kept. */
    tamper: (change: (modeRecord: Record<string, unknown>) => unknown): Promise<unknown> =>
      behind(async (db) => db.put('keeping', change(await db.get('keeping', 'mode')), 'mode')),
    /** All that is on disk or in memory, as text in which a secret in the clear would be found. */
    everything: async (): Promise<{ disk: string; memory: string }> => {
      const bytes = (_: string, value: unknown): unknown =>
        value instanceof ArrayBuffer || ArrayBuffer.isView(value)
          ? Buffer.from(value instanceof ArrayBuffer ? value : value.buffer).toString('latin1')
          : value;
      const stored = await behind((db) => Promise.all([...db.objectStoreNames].map((store) => db.getAll(store))));
      return { disk: JSON.stringify(stored, bytes), memory: JSON.stringify([...memory.values]) };
    },
  };
};

export type World = ReturnType<typeof createWorld>;
