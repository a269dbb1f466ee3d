import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sessionMemory } from '../../utils/vault/session-memory';
import { assess } from './answers/assess';
import { answerBadges } from './answers/badges';
import { answerCard } from './answers/card';
import { findingsOf } from './answers/findings';
import { viewOf } from './answers/projects';
import { storedKey } from './answers/stored-key';
import { ADA, KEY_ID, PROJECT } from './testing/browser';
import { createBrowser, MINUTE } from './testing/locked';

const TITLE = "The browser's storage is not responding";
const WAY_OUT = "Don't connect the key again";

/** The vault's database alone: what is in the ledger can be shown. */
const vaultFails = (name: string): void => {
  const open = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, 'open').mockImplementation((database, version) => {
    if (database === 'linchpin-vault') throw new DOMException('hiccup', name);
    return open(database, version);
  });
};
const memoryFails = (): void => {
  const fail = () => Promise.reject(new Error('hiccup'));
  vi.spyOn(sessionMemory, 'get').mockImplementation(fail);
  vi.spyOn(sessionMemory, 'names').mockImplementation(fail);
};

const FAULTS = [
  ...['UnknownError', 'AbortError', 'InvalidStateError', 'QuotaExceededError', 'VersionError', 'DataError'].flatMap(
    (name) =>
      (['device', 'passphrase', 'session'] as const).map((mode) => [name, mode, () => vaultFails(name)] as const),
  ),
  ...(['passphrase', 'session'] as const).map((mode) => ['session memory', mode, memoryFails] as const),
];

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => void vi.restoreAllMocks());

describe.each(FAULTS)('while the storage fails with %s, the key kept in mode %s', (_, mode, fails) => {
  /** The worker that finds it so was just started, 20 minutes after the last reading. */
  const failing = async () => {
    const browser = createBrowser();
    const before = await browser.connected(mode);
    await before.vault.close();
    browser.clock.time += mode === 'passphrase' ? MINUTE : 20 * MINUTE;
    fails();
    return { ...browser, parts: browser.start() };
  };

  it('every surface says that, and none that no key is stored, and no call leaves', async () => {
    const { parts, fetch } = await failing();
    await parts.refresh.now(PROJECT);
    const sheet = await answerBadges({ projectId: PROJECT, page: 'keys', from: 0, arrived: false }, parts);
    expect(sheet).toMatchObject({ state: 'ready', old: true });
    const card = await answerCard({ projectId: PROJECT, kind: 'key', id: KEY_ID, closely: true }, parts);
    const told = [sheet.notice, `${card?.old?.title} ${card?.old?.next}`];
    for (const words of told) for (const part of [TITLE, WAY_OUT]) expect(words).toContain(part);
    expect((await viewOf(PROJECT, parts)).lastFault?.kind).toBe('storage');
    expect((await findingsOf(PROJECT, parts))?.lastFault?.kind).toBe('storage');
    expect((await storedKey(PROJECT, parts))?.state).toBe('storage');
    expect(fetch).not.toHaveBeenCalled();
  });

  it('nothing is safe, however young the reading', async () => {
    const { parts } = await failing();
    for (const act of ['remove', 'key'] as const) {
      const query = act === 'key' ? { act, keyId: KEY_ID } : { act, memberId: ADA.memberId };
      const assessment = await assess({ projectId: PROJECT, ...query }, parts);
      expect(assessment?.verdict).toBe('unknown');
      expect(JSON.stringify(assessment)).toContain("can't reach the stored key");
    }
  });
});
