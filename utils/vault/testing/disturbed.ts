import type { WriteTransaction } from '../../storage/database';
import type { VaultDatabase, VaultSchema } from '../schema';
import type { SessionMemory } from '../session-memory';

const CRYPTO = ['encrypt', 'decrypt', 'importKey', 'deriveKey', 'generateKey'] as const;

/** Stands for anything that a dead worker waits for. */
const never = new Promise<never>(() => undefined);

/** Calls `before` ahead of each of an object's methods. */
const guarded = <T extends object>(target: T, before: () => Promise<void>): T =>
  new Proxy(target, {
    get: (_, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        await before();
        return Reflect.apply(member, target, args);
      };
    },
  });

/**
 * A worker that takes `steps` steps undisturbed. A step is a request to the database, a commit, a call to session
 * memory, or a call to WebCrypto. Then it is ended, as a browser ends it: no line of it runs any more, and a
 * transaction that it had not committed is undone. Or its next step fails with the given error, and it goes on.
 */
export const disturbed = (steps: number, how: 'ends' | Error) => {
  let taken = 0;
  let tell: () => void = () => undefined;
  const ended = new Promise<'ended'>((resolve) => {
    tell = () => resolve('ended');
  });

  const step = async (undo: () => void = () => undefined): Promise<void> => {
    taken += 1;
    if (how === 'ends' && taken > steps) {
      undo();
      tell();
      await never;
    }
    if (how !== 'ends' && taken === steps + 1) throw how;
  };

  const within = (tx: WriteTransaction<VaultSchema>, mayTakeStep: () => Promise<void>) =>
    new Proxy(tx, {
      get: (_, name) =>
        name === 'objectStore'
          ? (...args: Parameters<typeof tx.objectStore>) => guarded(tx.objectStore(...args), mayTakeStep)
          : Reflect.get(tx, name),
    });

  return {
    ended,
    /** Whether it got as far as to be disturbed. */
    wasDisturbed: () => taken > steps,
    memory: (memory: SessionMemory): SessionMemory => guarded(memory, () => step()),
    database: (database: VaultDatabase): VaultDatabase => ({
      read: (work) => database.read((db) => work(guarded(db, () => step()))),
      write: async (stores, work) => {
        await step();
        return database.write(stores, async (tx) => {
          const orAbort = () => step(() => tx.abort());
          const result = await work(within(tx, orAbort));
          await orAbort();
          return result;
        });
      },
      close: () => database.close(),
    }),
    /** Lets WebCrypto count as well, until what it returns is called. */
    crypto: (): (() => void) => {
      const { subtle } = globalThis.crypto;
      for (const name of CRYPTO) {
        const original = subtle[name].bind(subtle) as (...args: unknown[]) => Promise<unknown>; // One type for all of them.
        Object.defineProperty(subtle, name, {
          configurable: true,
          value: async (...args: unknown[]) => {
            await step();
            return original(...args);
          },
        });
      }
      return () => {
        // The methods themselves are the prototype's.
        for (const name of CRYPTO) Reflect.deleteProperty(subtle, name);
      };
    },
  };
};
