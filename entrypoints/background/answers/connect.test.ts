import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Client, KeyFacts } from '../../../utils/deepgram/types';
import { createLedger } from '../../../utils/ledger/ledger';
import { failed, whole, withGaps } from '../../../utils/rules/answer';
import type { Snapshot } from '../../../utils/rules/snapshot';
import { currentRevision } from '../../../utils/storage/revision';
import { sessionMemory } from '../../../utils/vault/session-memory';
import { createVault } from '../../../utils/vault/vault';
import { createState, type State } from '../state';
import {
  ADA,
  KEY_ID,
  key,
  NOW,
  nothingRead,
  PROJECT,
  refused,
  SECRET,
  snapshot,
  storedValue,
} from '../testing/browser';
import { type ConnectDeps, checkSecret, connect, disconnect } from './connect';
import { matchServiceAccounts } from './projects';

const FACTS: KeyFacts = {
  projects: whole([{ projectId: PROJECT, name: 'Voice' }]),
  identity: whole({ keyId: KEY_ID, scopes: ['admin'] }),
};
/** Never called: the calls themselves are replaced. */
const NO_CLIENT: Client = { get: () => Promise.reject(new Error('not expected')), clockOffset: () => undefined };

const setUp = (facts: KeyFacts = FACTS, read: Snapshot = snapshot()) => {
  const parts = {
    vault: createVault({ memory: sessionMemory }),
    ledger: createLedger(),
    reader: { cancel: vi.fn() },
    state: createState(),
    createClient: vi.fn(() => NO_CLIENT),
    checkKey: async () => facts,
    readProject: async () => read,
    usageDays: async () => 90,
    now: () => NOW,
  } satisfies ConnectDeps;
  return parts;
};

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe('checking a key', () => {
  it('shows its project, creator, role and expiry, and stores nothing', async () => {
    const parts = setUp(FACTS, snapshot({ keys: whole([key({ expires: '2027-01-01T00:00:00Z' })]) }));
    const check = await checkSecret(SECRET, parts);
    expect(check).toMatchObject({
      projects: [{ projectId: PROJECT, name: 'Voice' }],
      fault: null,
      keyId: KEY_ID,
      creator: { name: 'Ada', email: ADA.email, role: 'admin' },
      expires: '2027-01-01T00:00:00Z',
      seesAllKeys: true,
      seesUse: true,
    });
    expect(await parts.vault.get(PROJECT)).toEqual({ state: 'absent' });
  });

  it('takes white space around a pasted key for none of it', async () => {
    const parts = setUp();
    await checkSecret(`\n ${SECRET}\t`, parts);
    expect(parts.createClient).toHaveBeenCalledWith(SECRET);
  });

  it('of part of a project says so, and does not guess the role', async () => {
    const members = failed(refused('forbidden'));
    const keys = withGaps([key()], [{ reason: 'own-keys-only', missingScopes: ['members:read'] }]);
    const check = await checkSecret(SECRET, setUp(FACTS, snapshot({ members, keys })));
    expect(check.seesAllKeys).toBe(false);
    expect(check.fault).toBeNull();
    expect(check.creator).toMatchObject({ email: ADA.email, role: null });
  });
});

