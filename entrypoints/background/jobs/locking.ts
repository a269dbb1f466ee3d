import { browser } from 'wxt/browser';
import type { ProjectReader } from '../../../utils/deepgram/types';
import type { Ledger } from '../../../utils/ledger/types';
import type { ChangeModeOutcome, NewVaultMode, UnlockOutcome, Vault, VaultStatus } from '../../../utils/vault/types';
import { runInBackground } from '../run-in-background';
import { countUpAll } from '../state';

const ALARM = 'lock';

interface Deps {
  readonly vault: Vault;
  readonly ledger: Pick<Ledger, 'listProjects'>;
  readonly reader: Pick<ProjectReader, 'cancelAll'>;
  /** Reads all projects again. */
  readonly readAgain: () => Promise<void>;
}

export interface Locking {
  /** A person used Linchpin: the time until it locks starts again. */
  used(): Promise<void>;
  status(): Promise<VaultStatus>;
  unlock(passphrase: string): Promise<UnlockOutcome>;
  /** Nothing happens where no passphrase keeps the keys. */
  lock(): Promise<void>;
  /** Sets the alarm for the next lock, in place of the one before; none where nothing will lock. */
  setAlarm(): Promise<void>;
  /** Locks if the time for it has come. */
  lockIfDue(): Promise<void>;
  /**
   * Does what follows a lock, however it was found: ends calls in flight, clears the alarm, and has pages ask again.
   */
  locked(): Promise<void>;
  keep(modeRecord: NewVaultMode): Promise<ChangeModeOutcome>;
  /** `false` when it could not be stored. */
  setLockAfter(minutes: number): Promise<boolean>;
  /** `false` when the browser could not erase. */
  eraseKeys(): Promise<boolean>;
}

/** When it locks by itself, unless it is used before; `null` where it is locked, or never does. */
const lockAtOf = (status: VaultStatus): number | null => (status.state === 'present' ? status.lockAt : null);

const isWithoutPassphrase = (status: VaultStatus): boolean =>
  status.state === 'present' && status.mode !== 'passphrase';

/** What follows a lock, done once a lock by whichever use of the key found it. */
const createTelling = ({ reader, ledger }: Pick<Deps, 'reader' | 'ledger'>) => {
  /** By this worker; `undefined` where it has told of no lock since the last unlock. */
  let told: Promise<void> | undefined;

  const tell = async (): Promise<void> => {
    // After the key is gone, so that nothing begins between; what has begun is ended before its next call.
    reader.cancelAll('locked');
    await countUpAll(ledger);
    // Last: an alarm that still stands makes the next start of the worker tell pages, which haven't been told then.
    await browser.alarms.clear(ALARM);
  };
  const now = (): Promise<void> => {
    const telling = tell();
    told = telling;
    telling.catch(() => {
      if (told === telling) told = undefined;
    });
    return telling;
  };
  return {
    now,
    once: (): Promise<void> => told ?? now(),
    unlocked: (): void => {
      told = undefined;
    },
  };
};
type Telling = ReturnType<typeof createTelling>;

const setAlarm = async (vault: Vault, telling: Telling): Promise<void> => {
  const status = await vault.status();
  // Whether it is open and until when isn't known then: the alarm that stands must stay.
  if (status.state === 'unavailable') return;
  const lockAt = lockAtOf(status);
  if (lockAt !== null) await browser.alarms.create(ALARM, { when: lockAt });
  else if (isWithoutPassphrase(status)) await browser.alarms.clear(ALARM);
  else if (await browser.alarms.get(ALARM)) await telling.once();
};

const lock = async (vault: Vault, telling: Telling): Promise<void> => {
  if (isWithoutPassphrase(await vault.status())) return;
  await vault.lock();
  await telling.now();
};

const lockIfDue = async (vault: Vault, telling: Telling): Promise<void> => {
  const status = await vault.status();
  // A database that doesn't answer must not keep the key in memory: locking asks none.
  if (status.state === 'unavailable') await lock(vault, telling);
  else if (lockAtOf(status) !== null || isWithoutPassphrase(status)) await setAlarm(vault, telling);
  else await telling.once();
};

/**
 * Locks and unlocks the stored keys, and lets everything that shows a project know. The vault checks the clock at each
 * use; the alarm keeps the unlocked key from staying in memory longer than it may, and makes pages learn of the lock.
 */
export const createLocking = ({ vault, ledger, reader, readAgain }: Deps): Locking => {
  const telling = createTelling({ reader, ledger });
  /** The keys can be used, as they can't be where a lock holds. */
  const opened = async (): Promise<void> => {
    telling.unlocked();
    await setAlarm(vault, telling);
  };

  return {
    status: () => vault.status(),
    lock: () => lock(vault, telling),
    locked: telling.now,
    setAlarm: () => setAlarm(vault, telling),
    lockIfDue: () => lockIfDue(vault, telling),
    async used() {
      await vault.touch();
      await setAlarm(vault, telling);
    },
    async unlock(passphrase) {
      const outcome = await vault.unlock(passphrase);
      if (outcome.state !== 'unlocked') return outcome;
      await opened();
      // Begun first: pages that ask because of the new revision join the reading.
      runInBackground(readAgain());
      await countUpAll(ledger);
      return outcome;
    },
    async keep(modeRecord) {
      const outcome = await vault.keep(modeRecord);
      if (outcome.state !== 'kept') return outcome;
      await opened();
      await countUpAll(ledger);
      return outcome;
    },
    async setLockAfter(minutes) {
      const written = await vault.setLockAfter(minutes);
      await setAlarm(vault, telling);
      return written.ok;
    },
    async eraseKeys() {
      const erased = await vault.eraseKeys();
      if (!erased.ok) return false;
      reader.cancelAll('not-connected');
      await browser.alarms.clear(ALARM);
      // This reading finds that there is no key, so that what is shown says so.
      runInBackground(readAgain());
      await countUpAll(ledger);
      return true;
    },
  };
};

/**
 * What locks besides a person. To be called at every start of the worker, as browsers may lose alarms, and before
 * anything is awaited, so that each of it can wake the worker.
 */
export const startLocking = (locking: Locking): void => {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) runInBackground(locking.lockIfDue());
  });
  // Chromium reports when the system is locked; Firefox has no such state (MDN: idle.IdleState).
  browser.idle.onStateChanged.addListener((idleState) => {
    if (idleState === 'locked') runInBackground(locking.lock());
  });
  // `storage.session` is empty then; should a browser keep its process, it is as if it weren't.
  browser.runtime.onStartup.addListener(() => runInBackground(locking.lock()));
  runInBackground(locking.setAlarm());
};
