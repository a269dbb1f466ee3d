import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { currentRevision } from '../../../utils/storage/revision';
import { disconnect } from '../answers/connect';
import { NOW, PROJECT, snapshot, storedValue } from '../testing/browser';
import { createBrowser, MINUTE, PASSPHRASE } from '../testing/locked';
import { startLocking } from './locking';

const lockAlarm = async () => (await fakeBrowser.alarms.get('lock'))?.scheduledTime;
const LATER = NOW + 20 * MINUTE;

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe('locking', () => {
  it('has every page ask again, and once unlocked reads again what was looked at', async () => {
    const { connected, fetch, clock } = createBrowser();
    const { locking, ledger } = await connected('passphrase');
    await locking.lock();
    expect(await currentRevision(PROJECT)).toBe(1);
    clock.time = LATER;
    expect(await locking.unlock(PASSPHRASE)).toEqual({ state: 'unlocked' });
    await vi.waitFor(async () => expect(storedValue(await ledger.snapshots.read(PROJECT))?.takenAt).toBe(LATER));
    expect(fetch).toHaveBeenCalledTimes(6);
    expect(await currentRevision(PROJECT)).toBeGreaterThan(1);
  });

  it('does nothing where no passphrase keeps the key', async () => {
    for (const mode of ['device', 'session'] as const) {
      const { vault, locking } = await createBrowser().connected(mode);
      await locking.lock();
      expect(await vault.get(PROJECT)).toMatchObject({ state: 'present' });
      expect(await currentRevision(PROJECT)).toBeUndefined();
    }
  });

  it('in the middle of a reading lets none of its further calls leave, and takes it for no reading', async () => {
    const { connected, fetch } = createBrowser();
    const { locking, refresh, ledger, state } = await connected('passphrase');
    fetch.mockImplementation(
      (_, init) => new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('lost')))),
    );
    const reading = refresh.now(PROJECT);
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(2));
    await locking.lock();
    await reading;
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(storedValue(await ledger.snapshots.read(PROJECT))).toEqual(snapshot());
    expect(await state.readings.get(PROJECT)).toBeUndefined();
  });

  it('while a reading waits its turn keeps it from starting, and unlocked by then it reads', async () => {
    const { connected, fetch, wait } = createBrowser();
    const { locking, refresh } = await connected('passphrase');
    await refresh.now(PROJECT);
    fetch.mockClear();
    wait.mockImplementation(() => locking.lock());
    await refresh.afterCurrent(PROJECT);
    expect(wait).toHaveBeenCalledOnce();
    expect(fetch).not.toHaveBeenCalled();
    wait.mockImplementation(async () => void (await locking.unlock(PASSPHRASE)));
    await refresh.afterCurrent(PROJECT);
    await vi.waitFor(() => expect(fetch.mock.calls.length).toBeGreaterThanOrEqual(6));
  });

  it('leaves a wrong passphrase without effect', async () => {
    const { connected, fetch } = createBrowser();
    const { locking } = await connected('passphrase');
    await locking.lock();
    expect(await locking.unlock('wrong')).toMatchObject({ state: 'wrong' });
    expect(await currentRevision(PROJECT)).toBe(1);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('does not keep a project from being disconnected', async () => {
    const parts = await createBrowser().connected('passphrase');
    await parts.locking.lock();
    await disconnect(PROJECT, parts);
    expect((await parts.ledger.projects.read(PROJECT)).state).toBe('absent');
    expect(await parts.vault.list()).toEqual({ state: 'present', projectIds: [] });
  });
});

