import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLedger } from '../../../utils/ledger/ledger';
import type { Ledger } from '../../../utils/ledger/types';
import type { Paused } from '../../../utils/rules/answer';
import type { Snapshot } from '../../../utils/rules/snapshot';
import { currentRevision, dataRevision } from '../../../utils/storage/revision';
import { createState } from '../state';
import { connectIn, NOW, nothingRead, PROJECT, refused, snapshot, storedValue } from '../testing/browser';
import { createRefresh } from './refresh';

const setUp = (read: () => Promise<Snapshot>) => {
  const ledger: Ledger = createLedger();
  const state = createState();
  const reader = { refresh: vi.fn(read) };
  let now = NOW;
  const pass = (ms: number) => {
    now += ms;
  };
  const sleep = vi.fn(async (ms: number) => pass(ms));
  const onRead = vi.fn<(projectId: string) => void>();
  const paused = vi.fn(async (): Promise<Paused | null> => null);
  const asked = { usageDays: async () => 90, periodMs: async () => 900_000, now: () => now, paused, sleep, onRead };
  const refresh = createRefresh({ ledger, reader, state, ...asked });
  return { ledger, state, reader, refresh, paused, sleep, pass, onRead };
};

/** A promise, and what settles it. */
const later = <T>() => {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (value: T) => resolve(value) };
};

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe('a refresh', () => {
  it('is shared by everyone who asks while it is under way', async () => {
    const { promise, resolve } = later<Snapshot>();
    const { ledger, reader, refresh } = setUp(() => promise);
    await connectIn(ledger);
    const both = Promise.all([refresh.now(PROJECT), refresh.now(PROJECT), refresh.ifOlderThan(PROJECT, 0)]);
    resolve(snapshot());
    await both;
    expect(reader.refresh).toHaveBeenCalledOnce();
  });

  it('stores what it brought and counts the data revision up for the Console pages', async () => {
    const { ledger, state, refresh } = setUp(async () => snapshot({ takenAt: NOW + 1 }));
    await connectIn(ledger, snapshot());
    await refresh.now(PROJECT);
    expect(storedValue(await ledger.snapshots.read(PROJECT))?.takenAt).toBe(NOW + 1);
    expect(await currentRevision(PROJECT)).toBe(1);
    expect(await state.readings.get(PROJECT)).toEqual({ endedAt: NOW, fault: null, problem: null });
  });

  it('says when a reading has been stored, and of one that brought nothing says nothing', async () => {
    const { ledger, refresh, reader, onRead } = setUp(async () => snapshot());
    await connectIn(ledger);
    await refresh.now(PROJECT);
    expect(onRead.mock.calls).toEqual([[PROJECT]]);
    reader.refresh.mockResolvedValue(nothingRead(refused('offline')));
    await refresh.now(PROJECT);
    expect(onRead).toHaveBeenCalledOnce();
  });

  it('goes on for a project whose record is damaged', async () => {
    const { ledger, refresh } = setUp(async () => snapshot({ takenAt: NOW + 1 }));
    await connectIn(ledger);
    vi.spyOn(ledger.projects, 'read').mockResolvedValue({ state: 'damaged', path: 'name' });
    await refresh.now(PROJECT);
    expect(storedValue(await ledger.snapshots.read(PROJECT))?.takenAt).toBe(NOW + 1);
  });

  it('that brought nothing leaves the older reading and remembers why', async () => {
    const fault = refused('unauthorized', 'GET /v1/projects/{project_id}/keys');
    const { ledger, state, refresh } = setUp(async () => nothingRead(fault));
    await connectIn(ledger, snapshot());
    await refresh.now(PROJECT);
    expect(storedValue(await ledger.snapshots.read(PROJECT))).toEqual(snapshot());
    expect((await state.readings.get(PROJECT))?.fault).toEqual(fault);
  });

  it('asks nothing about a project that is not connected', async () => {
    const { reader, refresh, state } = setUp(async () => snapshot());
    await refresh.now(PROJECT);
    expect(reader.refresh).not.toHaveBeenCalled();
    expect(await state.readings.all()).toEqual({});
  });

  it.each(['locked', 'session-ended'] as const)('does not begin while %s, and is taken up after that', async (why) => {
    const { ledger, reader, refresh, paused, state } = setUp(async () => snapshot({ takenAt: NOW + 1 }));
    await connectIn(ledger, snapshot());
    paused.mockResolvedValue(why);
    await Promise.all([refresh.now(PROJECT), refresh.afterCurrent(PROJECT), refresh.ifOlderThan(PROJECT, 0)]);
    expect(reader.refresh).not.toHaveBeenCalled();
    expect([await state.readings.all(), await dataRevision.all()]).toEqual([{}, {}]);
    paused.mockResolvedValue(null);
    await refresh.ifOlderThan(PROJECT, 60_000);
    expect(storedValue(await ledger.snapshots.read(PROJECT))?.takenAt).toBe(NOW + 1);
  });

  it.each(['locked', 'session-ended', 'session-updated'] as const)(
    'that found itself %s is none, and the latest stands',
    async (why) => {
      const before = { endedAt: NOW - 1, fault: null, problem: null };
      const { ledger, refresh, state } = setUp(async () => nothingRead(refused(why)));
      await connectIn(ledger, snapshot());
      await state.readings.change(PROJECT, () => before);
      await refresh.now(PROJECT);
      expect(await state.readings.get(PROJECT)).toEqual(before);
      expect(storedValue(await ledger.snapshots.read(PROJECT))).toEqual(snapshot());
    },
  );

  it('that ends after its project was disconnected brings nothing back', async () => {
    const { promise, resolve } = later<Snapshot>();
    const { ledger, reader, refresh, state } = setUp(() => promise);
    await connectIn(ledger);
    const reading = refresh.now(PROJECT);
    await vi.waitFor(() => expect(reader.refresh).toHaveBeenCalled());
    await ledger.forget(PROJECT);
    resolve(snapshot());
    await reading;
    expect((await ledger.snapshots.read(PROJECT)).state).toBe('absent');
    expect(await state.readings.all()).toEqual({});
  });

  it('is not repeated while the latest reading, good or bad, is young', async () => {
    const { ledger, reader, refresh, pass } = setUp(async () => nothingRead(refused('server')));
    await connectIn(ledger);
    await refresh.now(PROJECT);
    pass(59_999);
    await refresh.ifOlderThan(PROJECT, 60_000);
    expect(reader.refresh).toHaveBeenCalledOnce();
    pass(1);
    await refresh.ifOlderThan(PROJECT, 60_000);
    expect(reader.refresh).toHaveBeenCalledTimes(2);
  });

  it('asked for because something changed begins after the one in flight, once for all who ask', async () => {
    const { promise, resolve } = later<Snapshot>();
    const answers = [promise, Promise.resolve(snapshot({ takenAt: NOW + 1 }))];
    const { ledger, reader, refresh } = setUp(() => answers.shift() ?? Promise.reject(new Error('a third reading')));
    await connectIn(ledger);
    const first = refresh.now(PROJECT);
    await vi.waitFor(() => expect(reader.refresh).toHaveBeenCalledOnce());
    const changed = Promise.all([refresh.afterCurrent(PROJECT), refresh.afterCurrent(PROJECT)]);
    resolve(snapshot());
    await Promise.all([first, changed]);
    expect(reader.refresh).toHaveBeenCalledTimes(2);
    expect(storedValue(await ledger.snapshots.read(PROJECT))?.takenAt).toBe(NOW + 1);
  });

  it('asked for because something changed waits until the latest reading is a little old', async () => {
    const { ledger, reader, refresh, sleep, pass } = setUp(async () => snapshot());
    await connectIn(ledger);
    await refresh.now(PROJECT);
    pass(500);
    await refresh.afterCurrent(PROJECT);
    expect(sleep.mock.calls).toEqual([[1_500]]);
    expect(reader.refresh).toHaveBeenCalledTimes(2);
  });
});

it('is made again where the latest ended ahead of the clock, by however little, as after a clock that was set back', async () => {
  for (const ahead of [1, 60_000, 2 * 86_400_000, 10 * 365 * 86_400_000]) {
    const { ledger, reader, state, refresh } = setUp(async () => snapshot());
    await connectIn(ledger, snapshot());
    await state.readings.change(PROJECT, () => ({ endedAt: NOW + ahead, fault: null, problem: null }));
    await refresh.ifOlderThan(PROJECT, 60_000);
    expect(reader.refresh).toHaveBeenCalledOnce();
  }
});
