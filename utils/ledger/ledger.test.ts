import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failed, whole, withGaps } from '../rules/answer';
import type { Snooze } from '../rules/findings/finding';
import type { Snapshot } from '../rules/snapshot';
import { createLedger } from './ledger';
import type { ProjectRecord } from './types';

const freshName = (): string => `ledger-${crypto.randomUUID()}`;

const project = (projectId: string, name = projectId): ProjectRecord => ({
  projectId,
  name,
  connectedAt: 1,
  lastReadAt: null,
  viewer: { keyId: 'k', scopes: ['admin'] },
});

const offline = failed({ kind: 'offline', endpoint: 'GET /v1/projects/{project_id}/keys' });

const nothingRead: Snapshot = {
  projectId: 'p',
  projectName: 'Project',
  takenAt: 200,
  viewer: {},
  keys: offline,
  expiredKeys: offline,
  members: offline,
  invites: offline,
  usage: offline,
  cost: offline,
};
const onlyInvites: Snapshot = {
  ...nothingRead,
  takenAt: 100,
  invites: whole([{ email: 'a@b.example', scope: 'admin' }]),
};
const withUsage: Snapshot = {
  ...onlyInvites,
  takenAt: 300,
  usage: whole({ from: '2026-01-01', to: '2026-01-02', byAccessor: { k: [1, 2] }, unattributed: [] }),
};

const tamper = async (
  name: string,
  store: string,
  change: (row: Record<string, unknown>) => unknown,
): Promise<void> => {
  const db = await openDB(name);
  const [row] = await db.getAll(store);
  await db.put(store, change(row));
  db.close();
};

afterEach(() => vi.restoreAllMocks());

describe('a snapshot', () => {
  it('is there again after the ledger was let go, and marks when the project was read', async () => {
    const name = freshName();
    const ledger = createLedger({ name });
    await ledger.writeProject(project('p'));
    expect(await ledger.snapshots.read('p')).toEqual({ state: 'absent' });
    expect(await ledger.writeSnapshot(withUsage)).toEqual({ ok: true, kept: true });
    await ledger.close();
    const again = createLedger({ name });
    expect(await again.snapshots.read('p')).toEqual({ state: 'present', value: withUsage });
    expect(await again.projects.read('p')).toEqual({ state: 'present', value: { ...project('p'), lastReadAt: 300 } });
  });

  it('is not written over by a reading that brought nothing', async () => {
    const ledger = createLedger({ name: freshName() });
    await ledger.writeProject(project('p'));
    await ledger.writeSnapshot(onlyInvites);
    expect(await ledger.writeSnapshot(nothingRead)).toEqual({ ok: true, kept: false, because: 'nothing-read' });
    expect(await ledger.snapshots.read('p')).toEqual({ state: 'present', value: onlyInvites });
  });

  it('does not bring back a project that was forgotten while it was read', async () => {
    const ledger = createLedger({ name: freshName() });
    await ledger.writeProject(project('p'));
    await ledger.writeSnapshot(onlyInvites);
    expect(await ledger.forget('p')).toEqual({ ok: true });
    expect(await ledger.writeSnapshot(withUsage)).toEqual({ ok: true, kept: false, because: 'not-connected' });
    expect(await ledger.snapshots.read('p')).toEqual({ state: 'absent' });
    expect(await ledger.projects.read('p')).toEqual({ state: 'absent' });
  });

  it('stays whole when the disk is full', async () => {
    const ledger = createLedger({ name: freshName() });
    await ledger.writeProject(project('p'));
    await ledger.writeSnapshot(onlyInvites);
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
      // The snapshot still fits; what comes after it doesn't.
      if (this.name === 'snapshots') return put.apply(this, row);
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await ledger.writeSnapshot(withUsage)).toEqual({ ok: false, problem: 'full' });
    expect(await ledger.writeProject(project('q'))).toEqual({ ok: false, problem: 'full' });
    vi.restoreAllMocks();
    expect(await ledger.snapshots.read('p')).toEqual({ state: 'present', value: onlyInvites });
  });
});

