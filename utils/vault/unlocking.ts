import { writeUnlocked } from './held';
import type { PassphraseKeeping } from './keeping';
import type { VaultParts } from './parts';
import { unlockedItem } from './session-item';
import type { Standings } from './standing';
import { stillKept } from './storing';
import type { UnlockOutcome } from './types';
import { afterWrongTry, begunByNow, readTries, type WrongTries, waitUntil } from './waits';
import { type DataKey, unwrap, wrap } from './wrapping';

/** Wrong tries as stored. A wait that the clock has left behind is begun anew, once and for all who ask. */
export const triesNow = async ({ database, now }: Pick<VaultParts, 'database' | 'now'>): Promise<WrongTries | null> => {
  const stored = readTries(await database.read((db) => db.get('keeping', 'wrong-tries')));
  if (!stored) return null;
  const tries = begunByNow(stored, now());
  if (tries !== stored) await database.write(['keeping'], (tx) => tx.objectStore('keeping').put(tries, 'wrong-tries'));
  return tries;
};

/** Unlocking with a passphrase. Rejects as database and session memory do. */
export const createUnlocking = (parts: VaultParts, { look }: Pick<Standings, 'look'>) => {
  const { database, memory, now, rounds } = parts;

  /** Rounds rise with the years: a right passphrase is the only moment in which they can. Forgets the wrong tries too. */
  const settle = async (
    passphrase: string,
    dataKey: DataKey,
    keeping: PassphraseKeeping,
    tries: WrongTries | null,
  ): Promise<void> => {
    const rises = keeping.derivation.rounds < rounds;
    if (!rises && !tries) return;
    const wrapped = rises ? await wrap(dataKey, passphrase, { id: keeping.id, rounds }) : keeping;
    await database.write(['keeping'], async (tx) => {
      if (!(await stillKept(tx, keeping.id))) return;
      if (rises) await tx.objectStore('keeping').put(wrapped, 'mode');
      await tx.objectStore('keeping').delete('wrong-tries');
    });
  };

  return async (passphrase: string): Promise<UnlockOutcome> => {
    const standing = await look();
    if (standing.mode === 'unreadable') return { state: 'damaged' };
    if (standing.mode !== 'passphrase' || standing.unlocked) return { state: 'not-needed' };
    const { keeping } = standing;

    const tries = await triesNow(parts);
    const until = waitUntil(tries, now());
    if (until !== null) return { state: 'waiting', until };

    const dataKey = await unwrap(keeping, passphrase);
    if (!dataKey) {
      const failed = afterWrongTry(tries, now());
      await database.write(['keeping'], (tx) => tx.objectStore('keeping').put(failed, 'wrong-tries'));
      return { state: 'wrong', waitUntil: waitUntil(failed, now()) };
    }
    // A full disk must not keep a person from unlocking: it goes on with fewer rounds, and the next time tries again.
    await settle(passphrase, dataKey, keeping, tries).catch(() => undefined);
    await memory.set(unlockedItem(keeping.id), writeUnlocked({ dataKey, usedAt: now() }));
    return { state: 'unlocked' };
  };
};
