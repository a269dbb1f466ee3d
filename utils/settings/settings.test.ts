import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_SETTINGS } from './schema';
import { addServiceAccount, readSettings, removeServiceAccount, watchSettings, writeSettings } from './settings';

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.restoreAllMocks());

describe('settings', () => {
  it('are the defaults before any are stored', async () => {
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
  });

  it('come back as they were written, the rest unchanged', async () => {
    await writeSettings({ windowDays: 30 });
    await writeSettings({ serviceAccounts: ['*-bot@company.com'] });
    expect(await readSettings()).toEqual({
      ...DEFAULT_SETTINGS,
      windowDays: 30,
      serviceAccounts: ['*-bot@company.com'],
    });
  });

  it('keep both of two changes made at once', async () => {
    await Promise.all([writeSettings({ windowDays: 30 }), writeSettings({ expiresWithinDays: 3 })]);
    expect(await readSettings()).toMatchObject({ windowDays: 30, expiresWithinDays: 3 });
  });

  it('say which value was out of bounds and gave way to the default', async () => {
    const { settings, repaired } = await writeSettings({ windowDays: 900, expiresWithinDays: 3 });
    expect(repaired).toEqual(['windowDays']);
    expect(settings).toMatchObject({ windowDays: 7, expiresWithinDays: 3 });
    expect(await readSettings()).toEqual(settings);
  });

  it('that were damaged in the store are repaired field by field, and the log says which', async () => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await fakeBrowser.storage.local.set({ settings: { windowDays: 'seven', unusedAfterDays: 30 } });
    expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, unusedAfterDays: 30 });
    expect(log).toHaveBeenCalledWith(expect.stringContaining('windowDays'));
  });

  it('lose an address that is taken back, and keep the others and any pattern', async () => {
    await writeSettings({ serviceAccounts: ['a@x', '*@x', 'b@x'] });
    await addServiceAccount('c@x');
    await removeServiceAccount('c@x');
    expect((await readSettings()).serviceAccounts).toEqual(['a@x', '*@x', 'b@x']);
    await removeServiceAccount(' a@x ');
    expect((await readSettings()).serviceAccounts).toEqual(['*@x', 'b@x']);
  });

  it('are reported to a watcher until its signal', async () => {
    const seen: number[] = [];
    const watching = new AbortController();
    watchSettings(({ windowDays }) => seen.push(windowDays), watching.signal);
    await writeSettings({ windowDays: 30 });
    watching.abort();
    await writeSettings({ windowDays: 40 });
    expect(seen).toEqual([30]);
  });

  it('stand as they were when the browser cannot store a change, and the next change works again', async () => {
    await writeSettings({ windowDays: 30 });
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('QuotaExceeded'));
    await expect(writeSettings({ windowDays: 40 })).rejects.toThrow('QuotaExceeded');
    expect(await readSettings()).toMatchObject({ windowDays: 30 });
    await writeSettings({ windowDays: 50 });
    expect(await readSettings()).toMatchObject({ windowDays: 50 });
  });
});