describe('a damaged record', () => {
  it.each([
    ['of another version', (row: Record<string, unknown>) => ({ ...row, version: 2 }), 'version'],
    [
      'without a part',
      (row: Record<string, unknown>) => ({ ...row, snapshot: { ...withUsage, keys: undefined } }),
      'snapshot.keys',
    ],
    [
      'with a partial part that has no gap',
      (row: Record<string, unknown>) => ({
        ...row,
        snapshot: { ...withUsage, keys: { state: 'partial', value: [], gaps: [] } },
      }),
      'snapshot.keys.gaps',
    ],
    [
      'with a value of the wrong kind',
      (row: Record<string, unknown>) => ({
        ...row,
        snapshot: { ...withUsage, members: { state: 'whole', value: {} } },
      }),
      'snapshot.members.value',
    ],
  ])('%s is reported with its path, stays, and gives way to the next reading', async (_, change, path) => {
    const name = freshName();
    const ledger = createLedger({ name });
    await ledger.writeProject(project('p'));
    await ledger.writeSnapshot(withUsage);
    await tamper(name, 'snapshots', change);
    expect(await ledger.snapshots.read('p')).toEqual({ state: 'damaged', path });
    expect(await ledger.snapshots.read('p')).toEqual({ state: 'damaged', path });
    expect(await ledger.writeSnapshot(onlyInvites)).toEqual({ ok: true, kept: true });
    expect(await ledger.snapshots.read('p')).toEqual({ state: 'present', value: onlyInvites });
  });

  it('of one project does not hide the others', async () => {
    const name = freshName();
    const ledger = createLedger({ name });
    await ledger.writeProject(project('a'));
    await tamper(name, 'projects', (row) => ({ ...row, name: 5 }));
    await ledger.writeProject(project('c', 'Second'));
    await ledger.writeProject(project('b', 'First'));
    expect(await ledger.listProjects()).toEqual({
      state: 'present',
      projects: [project('b', 'First'), project('c', 'Second')],
      damaged: ['a'],
    });
    expect(await ledger.projects.read('a')).toEqual({ state: 'damaged', path: 'name' });
  });
});

const snooze = (findingId = 'only-owner:m', until = '2026-12-01'): Snooze => ({ findingId, reason: 'hiring', until });

describe('snoozes', () => {
  it('are there again after the ledger was let go, and change from what is stored', async () => {
    const name = freshName();
    const ledger = createLedger({ name });
    await ledger.writeProject(project('p'));
    expect(await ledger.snoozes.read('p')).toEqual({ state: 'absent' });
    const add = (added: Snooze) => ledger.snoozes.change('p', (before = []) => [...before, added]);
    // Both at once: each starts from what the other left.
    expect(await Promise.all([add(snooze('a')), add(snooze('b'))])).toEqual([{ ok: true }, { ok: true }]);
    await ledger.close();
    expect(await createLedger({ name }).snoozes.read('p')).toEqual({
      state: 'present',
      value: [snooze('a'), snooze('b')],
    });
  });

  it('stay as they were when the disk is full, and that is said', async () => {
    const ledger = createLedger({ name: freshName() });
    await ledger.writeProject(project('p'));
    await ledger.snoozes.change('p', () => [snooze()]);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await ledger.snoozes.change('p', () => [])).toEqual({ ok: false, problem: 'full' });
    vi.restoreAllMocks();
    expect(await ledger.snoozes.read('p')).toEqual({ state: 'present', value: [snooze()] });
  });

  it('are erased with their project, and not brought back after it', async () => {
    const ledger = createLedger({ name: freshName() });
    await ledger.writeProject(project('p'));
    await ledger.snoozes.change('p', () => [snooze()]);
    await ledger.forget('p');
    expect(await ledger.snoozes.change('p', () => [snooze()])).toEqual({ ok: true });
    expect(await ledger.snoozes.read('p')).toEqual({ state: 'absent' });
  });

  it('that no longer fit are reported and give way to the next change', async () => {
    const name = freshName();
    const ledger = createLedger({ name });
    await ledger.writeProject(project('p'));
    await ledger.snoozes.change('p', () => [snooze()]);
    await tamper(name, 'snoozes', (row) => ({ ...row, snoozes: [{ findingId: 5 }] }));
    expect(await ledger.snoozes.read('p')).toMatchObject({ state: 'damaged' });
    await ledger.snoozes.change('p', (before = []) => [...before, snooze()]);
    expect(await ledger.snoozes.read('p')).toEqual({ state: 'present', value: [snooze()] });
  });
});

