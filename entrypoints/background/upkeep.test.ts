import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLedger } from '../../utils/ledger/ledger';
import { DEFAULT_SETTINGS } from '../../utils/settings/schema';
import { currentRevision } from '../../utils/storage/revision';
import { refreshLookedAt, startAlarms } from './jobs/alarms';
import { applySettings, usageDaysFor } from './jobs/settings-changes';
import { createState } from './state';
import { connectIn, NOW, PROJECT, snapshot } from './testing/browser';

const HOUR = 3_600_000;
const setUp = () => {
  const refresh = { now: vi.fn(async () => undefined), ifOlderThan: vi.fn(async () => undefined) };
  return { refresh, ledger: createLedger(), state: createState(), now: () => NOW };
};

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe('the alarm', () => {
  it('reads what was looked at within a day, and nothing else', async () => {
    const parts = setUp();
    await parts.state.lookedAt.change(PROJECT, () => NOW - 23 * HOUR);
    await parts.state.lookedAt.change('long-forgotten', () => NOW - 25 * HOUR);
    await refreshLookedAt(parts);
    expect(parts.refresh.ifOlderThan.mock.calls).toEqual([[PROJECT, 25 * 60_000]]);
  });

  it('is made again where it rings later than a period from now: the clock was set back since', async () => {
    const parts = { ...setUp(), now: Date.now };
    await fakeBrowser.alarms.create('refresh', { when: Date.now() + 48 * HOUR, periodInMinutes: 30 });
    startAlarms(parts);
    await vi.waitFor(async () => {
      const alarm = await fakeBrowser.alarms.get('refresh');
      expect((alarm?.scheduledTime ?? Infinity) - Date.now()).toBeLessThanOrEqual(31 * 60_000);
    });
  });

  it('is made again at a start where the browser lost it, and not put off where it stands', async () => {
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    const parts = { ...setUp(), now: Date.now };
    startAlarms(parts);
    await vi.waitFor(async () => expect(await fakeBrowser.alarms.get('refresh')).toBeDefined());
    startAlarms(parts);
    await fakeBrowser.alarms.get('refresh');
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
