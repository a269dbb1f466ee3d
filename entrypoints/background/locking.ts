import { browser } from 'wxt/browser';
import type { ProjectReader } from '../../utils/deepgram/types';
import type { Ledger } from '../../utils/ledger/types';
import type { Keeping, KeepOutcome, UnlockOutcome, Vault, VaultStatus } from '../../utils/vault/types';
import { renewPictures } from './renew-pictures';
import type { State } from './state';
import { unattended } from './unattended';

const ALARM = 'lock';

interface Parts {
  readonly vault: Vault;
  readonly ledger: Pick<Ledger, 'listProjects'>;
  readonly state: Pick<State, 'pictureRevision'>;
  readonly reader: Pick<ProjectReader, 'cancelAll'>;
  /** Reads again what a person looked at lately. */
  readonly readLookedAt: () => Promise<void>;
}

export interface Locking {
  /** A person used Linchpin: the time until it locks starts anew. */
  used(): Promise<void>;
  status(): Promise<VaultStatus>;
  unlock(passphrase: string): Promise<UnlockOutcome>;
  /** Nothing happens where no passphrase keeps the keys. */
  lock(): Promise<void>;
  /** Sets the alarm for the next lock, in place of the one before; none where nothing will lock. */
  setAlarm(): Promise<void>;
  /** Locks if the time for it has come. */
  lockIfDue(): Promise<void>;
  /** Does what follows a lock, whoever found the vault locked: calls in flight end, the alarm goes, and pages are told. */
  locked(): Promise<void>;
  keep(keeping: Keeping): Promise<KeepOutcome>;
  /** `false` when it could not be stored. */
  setLockAfter(minutes: number): Promise<boolean>;
  /** `false` when the browser could not erase. */
  eraseKeys(): Promise<boolean>;
}

/** When it locks by itself, unless it is used before; `null` where it is locked, or never does. */
const lockAtOf = (status: VaultStatus): number | null => (status.state === 'present' ? status.lockAt : null);

/**
 * Locks and unlocks the stored keys, and lets everything that shows a project know. The vault checks the clock at each
 * use; the alarm is there so that the unlocked key doesn't lie in memory longer than it may, and pages learn of it.
 */
export const createLocking = ({ vault, ledger, state, reader, readLookedAt }: Parts): Locking => {
  const renew = () => renewPictures({ ledger, state });

  const isWithoutPassphrase = (status: VaultStatus): boolean =>
    status.state === 'present' && status.mode !== 'passphrase';

  const tell = async (): Promise<void> => {
    // After the key is gone, so that nothing begins between; what has begun is ended before its next call.
    reader.cancelAll('locked');
    await renew();
    // Last: an alarm that still stands tells the next start of the worker that pages haven't been told.
    await browser.alarms.clear(ALARM);
  };

  /** The telling of the lock that holds, by this worker; `undefined` where it told of none since the last unlock. */
  let told: Promise<void> | undefined;
  const locked = (): Promise<void> => {
    const telling = tell();
    told = telling;
    telling.catch(() => {
      if (told === telling) told = undefined;
    });
    return telling;
  };

  const setAlarm = async (): Promise<void> => {
    const status = await vault.status();
    // Nothing tells then whether it is open and until when: the alarm that stands must stay.
    if (status.state === 'unavailable') return;
    const lockAt = lockAtOf(status);
    if (lockAt !== null) await browser.alarms.create(ALARM, { when: lockAt });
    else if (isWithoutPassphrase(status)) await browser.alarms.clear(ALARM);
    else if (await browser.alarms.get(ALARM)) await (told ?? locked());
  };

  const lock = async (): Promise<void> => {
    if (isWithoutPassphrase(await vault.status())) return;
    await vault.lock();
    await locked();
  };

  return {
    lock,
    locked,
    setAlarm,
    status: () => vault.status(),
    async used() {
      await vault.touch();
      await setAlarm();
    },
    async unlock(passphrase) {
      const outcome = await vault.unlock(passphrase);
      if (outcome.state !== 'unlocked') return outcome;
      told = undefined;
      await setAlarm();
      // Begun first: pages that ask because of the new revision join the reading.
      unattended(readLookedAt());
      await renew();
      return outcome;
    },
    async lockIfDue() {
      const status = await vault.status();
      // A database that doesn't answer must not keep the key in memory: locking asks none.
      if (status.state === 'unavailable') await lock();
      else if (lockAtOf(status) !== null || isWithoutPassphrase(status)) await setAlarm();
      else await (told ?? locked());
    },
    async keep(keeping) {
      const outcome = await vault.keep(keeping);
      if (outcome.state !== 'kept') return outcome;
      told = undefined;
      await setAlarm();
      await renew();
      return outcome;
    },
    async setLockAfter(minutes) {
      const written = await vault.setLockAfter(minutes);
      await setAlarm();
      return written.ok;
    },
    async eraseKeys() {
      const erased = await vault.eraseKeys();
      if (!erased.ok) return false;
      reader.cancelAll('not-connected');
      await browser.alarms.clear(ALARM);
      // There is nothing to read with, and that is what this finds, so that what is shown says so.
      unattended(readLookedAt());
      await renew();
      return true;
    },
  };
};

/**
 * What locks besides a person. To be called at every start of the worker, as browsers may lose alarms, and before anything
 * is awaited, so that each of it can wake the worker.
 */
export const startLocking = (locking: Locking): void => {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) unattended(locking.lockIfDue());
  });
  // Chromium tells when the system is locked; Firefox has no such state (MDN: idle.IdleState).
  browser.idle.onStateChanged.addListener((idleState) => {
    if (idleState === 'locked') unattended(locking.lock());
  });
  // `storage.session` is empty then; should a browser keep its process, it is as if it weren't.
  browser.runtime.onStartup.addListener(() => unattended(locking.lock()));
  unattended(locking.setAlarm());
};
