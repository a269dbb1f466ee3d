import { isStillOpen, lockAfterOf } from './auto-lock';
import { type HeldSecrets, readHeld, readUnlocked, type Unlocked } from './held';
import { type PassphraseKeeping, readKeeping, type SessionKeeping, type StoredKeeping } from './keeping';
import type { VaultParts } from './parts';
import { isVaultItem, secretsItem, unlockedItem } from './session-item';

/** How keys are kept at this moment, and what session memory holds of it. */
export type Standing =
  | { readonly mode: 'device' }
  /** `unlocked`: `null` while locked. */
  | { readonly mode: 'passphrase'; readonly keeping: PassphraseKeeping; readonly unlocked: Unlocked | null }
  /** `held`: `null` when the browser session has ended. */
  | { readonly mode: 'session'; readonly keeping: SessionKeeping; readonly held: HeldSecrets | null }
  | { readonly mode: 'unreadable' };

export interface Standings {
  /** Also puts right what a change that didn't end left behind. Rejects as database and session memory do. */
  look(): Promise<Standing>;
  lockAfterMinutes(): Promise<number>;
  /** Erases from session memory what doesn't belong to the keeping that holds; at the next look where it can't now. */
  tidy(): Promise<void>;
}

const ownItem = (keeping: StoredKeeping): string | null => {
  if (keeping.mode === 'passphrase') return unlockedItem(keeping.id);
  return keeping.mode === 'session' ? secretsItem(keeping.id) : null;
};

export const createStandings = ({
  database,
  memory,
  now,
  leastRounds,
  onLockedByClock,
}: Pick<VaultParts, 'database' | 'memory' | 'now' | 'leastRounds' | 'onLockedByClock'>): Standings => {
  /** Only a worker's death, or a change that failed, leaves something behind: once a start is enough. */
  let isTidy = false;

  const stored = async (): Promise<StoredKeeping> =>
    readKeeping(await database.read((db) => db.get('keeping', 'mode')), leastRounds);

  const eraseLeftovers = async (keeping: StoredKeeping): Promise<void> => {
    // Nothing tells then what belongs to it, and what is in memory alone must not go by mistake.
    if (keeping.mode === 'unreadable') return;
    try {
      const own = ownItem(keeping);
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

  const unlockedNow = async ({ id }: PassphraseKeeping): Promise<Unlocked | null> => {
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
      const keeping = await stored();
      if (!isTidy) await eraseLeftovers(keeping);
      switch (keeping.mode) {
        case 'passphrase':
          return { mode: 'passphrase', keeping, unlocked: await unlockedNow(keeping) };
        case 'session':
          return { mode: 'session', keeping, held: readHeld(await memory.get(secretsItem(keeping.id))) };
        default:
          return keeping;
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
