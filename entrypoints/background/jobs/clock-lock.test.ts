import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { currentRevision } from '../../../utils/storage/revision';
import { sessionMemory } from '../../../utils/vault/session-memory';
import { PROJECT } from '../testing/browser';
import { createBrowser, MINUTE, PASSPHRASE } from '../testing/locked';

const lockAlarm = async () => (await fakeBrowser.alarms.get('lock'))?.scheduledTime;
const unlockedKeys = async () => (await sessionMemory.names()).length;
const storageFails = () =>
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('hiccup', 'UnknownError');
  });

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe('a lock that is due while the database does not answer', () => {
  it('erases the unlocked key from memory all the same', async () => {
    const { connected, clock, start } = createBrowser();
    await (await connected('passphrase')).locking.setAlarm();
    clock.time += 60 * MINUTE;
    const worker = start();
    storageFails();
    await worker.locking.lockIfDue();
    expect(await unlockedKeys()).toBe(0);
  });

  it('keeps its alarm where it is not due yet', async () => {
    const { connected, start } = createBrowser();
    await (await connected('passphrase')).locking.setAlarm();
    const due = await lockAlarm();
    const worker = start();
    storageFails();
    await worker.locking.setAlarm();
    await worker.locking.used();
    expect(await lockAlarm()).toBe(due);
  });
});

it('a worker that dies after it found the vault locked by the clock leaves the telling to the next start', async () => {
  const { connected, clock, start } = createBrowser();
  const first = await connected('passphrase');
  await first.locking.setAlarm();
  clock.time += 60 * MINUTE;
  // Dead as soon as the key is gone from memory.
  const renewed = vi.spyOn(first.reader, 'cancelAll').mockImplementation(() => {
    throw new Error('dead');
  });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await first.vault.get(PROJECT);
  await vi.waitFor(() => expect(renewed).toHaveBeenCalled());
  expect(await currentRevision(PROJECT)).toBeUndefined();

  const second = start();
  await second.locking.setAlarm();
  await vi.waitFor(async () => expect(await currentRevision(PROJECT)).toBe(1));
  expect(await lockAlarm()).toBeUndefined();
  // And once: neither a late alarm nor another start does it again.
  await second.locking.lockIfDue();
  await start().locking.setAlarm();
  expect(await currentRevision(PROJECT)).toBe(1);
});

it('each lock by the clock is told, also the one after an unlock', async () => {
  const { connected, clock } = createBrowser();
  const { locking, vault, state } = await connected('passphrase');
  for (const times of [1, 2]) {
    const before = (await currentRevision(PROJECT)) ?? 0;
    clock.time += 60 * MINUTE;
    expect((await vault.get(PROJECT)).state, `time ${times}`).toBe('locked');
    await locking.lockIfDue();
    expect(await currentRevision(PROJECT)).toBe(before + 1);
    expect(await locking.unlock(PASSPHRASE)).toEqual({ state: 'unlocked' });
    // What was looked at is read again, which counts on as well.
    await vi.waitFor(async () => expect(await state.readings.get(PROJECT)).toMatchObject({ endedAt: clock.time }));
    await vi.waitFor(async () => expect(await currentRevision(PROJECT)).toBe(before + 3));
  }
});
