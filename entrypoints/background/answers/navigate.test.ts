import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pendingFilter } from '../../../utils/console/handoff/pending-filter';
import { createLedger } from '../../../utils/ledger/ledger';
import { createState } from '../state';
import { connectIn, KEY_ID, NOW, PROJECT, record } from '../testing/browser';
import { openConsole } from './navigate';
import { currentProject } from './projects';

const CONSOLE = `https://console.deepgram.com/project/${PROJECT}`;
const OTHER = '99999999-2222-4333-8444-555555555555';

interface Tab {
  readonly id?: number;
  readonly active?: boolean;
  readonly url?: string | undefined;
}

const tabsAre = (...tabs: readonly Tab[]) => vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => tabs);

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe('the current project', () => {
  const setUp = async (url: string | undefined) => {
    const ledger = createLedger();
    const state = createState();
    await connectIn(ledger);
    await ledger.writeProject(record({ projectId: OTHER, name: 'Another' }));
    tabsAre({ url });
    return { ledger, state };
  };

  it("is the Console tab's, connected or not", async () => {
    const stranger = 'cccccccc-2222-4333-8444-555555555555';
    const parts = await setUp(`https://console.deepgram.com/project/${stranger}/keys`);
    expect(await currentProject(parts)).toBe(stranger);
  });

  it('is else the connected one that was looked at last', async () => {
    const parts = await setUp('https://example.com/');
    await parts.state.lookedAt.change(PROJECT, () => NOW);
    expect(await currentProject(parts)).toBe(PROJECT);
    await parts.state.lookedAt.change(OTHER, () => NOW + 1);
    expect(await currentProject(parts)).toBe(OTHER);
  });

  it("is that of the Console's tab used last, where none is connected", async () => {
    const [old, used] = [PROJECT, OTHER].map((id) => `https://console.deepgram.com/project/${id}/team`);
    const options = { url: undefined, lastAccessed: 9 };
    const tabs = [
      { url: old, lastAccessed: 1 },
      { url: 'https://console.deepgram.com/', lastAccessed: 8 },
      { url: used, lastAccessed: 7 },
    ];
    vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async ({ active }) => (active ? [options] : tabs));
    expect(await currentProject({ ledger: createLedger(), state: createState() })).toBe(OTHER);
  });

  it('is none where nothing is connected and no tab shows a project', async () => {
    tabsAre({ url: undefined });
    expect(await currentProject({ ledger: createLedger(), state: createState() })).toBeNull();
  });
});

describe('going to the Console', () => {
  it('takes a tab that shows the project, the active one first', async () => {
    tabsAre({ id: 1, active: false }, { id: 2, active: true });
    const update = vi.spyOn(fakeBrowser.tabs, 'update').mockImplementation(async () => undefined);
    await openConsole({ projectId: PROJECT, page: 'create-key' });
    expect(update).toHaveBeenCalledWith(2, { url: `${CONSOLE}/keys?action=create`, active: true });
  });

  it.each([
    ['a log page with a filter of its own', 'logs', '/usage/logs?model=nova', { active: true }],
    ['another page of usage, for its log', 'logs', '/usage', { active: true, url: `${CONSOLE}/usage/logs` }],
    ['the key page, to make a key', 'create-key', '/keys', { active: true, url: `${CONSOLE}/keys?action=create` }],
  ] as const)('loads a page only where it has to: %s', async (_, page, path, expected) => {
    tabsAre({ id: 1, active: true, url: `${CONSOLE}${path}` });
    const update = vi.spyOn(fakeBrowser.tabs, 'update').mockImplementation(async () => undefined);
    await openConsole({ projectId: PROJECT, page, keyId: KEY_ID });
    expect(update).toHaveBeenCalledWith(1, expected);
    expect(await pendingFilter.take(PROJECT)).toEqual(page === 'logs' ? { keyId: KEY_ID, copied: false } : null);
  });

  it('else opens a tab', async () => {
    tabsAre();
    const create = vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async () => undefined);
    await openConsole({ projectId: PROJECT, page: 'team' });
    expect(create).toHaveBeenCalledWith({ url: `${CONSOLE}/team` });
    expect(await pendingFilter.take(PROJECT)).toBeNull();
  });

  it('leaves the key id for the usage filter', async () => {
    tabsAre();
    vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async () => undefined);
    await openConsole({ projectId: PROJECT, page: 'logs', keyId: KEY_ID, copied: true });
    expect(await pendingFilter.take(PROJECT)).toMatchObject({ keyId: KEY_ID, copied: true });
  });
});