describe('a pending invite', () => {
  const invited = (...emails: string[]) => emails.map((email) => ({ email, scope: 'admin' }));
  const seenAfter = async (...readings: Partial<Snapshot>[]) => {
    const ledger = createLedger({ name: freshName() });
    await ledger.writeProject(project('p'));
    for (const reading of readings) await ledger.writeSnapshot({ ...withUsage, ...reading });
    return { ledger, seen: await ledger.invites.read('p') };
  };

  it('is dated by the first reading that showed it, for any address', async () => {
    const { seen } = await seenAfter(
      { takenAt: 1, invites: whole(invited('a@b', '__proto__')) },
      { takenAt: 2, invites: whole(invited('a@b', '__proto__', 'c@d')) },
    );
    const dates = seen.state === 'present' ? Object.entries(seen.value) : [];
    expect(dates).toEqual([
      ['a@b', 1],
      ['__proto__', 1],
      ['c@d', 2],
    ]);
  });

  it('that is answered is forgotten, and dated again when it is sent again', async () => {
    const { seen } = await seenAfter(
      { takenAt: 1, invites: whole(invited('a@b')) },
      { takenAt: 2, invites: whole([]) },
      { takenAt: 3, invites: whole(invited('a@b')) },
    );
    expect(seen).toEqual({ state: 'present', value: { 'a@b': 3 } });
  });

  it('keeps its date through readings that could not see it', async () => {
    const gap = { reason: 'rows-unreadable', count: 1, path: 'invites[0]' } as const;
    const { seen } = await seenAfter(
      { takenAt: 1, invites: whole(invited('a@b')) },
      { takenAt: 2, invites: offline },
      { takenAt: 3, invites: withGaps([], [gap]) },
      { takenAt: 4, invites: whole(invited('a@b')) },
    );
    expect(seen).toEqual({ state: 'present', value: { 'a@b': 1 } });
  });

  it.each([-3650, -2, 2, 3650])('keeps its date where the clock was %i days off at a reading', async (days) => {
    const off = days * 86_400_000;
    const off2 = { takenAt: 2 + off, clockOffset: -off };
    const reading = (over: Partial<Snapshot>) => ({ invites: whole(invited('a@b', 'c@d')), ...over });
    const { seen } = await seenAfter(
      { takenAt: 1, clockOffset: 0, invites: whole(invited('a@b')) },
      reading(off2),
      reading({ takenAt: 3, clockOffset: 0 }),
    );
    expect(seen).toEqual({ state: 'present', value: { 'a@b': 1, 'c@d': 2 } });
  });

  it('is forgotten with its project', async () => {
    const { ledger } = await seenAfter({ invites: whole(invited('a@b')) });
    await ledger.forget('p');
    expect(await ledger.invites.read('p')).toEqual({ state: 'absent' });
  });
});

it('takes over all that version 1 stored, and goes on from there', async () => {
  const name = freshName();
  const older = await openDB(name, 1, {
    upgrade(db) {
      for (const store of ['snapshots', 'projects']) db.createObjectStore(store, { keyPath: 'projectId' });
    },
  });
  await older.put('projects', { version: 1, ...project('p') });
  await older.put('snapshots', { version: 1, projectId: 'p', snapshot: withUsage });
  older.close();
  const ledger = createLedger({ name });
  expect(await ledger.projects.read('p')).toEqual({ state: 'present', value: project('p') });
  expect(await ledger.snapshots.read('p')).toEqual({ state: 'present', value: withUsage });
  expect(await ledger.snoozes.read('p')).toEqual({ state: 'absent' });
  expect(await ledger.invites.read('p')).toEqual({ state: 'absent' });
  expect(await ledger.snoozes.change('p', () => [snooze()])).toEqual({ ok: true });
  expect(await ledger.writeSnapshot(withUsage)).toEqual({ ok: true, kept: true });
  expect(await ledger.invites.read('p')).toEqual({ state: 'present', value: { 'a@b.example': 300 } });
  await ledger.close();
  // Back to the older Linchpin: it touches nothing.
  await expect(openDB(name, 1)).rejects.toMatchObject({ name: 'VersionError' });
});

it('refuses a database of a newer version with a clear problem, and touches nothing', async () => {
  const name = freshName();
  const newer = await openDB(name, 9, { upgrade: (db) => void db.createObjectStore('snapshots') });
  await newer.put('snapshots', 'kept', 'p');
  newer.close();
  const ledger = createLedger({ name });
  const unavailable = { state: 'unavailable', problem: 'newer-version' };
  const refused = { ok: false, problem: 'newer-version' };
  expect(await ledger.snapshots.read('p')).toEqual(unavailable);
  expect(await ledger.listProjects()).toEqual(unavailable);
  expect(await ledger.projects.read('p')).toEqual(unavailable);
  expect(await ledger.snoozes.read('p')).toEqual(unavailable);
  expect(await ledger.invites.read('p')).toEqual(unavailable);
  expect(await ledger.snoozes.change('p', () => [])).toEqual(refused);
  expect(await ledger.writeSnapshot(withUsage)).toEqual(refused);
  expect(await ledger.writeProject(project('p'))).toEqual(refused);
  expect(await ledger.forget('p')).toEqual(refused);
  const after = await openDB(name);
  expect(await after.get('snapshots', 'p')).toBe('kept');
  after.close();
});
