import { isStillOpen, lockAfterOf } from './auto-lock';
import type { VaultDatabase } from './schema';
import { isVaultItem, secretsItem, unlockedItem } from './session-item';
import type { SessionMemory } from './session-memory';
import { readSessionSecrets, readUnlocked, type SessionSecrets, type Unlocked } from './session-secrets';
import { type PassphraseMode, readStoredMode, type SessionMode, type StoredMode } from './vault-mode';

/** What the vault works on. */
export interface VaultDeps {
  readonly database: VaultDatabase;
  readonly memory: SessionMemory;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Of PBKDF2, for what is wrapped from now on. */
  readonly rounds: number;
  /** Called by whichever use of the vault finds that the time to lock has passed, once the key is gone from memory. */
  readonly onLockedByClock: () => void;
  /** Fewest rounds that a stored record may name. */
  readonly leastRounds: number;
}

/** How keys are kept at this moment, and what session memory holds of it. */
export type VaultState =
  | { readonly mode: 'device' }
  /** `unlocked`: `null` while locked. */
  | { readonly mode: 'passphrase'; readonly modeRecord: PassphraseMode; readonly unlocked: Unlocked | null }
  /** `held`: `null` when the browser session has ended. */
  | { readonly mode: 'session'; readonly modeRecord: SessionMode; readonly held: SessionSecrets | null }
  | { readonly mode: 'unreadable' };

export interface VaultStateReader {
  /** Also puts right what a change that didn't end left behind. Rejects as database and session memory do. */
  look(): Promise<VaultState>;
  lockAfterMinutes(): Promise<number>;
  /** Erases from session memory what doesn't belong to the mode in force; where it can't now, at the next look. */
  tidy(): Promise<void>;
}

const ownItem = (modeRecord: StoredMode): string | null => {
  if (modeRecord.mode === 'passphrase') return unlockedItem(modeRecord.id);
  return modeRecord.mode === 'session' ? secretsItem(modeRecord.id) : null;
};

export const createVaultStateReader = ({
  database,
  memory,
  now,
  leastRounds,
  onLockedByClock,
}: Pick<VaultDeps, 'database' | 'memory' | 'now' | 'leastRounds' | 'onLockedByClock'>): VaultStateReader => {
  /** Only a worker's death, or a change that failed, leaves something behind: once a start is enough. */
  let isTidy = false;

  const stored = async (): Promise<StoredMode> =>
    readStoredMode(await database.read((db) => db.get('keeping', 'mode')), leastRounds);

  const eraseLeftovers = async (modeRecord: StoredMode): Promise<void> => {
    // What belongs to it isn't known then, and what is in memory alone must not be erased by mistake.
    if (modeRecord.mode === 'unreadable') return;
    try {
      const own = ownItem(modeRecord);
      const leftovers = (await memory.names()).filter((name) => isVaultItem(name) && name !== own);
      if (leftovers.length > 0) await memory.remove(leftovers);
      isTidy = true;
    } catch {
      // Keys on this device must stay usable where session memory isn't; the next look tries again.
      isTidy = false;
    }
  };

  const lockAfterMinutes = async (): Promise<number> =>
    lockAfterOf(await database.read((db) => db.get('keeping', 'lock-after')));

  const unlockedNow = async ({ id }: PassphraseMode): Promise<Unlocked | null> => {
    const raw = await memory.get(unlockedItem(id));
    if (raw === undefined) return null;
    const unlocked = readUnlocked(raw);
    if (unlocked && isStillOpen(unlocked.usedAt, await lockAfterMinutes(), now())) return unlocked;
    await memory.remove([unlockedItem(id)]);
    onLockedByClock();
    return null;
  };

  return {
    lockAfterMinutes,

    async look() {
      const modeRecord = await stored();
      if (!isTidy) await eraseLeftovers(modeRecord);
      switch (modeRecord.mode) {
        case 'passphrase':
          return { mode: 'passphrase', modeRecord, unlocked: await unlockedNow(modeRecord) };
        case 'session':
          return {
            mode: 'session',
            modeRecord,
            held: readSessionSecrets(await memory.get(secretsItem(modeRecord.id))),
          };
        default:
          return modeRecord;
      }
    },

    async tidy() {
      isTidy = false;
      try {
        await eraseLeftovers(await stored());
      } catch {
        // The database can't say what belongs to it: the next look tries again.
      }
    },
  };
};
