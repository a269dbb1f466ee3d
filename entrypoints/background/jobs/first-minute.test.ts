import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLedger } from '../../../utils/ledger/ledger';
import { stashSecret } from '../../../utils/vault/handover';
import { createTestTranslate } from '../../../utils/wording/testing';
import { createHandlers } from '../handlers';
import { connectIn, PROJECT, SECRET } from '../testing/browser';
import { createDeps } from '../testing/services';
import { markToolbar, startFirstMinute } from './first-minute';

/** What the toolbar's button says. The stand-in for the browser has no such button. */
const toolbar = () => {
  const button = { text: '(as it was)', title: '(as it was)' };
  vi.spyOn(fakeBrowser, 'action', 'get').mockReturnValue({
    ...fakeBrowser.action,
    setBadgeText: async ({ text }: { text: string | null }) => void Object.assign(button, { text }),
    setTitle: async ({ title }: { title: string | null }) => void Object.assign(button, { title }),
  } as typeof fakeBrowser.action); // The two that are called.
  return button;
};
const t = createTestTranslate();
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
    startFirstMinute({ ledger: createLedger(), t });
    await install(reason);
    // Its effects are there by the next task: nothing here waits for more than promises.
    await new Promise((resolve) => setTimeout(resolve));
    expect(open).toHaveBeenCalledTimes(times);
  });

  it('is opened once, though a profile installs Linchpin again at each start', async () => {
    toolbar();
    const open = vi.spyOn(fakeBrowser.runtime, 'openOptionsPage').mockResolvedValue(undefined);
    startFirstMinute({ ledger: createLedger(), t });
    await install('install');
    await vi.waitFor(async () => expect(await fakeBrowser.storage.local.get('welcomed')).toEqual({ welcomed: true }));
    await install('install');
    await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(1));
  });

  it('is not opened when the browser or the worker starts', async () => {
    toolbar();
    const open = vi.spyOn(fakeBrowser.runtime, 'openOptionsPage').mockResolvedValue(undefined);
    startFirstMinute({ ledger: createLedger(), t });
    await fakeBrowser.runtime.onStartup.trigger();
    startFirstMinute({ ledger: createLedger(), t });
    expect(open).not.toHaveBeenCalled();
  });
});

describe("the toolbar's button", () => {
  const UNCONNECTED = { text: 'Key', title: 'Linchpin: connect a project to get started' };
  const CONNECTED = { text: '', title: 'Linchpin' };

  it('says what is to be done at a start without a project, and no more once there is one', async () => {
    const button = toolbar();
    const ledger = createLedger();
    startFirstMinute({ ledger, t });
    await vi.waitFor(() => expect(button).toEqual(UNCONNECTED));
    await connectIn(ledger);
    startFirstMinute({ ledger, t });
    await vi.waitFor(() => expect(button).toEqual(CONNECTED));
  });

  it('follows what a person connects and disconnects', async () => {
    const button = toolbar();
    const handlers = createHandlers(createDeps());
    await handlers.connect.answer({ offer: await stashSecret(SECRET) }, {});
    await vi.waitFor(() => expect(button).toEqual(CONNECTED));
    await handlers.disconnect.answer({ projectId: PROJECT }, {});
    await vi.waitFor(() => expect(button).toEqual(UNCONNECTED));
  });

  it('stays as it is where it can not be told whether a project is connected', async () => {
    const button = toolbar();
    await markToolbar({ ledger: { listProjects: async () => ({ state: 'unavailable', problem: 'unavailable' }) }, t });
    expect(button.text).toBe('(as it was)');
  });

  it('asks for no key while a damaged record is left, whose key is stored', async () => {
    const button = toolbar();
    await markToolbar({
      ledger: { listProjects: async () => ({ state: 'present', projects: [], damaged: ['x'] }) },
      t,
    });
    expect(button).toEqual(CONNECTED);
  });
});
