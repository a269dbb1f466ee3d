import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLedger } from '../../../utils/ledger/ledger';
import { DEFAULT_SETTINGS } from '../../../utils/settings/schema';
import { createTestTranslate } from '../../../utils/wording/testing';
import { createState } from '../state';
import { toolbar } from '../testing/toolbar';
import { startFirstMinute } from './first-minute';

const t = createTestTranslate();
const parts = () => ({ ledger: createLedger(), state: createState(), settings: async () => DEFAULT_SETTINGS, t });
/** As Chromium's reasons are, and Firefox's. */
const install = (reason: string) => fakeBrowser.runtime.onInstalled.trigger({ reason, temporary: false } as never);

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  createTestTranslate();
  globalThis.indexedDB = new IDBFactory();
});

describe('the options page', () => {
  it.each([
    ['install', 1],
    ['update', 0],
    ['browser_update', 0],
    ['chrome_update', 0],
    ['shared_module_update', 0],
  ])('after %s is opened %d times', async (reason, times) => {
    toolbar();
    const open = vi.spyOn(fakeBrowser.runtime, 'openOptionsPage').mockResolvedValue(undefined);
    startFirstMinute(parts());
    await install(reason);
    // Its effects are there by the next task: nothing here waits for more than promises.
    await new Promise((resolve) => setTimeout(resolve));
    expect(open).toHaveBeenCalledTimes(times);
  });

  it('is opened once, though a profile installs Linchpin again at each start', async () => {
    toolbar();
    const open = vi.spyOn(fakeBrowser.runtime, 'openOptionsPage').mockResolvedValue(undefined);
    startFirstMinute(parts());
    await install('install');
    await vi.waitFor(async () => expect(await fakeBrowser.storage.local.get('welcomed')).toEqual({ welcomed: true }));
    await install('install');
    await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(1));
  });

  it('is not opened when the browser or the worker starts', async () => {
    toolbar();
    const open = vi.spyOn(fakeBrowser.runtime, 'openOptionsPage').mockResolvedValue(undefined);
    startFirstMinute(parts());
    await fakeBrowser.runtime.onStartup.trigger();
    startFirstMinute(parts());
    expect(open).not.toHaveBeenCalled();
  });
});
