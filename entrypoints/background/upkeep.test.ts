import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLedger } from '../../utils/ledger/ledger';
import { DEFAULT_SETTINGS } from '../../utils/settings/schema';
import { usageDaysFor } from '../../utils/settings/usage-days';
import { currentRevision } from '../../utils/storage/revision';
import { applySettings } from './jobs/settings-changes';
import { keepAlarm, startWatching, watchProjects } from './jobs/watch';
import { createState } from './state';
import { connectIn, NOW, PROJECT, record, snapshot } from './testing/browser';

const HOUR = 3_600_000;
const setUp = () => {
  const refresh = {
    now: vi.fn(async () => undefined),
    ifOlderThan: vi.fn<(projectId: string, ms: number) => Promise<void>>(async () => undefined),
    afterCurrent: vi.fn(async () => undefined),
  };
  return { refresh, ledger: createLedger(), state: createState(), now: () => NOW };
};

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

const MINUTE = 60_000;
const every = (watchEveryMinutes: number) => async () => ({ ...DEFAULT_SETTINGS, watchEveryMinutes });

describe('watching', () => {
  it('erases what changed longer ago than a person wants it kept', async () => {
    const parts = { ...setUp(), settings: async () => ({ ...DEFAULT_SETTINGS, historyDays: 30 }) };
    await parts.ledger.writeProject(record());
    const erased = vi.spyOn(parts.ledger, 'eraseEvents');
    await watchProjects(parts);
    expect(erased).toHaveBeenCalledWith(PROJECT, 30 * 24 * HOUR);
  });

  it.each([
    [120, 90, 120],
    // A reading brings 365 days and today again each time.
    [90, 365, 366],
  ])(
    'erases days of use beyond the %i that are kept, and none that a reading of %i brings',
    async (daysKept, unusedAfterDays, kept) => {
      const parts = { ...setUp(), settings: async () => ({ ...DEFAULT_SETTINGS, daysKept, unusedAfterDays }) };
      await parts.ledger.writeProject(record());
      const erased = vi.spyOn(parts.ledger, 'eraseDays');
      await watchProjects(parts);
      expect(erased).toHaveBeenCalledWith(PROJECT, kept);
    },
  );

  it('reads every connected project, also one that nobody has looked at, and once however long ago it was', async () => {
    const parts = { ...setUp(), settings: every(15) };
    for (const projectId of [PROJECT, 'never-looked-at']) await parts.ledger.writeProject({ ...record(), projectId });
    await watchProjects(parts);
    expect(parts.refresh.ifOlderThan.mock.calls).toEqual([
      [PROJECT, 12 * MINUTE],
      ['never-looked-at', 12 * MINUTE],
    ]);
  });

  it('goes on with the others where one fails or never answers', async () => {
    const parts = { ...setUp(), settings: every(15) };
    for (const projectId of ['a', 'b', 'c', 'd']) await parts.ledger.writeProject({ ...record(), projectId });
    const read: string[] = [];
    parts.refresh.ifOlderThan.mockImplementation(async (projectId) => {
      read.push(projectId);
      if (projectId === 'a') await new Promise(() => undefined);
      if (projectId === 'b') throw new Error('no answer');
    });
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    void watchProjects(parts);
    await vi.waitFor(() => expect(read).toEqual(['a', 'b', 'c', 'd']));
  });

  it.each(['active', 'online', 'startup'])('reads at once when it is %s again', async (how) => {
    const parts = { ...setUp(), settings: every(15), now: Date.now };
    await parts.ledger.writeProject(record());
    const onIdle = vi.fn<(heard: (state: string) => void) => void>();
    // The stand-in for the browser has no `idle`, and Node no events of the network.
    vi.spyOn(fakeBrowser, 'idle', 'get').mockReturnValue({
      ...fakeBrowser.idle,
      onStateChanged: { ...fakeBrowser.idle?.onStateChanged, addListener: onIdle },
    });
    const onOnline = vi.fn<(name: string, heard: () => void) => void>();
    vi.stubGlobal('addEventListener', onOnline);
    startWatching(parts);
    vi.unstubAllGlobals();
    if (how === 'active') onIdle.mock.calls[0]?.[0]('active');
    if (how === 'startup') await fakeBrowser.runtime.onStartup.trigger();
    if (how === 'online') onOnline.mock.calls[0]?.[1]();
    await vi.waitFor(() => expect(parts.refresh.ifOlderThan).toHaveBeenCalledWith(PROJECT, 12 * MINUTE));
  });
});

const alarmIn = async (minutes: number): Promise<void> => {
  await vi.waitFor(async () => {
    const alarm = await fakeBrowser.alarms.get('refresh');
    expect(alarm?.periodInMinutes).toBe(minutes);
    expect((alarm?.scheduledTime ?? Infinity) - Date.now()).toBeLessThanOrEqual(minutes * MINUTE);
  });
};

describe('the alarm', () => {
  it('is made again where it rings later than a period from now: the clock was set back since', async () => {
    await fakeBrowser.alarms.create('refresh', { when: Date.now() + 48 * HOUR, periodInMinutes: 15 });
    await keepAlarm({ settings: every(15), now: Date.now });
    await alarmIn(15);
  });

  it('follows the setting', async () => {
    await keepAlarm({ settings: every(15), now: Date.now });
    await alarmIn(15);
    await keepAlarm({ settings: every(5), now: Date.now });
    await alarmIn(5);
  });

  it('is made where the browser lost it, and not put off where it stands', async () => {
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    const parts = { settings: every(15), now: Date.now };
    await keepAlarm(parts);
    await keepAlarm(parts);
    expect(create).toHaveBeenCalledOnce();
  });
});

describe('changed settings', () => {
  it('count every project on, and read nothing when enough days are there', async () => {
    const parts = setUp();
    await connectIn(parts.ledger, snapshot());
    await applySettings({ ...DEFAULT_SETTINGS, windowDays: 30 }, parts);
    expect(await currentRevision(PROJECT)).toBe(1);
    expect(parts.refresh.now).not.toHaveBeenCalled();
  });

  it('that reach further back than was read read again', async () => {
    const parts = setUp();
    await connectIn(parts.ledger, snapshot());
    await applySettings({ ...DEFAULT_SETTINGS, unusedAfterDays: 365 }, parts);
    expect(parts.refresh.now).toHaveBeenCalledWith(PROJECT);
  });

  it('need as many days as the longest of them, 30 at least', () => {
    expect(usageDaysFor({ ...DEFAULT_SETTINGS, windowDays: 7, unusedAfterDays: 7 })).toBe(30);
    expect(usageDaysFor({ ...DEFAULT_SETTINGS, windowDays: 60, unusedAfterDays: 14 })).toBe(60);
  });
});