describe('what locks by itself', () => {
  const start = async () => {
    const { connected, clock } = createBrowser();
    const { locking, vault } = await connected('passphrase');
    const onIdle: ((state: string) => void)[] = [];
    // The stand-in for the browser has no `idle`.
    vi.spyOn(fakeBrowser, 'idle', 'get').mockReturnValue({
      ...fakeBrowser.idle,
      onStateChanged: { ...fakeBrowser.idle?.onStateChanged, addListener: (listen: never) => void onIdle.push(listen) },
    });
    startLocking(locking);
    const isLocked = async () => (await vault.get(PROJECT)).state === 'locked';
    const fire = () =>
      fakeBrowser.alarms.onAlarm.trigger({ name: 'lock', scheduledTime: clock.time, persistAcrossSessions: false });
    return { clock, locking, isLocked, fire, idle: (state: string) => onIdle.forEach((listen) => void listen(state)) };
  };

  it('is an alarm 15 minutes after the last use, which each use puts off', async () => {
    const { clock, locking, isLocked, fire } = await start();
    await locking.used();
    expect(await lockAlarm()).toBe(NOW + 15 * MINUTE);
    clock.time += 10 * MINUTE;
    await locking.used();
    expect(await lockAlarm()).toBe(NOW + 25 * MINUTE);
    clock.time += 15 * MINUTE - 1;
    await fire();
    await vi.waitFor(async () => expect(await lockAlarm()).toBe(NOW + 25 * MINUTE));
    expect(await isLocked()).toBe(false);
    clock.time += 1;
    await fire();
    await vi.waitFor(async () => expect(await isLocked()).toBe(true));
    await vi.waitFor(async () => expect(await lockAlarm()).toBeUndefined());
  });

  it('is an alarm that a new worker sets again where the browser lost it', async () => {
    await start();
    await vi.waitFor(async () => expect(await lockAlarm()).toBe(NOW + 15 * MINUTE));
  });

  it('after another time where a person has set one', async () => {
    const { locking } = await start();
    expect(await locking.setLockAfter(3)).toBe(true);
    expect(await lockAlarm()).toBe(NOW + 3 * MINUTE);
  });

  it('has pages ask again when the alarm comes late, after a use has already found the key locked', async () => {
    const { connected, clock } = createBrowser();
    const { locking, vault } = await connected('passphrase');
    clock.time += 60 * MINUTE;
    expect((await vault.get(PROJECT)).state).toBe('locked');
    await locking.lockIfDue();
    expect(await currentRevision(PROJECT)).toBe(1);
  });

  it('is the lock of the computer, and not a person who does nothing for a while', async () => {
    const { isLocked, idle } = await start();
    idle('idle');
    idle('active');
    expect(await isLocked()).toBe(false);
    idle('locked');
    await vi.waitFor(async () => expect(await isLocked()).toBe(true));
  });

  it('is the start of the browser, even of one whose session memory has stayed', async () => {
    const { isLocked } = await start();
    await fakeBrowser.runtime.onStartup.trigger();
    await vi.waitFor(async () => expect(await isLocked()).toBe(true));
  });
});

describe('another way to keep the keys', () => {
  it('is told to what shows a project, and has an alarm only under a passphrase', async () => {
    const { locking } = await createBrowser().connected('device');
    expect(await locking.keep({ mode: 'passphrase', passphrase: PASSPHRASE, lockAfterMinutes: 5 })).toEqual({
      state: 'kept',
    });
    expect(await lockAlarm()).toBe(NOW + 5 * MINUTE);
    expect(await locking.keep({ mode: 'session' })).toEqual({ state: 'kept' });
    expect(await lockAlarm()).toBeUndefined();
    expect(await currentRevision(PROJECT)).toBe(2);
  });

  it('is refused while locked', async () => {
    const { locking } = await createBrowser().connected('passphrase');
    await locking.lock();
    expect(await locking.keep({ mode: 'device' })).toEqual({ state: 'locked' });
    expect(await currentRevision(PROJECT)).toBe(1);
  });

  it('comes of erasing the keys, which costs nothing else', async () => {
    const { locking, vault, ledger } = await createBrowser().connected('passphrase');
    await locking.lock();
    expect(await locking.eraseKeys()).toBe(true);
    expect(await locking.status()).toMatchObject({ mode: 'device', locked: false });
    expect(await vault.get(PROJECT)).toEqual({ state: 'absent' });
    expect(storedValue(await ledger.snapshots.read(PROJECT))).toEqual(snapshot());
    expect((await ledger.projects.read(PROJECT)).state).toBe('present');
  });
});

it('a lock by the clock that a use of the key finds has pages ask again, clears the alarm and ends calls in flight', async () => {
  const { connected, clock } = createBrowser();
  const { vault, locking, paused, reader } = await connected('passphrase');
  await locking.setAlarm();
  const cancelled = vi.spyOn(reader, 'cancelAll');
  // Asleep for an hour: no alarm rang, and a second tab is the first to ask.
  clock.time = NOW + 60 * MINUTE;
  expect(await paused(PROJECT)).toBe('locked');
  await vi.waitFor(async () => expect(await currentRevision(PROJECT)).toBe(1));
  expect(cancelled).toHaveBeenCalledWith('locked');
  expect(await lockAlarm()).toBeUndefined();
  expect(await vault.get(PROJECT)).toEqual({ state: 'locked' });
  expect(await currentRevision(PROJECT)).toBe(1);
});

it('a storage that does not answer is not taken for a missing key or a lock', async () => {
  const { connected } = createBrowser();
  const { paused, refresh, state } = await connected('device');
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('hiccup', 'UnknownError');
  });
  expect(await paused(PROJECT)).toBeNull();
  await refresh.now(PROJECT);
  expect((await state.readings.get(PROJECT))?.fault?.kind).not.toBe('not-connected');
  vi.restoreAllMocks();
});