describe('connecting', () => {
  it('stores the key, the project and its first reading, and answers without the key', async () => {
    const parts = setUp();
    const check = await connect(SECRET, parts);
    expect(await parts.vault.get(PROJECT)).toEqual({ state: 'present', secret: SECRET });
    expect(storedValue(await parts.ledger.projects.read(PROJECT))).toMatchObject({ name: 'Voice', lastReadAt: NOW });
    expect(storedValue(await parts.ledger.snapshots.read(PROJECT))).toEqual(snapshot());
    expect(JSON.stringify([check, await fakeBrowser.storage.local.get()])).not.toContain(SECRET);
  });

  it.each(['unauthorized', 'rate-limited', 'offline', 'forbidden'] as const)(
    'with a key that cannot be checked (%s) stores nothing and says why',
    async (kind) => {
      const fault = refused(kind);
      const parts = setUp({ projects: failed(fault), identity: failed(fault) });
      const check = await connect(SECRET, parts);
      expect(check).toMatchObject({ projects: null, fault });
      expect(await parts.vault.list()).toEqual({ state: 'present', projectIds: [] });
    },
  );

  it('with a key that may not list keys stores nothing and names the fault', async () => {
    const fault = refused('forbidden', 'GET /v1/projects/{project_id}/keys');
    const parts = setUp(FACTS, snapshot({ keys: failed(fault) }));
    expect((await connect(SECRET, parts)).fault).toEqual(fault);
    expect(await parts.vault.get(PROJECT)).toEqual({ state: 'absent' });
  });

  it('with a key of no project stores nothing', async () => {
    const parts = setUp({ ...FACTS, projects: whole([]) });
    expect((await connect(SECRET, parts)).fault?.kind).toBe('not-found');
    expect(await parts.vault.list()).toEqual({ state: 'present', projectIds: [] });
  });

  it('while Deepgram is down stores a key that was told its project, and remembers why nothing was read', async () => {
    const fault = refused('server', 'GET /v1/projects/{project_id}/keys');
    const parts = setUp(FACTS, nothingRead(fault));
    expect((await connect(SECRET, parts)).fault).toBeNull();
    expect((await parts.vault.get(PROJECT)).state).toBe('present');
    expect((await parts.state.readings.get(PROJECT))?.fault).toEqual(fault);
  });

  it('again replaces the stored key and ends a reading with the old one', async () => {
    const parts = setUp();
    await connect(SECRET, parts);
    const other = SECRET.split('').reverse().join('');
    await connect(other, parts);
    expect(await parts.vault.get(PROJECT)).toEqual({ state: 'present', secret: other });
    expect(parts.reader.cancel).toHaveBeenCalledWith(PROJECT);
  });

  it('with another key asks again for days that were refused to the one before', async () => {
    const parts = setUp();
    await connect(SECRET, parts);
    const vain = { from: '2026-01-01', to: '2026-02-01', why: 'refused', at: NOW, tries: 5, waitMs: 1e9 } as const;
    await parts.ledger.slices.change(PROJECT, () => [vain]);
    await connect('another'.padEnd(40, 'x'), parts);
    expect(await parts.ledger.slices.read(PROJECT)).toEqual({ state: 'absent' });
  });

  it('on a full disk says so, and leaves no project without its key', async () => {
    const parts = setUp();
    parts.vault.put = async () => ({ ok: false, problem: 'full' });
    expect((await connect(SECRET, parts)).problem).toBe('full');
    expect((await parts.ledger.projects.read(PROJECT)).state).toBe('absent');
  });

  it('whose project cannot be recorded leaves no key behind', async () => {
    const parts = setUp();
    parts.ledger.writeProject = async () => ({ ok: false, problem: 'full' });
    expect((await connect(SECRET, parts)).problem).toBe('full');
    expect(await parts.vault.get(PROJECT)).toEqual({ state: 'absent' });
  });
});

describe('service accounts as typed', () => {
  it('list the members that they match in each project that was read', async () => {
    const parts = setUp();
    await connect(SECRET, parts);
    const match = (pattern: string) => matchServiceAccounts([pattern], parts);
    expect(await match('a*@EXAMPLE.com')).toEqual([
      { projectId: PROJECT, name: 'Voice', emails: [ADA.email], more: 0 },
    ]);
    expect(await match('bot@example.com')).toMatchObject([{ emails: [] }]);
  });
});

describe('disconnecting', () => {
  it('erases the key and everything read with it, and has the Console pages ask again', async () => {
    const parts = setUp();
    await connect(SECRET, parts);
    const before = await currentRevision(PROJECT);
    await disconnect(PROJECT, parts);
    expect(await parts.vault.get(PROJECT)).toEqual({ state: 'absent' });
    expect((await parts.ledger.projects.read(PROJECT)).state).toBe('absent');
    expect((await parts.ledger.snapshots.read(PROJECT)).state).toBe('absent');
    expect(await currentRevision(PROJECT)).toBeGreaterThan(before ?? 0);
  });

  it('erases whatever the worker remembers of the project, and nothing of another', async () => {
    const parts = setUp();
    const OTHER = '99999999-2222-4333-8444-555555555555';
    const values: { readonly [K in keyof State]: Parameters<Parameters<State[K]['change']>[1]>[0] } = {
      readings: { endedAt: NOW, fault: null, problem: null },
      loggedRequests: { k: '2026-11-21T00:00:00Z' },
      years: { k: { activeDays: [], covers: null } },
      seenEvents: [[1, 5]],
      visits: { latest: NOW, previous: null },
      lookedAt: NOW,
    };
    const items = Object.entries(parts.state) as [keyof State, State['lookedAt']][];
    for (const [name, item] of items)
      for (const id of [PROJECT, OTHER]) await item.change(id, () => values[name] as number); // each its own
    await disconnect(PROJECT, parts);
    for (const [name, item] of items) expect([name, await item.all()]).toEqual([name, { [OTHER]: values[name] }]);
  });

  it('that could not erase is not reported as done', async () => {
    const parts = setUp();
    parts.vault.remove = async () => ({ ok: false, problem: 'unavailable' });
    await expect(disconnect(PROJECT, parts)).rejects.toThrow('not erased');
  });
});
