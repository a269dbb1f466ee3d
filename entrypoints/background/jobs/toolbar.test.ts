import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLedger } from '../../../utils/ledger/ledger';
import { whole } from '../../../utils/rules/answer';
import { DEFAULT_SETTINGS } from '../../../utils/settings/schema';
import { stashSecret } from '../../../utils/vault/handover';
import { createTestTranslate } from '../../../utils/wording/testing';
import { createHandlers } from '../handlers';
import { createState } from '../state';
import { connectIn, KEY_ID, NOW, PROJECT, SECRET, snapshot } from '../testing/browser';
import { createDeps } from '../testing/services';
import { toolbar } from '../testing/toolbar';
import { markPauseSeen, markSeen } from '../unseen';
import { markToolbar } from './toolbar';

const t = createTestTranslate();
const DAYS = { from: '2026-08-23', to: '2026-11-21', unattributed: [] };

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  createTestTranslate();
  globalThis.indexedDB = new IDBFactory();
});

describe("the toolbar's button", () => {
  const UNCONNECTED = { text: 'Key', title: 'Linchpin: connect a project to get started' };
  const CONNECTED = { text: '', title: 'Linchpin' };

  it('says what is to be done at a start without a project, and no more once there is one', async () => {
    const button = toolbar();
    const parts = { ledger: createLedger(), state: createState(), settings: async () => DEFAULT_SETTINGS, t };
    await markToolbar(parts);
    await vi.waitFor(() => expect(button).toEqual(UNCONNECTED));
    await connectIn(parts.ledger);
    await markToolbar(parts);
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
    const listProjects = async () => ({ state: 'unavailable', problem: 'unavailable' }) as const;
    await markToolbar({
      ledger: { ...createLedger(), listProjects },
      state: createState(),
      settings: async () => DEFAULT_SETTINGS,
      t,
    });
    expect(button.text).toBe('(as it was)');
  });

  it('asks for no key while a damaged record is left, whose key is stored', async () => {
    const button = toolbar();
    const listProjects = async () => ({ state: 'present', projects: [], damaged: ['x'] }) as const;
    await markToolbar({
      ledger: { ...createLedger(), listProjects },
      state: createState(),
      settings: async () => DEFAULT_SETTINGS,
      t,
    });
    expect(button).toEqual(CONNECTED);
  });

  it('counts urgent changes until somebody has seen them', async () => {
    const button = toolbar();
    const parts = { ledger: createLedger(), state: createState(), settings: async () => DEFAULT_SETTINGS, t };
    const usage = whole({ ...DAYS, byAccessor: { [KEY_ID]: Array(91).fill(3) } });
    await connectIn(parts.ledger, snapshot({ usage }));
    await markToolbar(parts);
    expect(button).toEqual(CONNECTED);
    const LATER = { takenAt: NOW + 900_000, keys: whole([]), members: whole([]) };
    await parts.ledger.writeSnapshot(snapshot(LATER));
    await markToolbar(parts);
    // The member who left, and the key that went with them.
    expect(button).toEqual({ text: '2', title: 'Linchpin: 2 changes may have broken something' });
    await markSeen(PROJECT, { from: 2, to: 2 }, parts);
    await markToolbar(parts);
    expect(button.text).toBe('1');
    await markSeen(PROJECT, { from: 1, to: 2 }, parts);
    await markToolbar(parts);
    expect(button).toEqual(CONNECTED);
  });

  it('shows that nothing is watched, and why, until somebody has looked or it goes on', async () => {
    const button = toolbar();
    const parts = { ledger: createLedger(), state: createState(), settings: async () => DEFAULT_SETTINGS, t };
    await connectIn(parts.ledger, snapshot());
    await parts.ledger.noteWatching(PROJECT, 'locked', NOW + 1);
    await markToolbar(parts);
    expect(button).toEqual({ text: '‖', title: expect.stringContaining('Linchpin is locked') });
    await markPauseSeen(PROJECT, parts);
    await markToolbar(parts);
    expect(button).toEqual(CONNECTED);
    await parts.ledger.noteWatching(PROJECT, 'refused', NOW + 2);
    await markToolbar(parts);
    expect(button).toEqual({ text: '!', title: expect.stringContaining('refuses the stored key') });
    await parts.ledger.writeSnapshot(snapshot({ takenAt: NOW + 3 }));
    await markToolbar(parts);
    expect(button).toEqual(CONNECTED);
  });
});
