import { unlockedItem } from './session-item';
import { writeUnlocked } from './session-secrets';
import { stillKept } from './storing';
import type { UnlockOutcome } from './types';
import type { PassphraseMode } from './vault-mode';
import type { VaultDeps, VaultStateReader } from './vault-state';
import { afterWrongTry, begunByNow, readTries, type WrongTries, waitUntil } from './waits';
import { type DataKey, unwrap, wrap } from './wrapping';

/** Wrong tries as stored. A wait that begins ahead of the clock is started again, once for everyone who asks. */
export const triesNow = async ({ database, now }: Pick<VaultDeps, 'database' | 'now'>): Promise<WrongTries | null> => {
  const stored = readTries(await database.read((db) => db.get('keeping', 'wrong-tries')));
  if (!stored) return null;
  const tries = begunByNow(stored, now());
  if (tries !== stored) await database.write(['keeping'], (tx) => tx.objectStore('keeping').put(tries, 'wrong-tries'));
  return tries;
};

/** Unlocking with a passphrase. Rejects as database and session memory do. */
export const createUnlocking = (parts: VaultDeps, { look }: Pick<VaultStateReader, 'look'>) => {
  const { database, memory, now, rounds } = parts;

  /**
   * Rounds rise with the years: a right passphrase is the only moment in which they can. Forgets the wrong tries too.
   */
  const settle = async (
    passphrase: string,
    dataKey: DataKey,
    modeRecord: PassphraseMode,
    tries: WrongTries | null,
  ): Promise<void> => {
    const rises = modeRecord.derivation.rounds < rounds;
    if (!rises && !tries) return;
    const wrapped = rises ? await wrap(dataKey, passphrase, { id: modeRecord.id, rounds }) : modeRecord;
    await database.write(['keeping'], async (tx) => {
      if (!(await stillKept(tx, modeRecord.id))) return;
      if (rises) await tx.objectStore('keeping').put(wrapped, 'mode');
      await tx.objectStore('keeping').delete('wrong-tries');
    });
  };

  return async (passphrase: string): Promise<UnlockOutcome> => {
    const state = await look();
    if (state.mode === 'unreadable') return { state: 'damaged' };
    if (state.mode !== 'passphrase' || state.unlocked) return { state: 'not-needed' };
    const { modeRecord } = state;

    const tries = await triesNow(parts);
    const until = waitUntil(tries, now());
    if (until !== null) return { state: 'waiting', until };

    const dataKey = await unwrap(modeRecord, passphrase);
    if (!dataKey) {
      const failed = afterWrongTry(tries, now());
      await database.write(['keeping'], (tx) => tx.objectStore('keeping').put(failed, 'wrong-tries'));
      return { state: 'wrong', waitUntil: waitUntil(failed, now()) };
    }
    // A full disk must not keep a person from unlocking: it goes on with fewer rounds, and the next time tries again.
    await settle(passphrase, dataKey, modeRecord, tries).catch(() => undefined);
    await memory.set(unlockedItem(modeRecord.id), writeUnlocked({ dataKey, usedAt: now() }));
    return { state: 'unlocked' };
  };
};
