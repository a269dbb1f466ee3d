import { problemOf, written } from '../storage/database';
import { createMutex } from '../storage/mutex';
import type { DatabaseProblem } from '../storage/problem';
import { chosenLockAfter, lockAtOf } from './auto-lock';
import { createChanging } from './changing';
import { LEAST_ROUNDS, ROUNDS } from './key-derivation';
import { openVaultDatabase, type VaultDatabase } from './schema';
import { isUnlockedItem, unlockedItem } from './session-item';
import type { SessionMemory } from './session-memory';
import { writeUnlocked } from './session-secrets';
import { createStoring, STORES } from './storing';
import type { Vault, VaultStatus } from './types';
import { createUnlocking, triesNow } from './unlocking';
import { createVaultStateReader } from './vault-state';
import { waitUntil } from './waits';

export interface VaultOptions {
  readonly name?: string;
  readonly database?: VaultDatabase;
  readonly memory: SessionMemory;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Of PBKDF2, for what is wrapped from now on. */
  readonly rounds?: number;
  /** Called by whichever use of the vault finds that the time to lock has passed; it must not wait for the vault. */
  readonly onLockedByClock?: () => void;
  /** Fewest rounds that a stored record may name: one with fewer was tampered with. */
  readonly leastRounds?: number;
}

type Unavailable = { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

const orUnavailable = async <T>(work: Promise<T>): Promise<T | Unavailable> => {
  try {
    return await work;
  } catch (error) {
    // The error's own words stay here: they might quote what could not be stored.
    return { state: 'unavailable', problem: problemOf(error) };
  }
};

/**
 * The stored Deepgram keys, in a database of the extension's own origin, which no content script can reach. "This
 * device" mode keeps out who reads the disk casually, not who runs as you. To be made once, in the background: what one
 * vault does happens in turns.
 */
export const createVault = ({
  name = 'linchpin-vault',
  database = openVaultDatabase(name),
  memory,
  now = Date.now,
  rounds = ROUNDS,
  leastRounds = LEAST_ROUNDS,
  onLockedByClock = () => undefined,
}: VaultOptions): Vault => {
  const parts = { database, memory, now, rounds, leastRounds, onLockedByClock };
  const standings = createVaultStateReader(parts);
  const storing = createStoring(parts, standings);
  const unlock = createUnlocking(parts, standings);
  const keep = createChanging(parts, standings);
  const inTurn = createMutex();

  const status = async (): Promise<VaultStatus> => {
    const state = await standings.look();
    if (state.mode === 'unreadable') return { state: 'damaged' };
    const lockAfterMinutes = await standings.lockAfterMinutes();
    const { mode } = state;
    if (mode !== 'passphrase')
      return { state: 'present', mode, locked: false, lockAt: null, lockAfterMinutes, waitUntil: null };
    const { unlocked } = state;
    if (unlocked) {
      const lockAt = lockAtOf(unlocked.usedAt, lockAfterMinutes);
      return { state: 'present', mode, locked: false, lockAt, lockAfterMinutes, waitUntil: null };
    }
    const until = waitUntil(await triesNow(parts), now());
    return { state: 'present', mode, locked: true, lockAt: null, lockAfterMinutes, waitUntil: until };
  };

  const touch = async (): Promise<void> => {
    const state = await standings.look();
    if (state.mode !== 'passphrase' || !state.unlocked) return;
    await memory.set(unlockedItem(state.modeRecord.id), writeUnlocked({ ...state.unlocked, usedAt: now() }));
  };

  /** Asks no database, so that nothing there can keep it open. */
  const lock = async (): Promise<void> => {
    const names = (await memory.names()).filter(isUnlockedItem);
    if (names.length > 0) await memory.remove(names);
  };

  const setLockAfter = async (minutes: number): Promise<void> => {
    // What has lasted too long by the time that held so far is locked, and stays so.
    await standings.look();
    await database.write(['keeping'], (tx) => tx.objectStore('keeping').put(chosenLockAfter(minutes), 'lock-after'));
  };

  const eraseKeys = async (): Promise<void> => {
    await database.write(STORES, async (tx) => {
      await tx.objectStore('secrets').clear();
      await tx.objectStore('device').clear();
      await tx.objectStore('keeping').delete('mode');
      await tx.objectStore('keeping').delete('wrong-tries');
    });
    await standings.tidy();
  };

  return {
    put: async (projectId, secret) => {
      const stored = await orUnavailable(inTurn(() => storing.put({ projectId, secret, storedAt: now() })));
      return 'state' in stored ? { ok: false, problem: stored.problem } : stored;
    },
    get: (projectId) => orUnavailable(inTurn(() => storing.get(projectId))),
    remove: (projectId) => written(inTurn(() => storing.remove(projectId))),
    list: () => orUnavailable(inTurn(async () => ({ state: 'present', projectIds: await storing.list() }) as const)),
    status: () => orUnavailable(inTurn(status)),
    unlock: (passphrase) => orUnavailable(inTurn(() => unlock(passphrase))),
    lock: () => inTurn(lock).catch(() => undefined),
    keep: (modeRecord) => orUnavailable(inTurn(() => keep(modeRecord))),
    setLockAfter: (minutes) => written(inTurn(() => setLockAfter(minutes))),
    touch: () => inTurn(touch).catch(() => undefined),
    eraseKeys: () => written(inTurn(eraseKeys)),
    close: () => inTurn(() => database.close()),
  };
};
