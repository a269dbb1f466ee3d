import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { currentRevision } from '../../../utils/storage/revision';
import { answerBadges } from '../answers/badges';
import { connect, disconnect } from '../answers/connect';
import { storedKey } from '../answers/stored-key';
import { PROJECT, SECRET } from '../testing/browser';
import { createBrowser } from '../testing/locked';
import { sessionEndOf, sessionEnds, watchSessionEnds } from './session-end';

type Told = 'startup' | 'update' | 'browser_update' | 'chrome_update' | 'install';

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

const tell = async (what: Told): Promise<void> => {
  if (what === 'startup') await fakeBrowser.runtime.onStartup.trigger();
  else await fakeBrowser.runtime.onInstalled.trigger({ reason: what, temporary: false } as never); // as each browser has it
};

/** A profile with a project whose key is kept for one session, and its background through one start after another. */
const profile = async (mode: 'session' | 'device' | 'passphrase' = 'session') => {
  const { connected, start } = createBrowser();
  let parts = await connected(mode);
  return {
    parts: () => parts,
    /** Session memory goes, and the next worker is told of these. */
    restart: async (...told: readonly Told[]): Promise<void> => {
      await parts.vault.close();
      await fakeBrowser.storage.session.clear();
      fakeBrowser.runtime.resetState();
      parts = start();
      watchSessionEnds(parts);
      const before = await currentRevision(PROJECT);
      await Promise.all(told.map(tell));
      revisions = ((await currentRevision(PROJECT)) ?? 0) - (before ?? 0);
    },
    enter: () => connect(SECRET, parts),
  };
};
let revisions = 0;

const BOTH = 'is gone';
const CLOSED = 'the browser was closed';
const UPDATED = 'Linchpin was updated or reloaded';

describe('what ended the session that a key was kept for is told as it was', () => {
  it.each<[string, Told[], string, string]>([
    ['the browser was closed', ['startup'], 'session-closed', CLOSED],
    ['Linchpin was updated, or reloaded, while the browser ran', ['update'], 'session-updated', UPDATED],
    ['Linchpin was updated while the browser was closed', ['startup', 'update'], 'session-closed', CLOSED],
    ['the same, told in the other order', ['update', 'startup'], 'session-closed', CLOSED],
    ['the browser was updated', ['browser_update'], 'session-closed', CLOSED],
    ['the browser was updated, as Chromium says it', ['startup', 'chrome_update'], 'session-closed', CLOSED],
    ['Linchpin was switched off and on: nothing is told', [], 'session-ended', BOTH],
    ['a profile installs Linchpin again', ['install'], 'session-ended', BOTH],
  ])('%s', async (_, told, kind, words) => {
    const { restart, parts } = await profile();
    await restart(...told);
    const now = parts();
    expect(await now.paused(PROJECT)).toBe(kind);
    expect((await storedKey(PROJECT, now))?.state).toBe(kind);
    const { notice } = await answerBadges({ projectId: PROJECT, page: 'keys', from: 0, arrived: false }, now);
    for (const said of [words, 'kept for one browser session', 'Enter the key again']) expect(notice).toContain(said);
    expect([CLOSED, UPDATED].filter((each) => notice?.includes(each))).toEqual(words === BOTH ? [] : [words]);
    expect(revisions > 0, 'pages that asked before it was known ask again').toBe(words !== BOTH);
  });

  it('by the first end, as long as no key is entered again', async () => {
    const { restart, parts } = await profile();
    await restart('startup');
    await restart('update');
    await restart();
    expect(await parts().paused(PROJECT)).toBe('session-closed');
  });

  it('by the end of its own session, after another key was entered', async () => {
    const { restart, enter, parts } = await profile();
    await restart('startup');
    expect(await enter()).toMatchObject({ fault: null, problem: null });
    expect(await parts().paused(PROJECT)).toBeNull();
    await restart('update');
    expect(await parts().paused(PROJECT)).toBe('session-updated');
    await enter();
    await restart();
    expect(await parts().paused(PROJECT)).toBe('session-ended');
  });
});

describe('nothing is noted', () => {
  it.each(['device', 'passphrase'] as const)('of keys that are kept otherwise, %s', async (mode) => {
    const { restart } = await profile(mode);
    await restart('startup', 'update');
    expect(await sessionEnds.all()).toEqual({});
  });

  it('of a key that is still there, as where the browser kept its process', async () => {
    const { connected } = createBrowser();
    const parts = await connected('session');
    watchSessionEnds(parts);
    await tell('startup');
    expect(await parts.paused(PROJECT)).toBeNull();
    expect(await sessionEnds.all()).toEqual({});
  });

  it('any more of a project that was disconnected', async () => {
    const { restart, parts } = await profile();
    await restart('update');
    expect(await sessionEnds.all()).toEqual({ [PROJECT]: 'session-updated' });
    await disconnect(PROJECT, parts());
    expect(await sessionEnds.all()).toEqual({});
  });
});

it('where what is noted can not be read, both causes are told', async () => {
  await fakeBrowser.storage.local.set({ sessionEnds: { [PROJECT]: 'session-of-a-newer-version' } });
  expect(await sessionEndOf(PROJECT)).toBe('session-ended');
  vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('no storage'));
  expect(await sessionEndOf(PROJECT)).toBe('session-ended');
});
