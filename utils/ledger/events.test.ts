import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failed, whole } from '../rules/answer';
import { subjectOfKey } from '../rules/events/subject';
import type { Snapshot } from '../rules/snapshot';
import { aKey, aMember, aSnapshot, FAULT, NOW } from '../rules/testing';
import { createLedger } from './ledger';
import { dyingAt } from './testing/dying-worker';
import type { EventQuery, LedgerEvent } from './types';

const freshName = (): string => `ledger-${crypto.randomUUID()}`;
const PROJECT = { projectId: 'p1', name: 'Voice', connectedAt: 1, lastReadAt: null, viewer: {} };
const HOUR = 3_600_000;

const FIRST = { keys: whole([aKey('k1', 'm1'), aKey('k2', 'm2')]), members: whole([aMember('m1'), aMember('m2')]) };
/** A member is removed, and their key goes with them. */
const SECOND = { keys: whole([aKey('k1', 'm1')]), members: whole([aMember('m1')]) };
const reading = (hours: number, parts: Partial<Snapshot>): Snapshot =>
  aSnapshot({ ...parts, takenAt: NOW + hours * HOUR });

const start = async (name = freshName()) => {
  const ledger = createLedger({ name });
  await ledger.writeProject(PROJECT);
  const events = async (): Promise<readonly LedgerEvent[]> => {
    const stored = await ledger.listEvents('p1', { most: 100 });
    if (stored.state !== 'present') throw new Error(stored.problem);
    return stored.events;
  };
  const names = async (): Promise<string[]> => (await events()).map(({ change }) => change.name);
  return { name, ledger, events, names };
};

afterEach(() => vi.restoreAllMocks());

describe('what happens between two readings', () => {
  it('is stored with them, in order, and the first reading is no news', async () => {
    const { ledger, events, names } = await start();
    await ledger.writeSnapshot(reading(0, FIRST));
    expect(await names()).toEqual([]);
    await ledger.writeSnapshot(reading(1, SECOND));
    expect(await names()).toEqual(['member.left', 'key.disappeared']);
    const [left, gone] = await events();
    expect(left).toMatchObject({ seq: 1, from: NOW, to: NOW + HOUR, subject: 'member:m2', change: { keys: ['k2'] } });
    expect(gone).toMatchObject({ seq: 2, epoch: left?.epoch, change: { cause: 'creator-removed' } });
  });

  it('is told once, however often the same is read', async () => {
    const { ledger, names } = await start();
    await ledger.writeSnapshot(reading(0, FIRST));
    for (const hours of [1, 2, 3]) await ledger.writeSnapshot(reading(hours, SECOND));
    expect(await names()).toHaveLength(2);
  });

  it('is found after readings that were not whole, which are told themselves', async () => {
    const { ledger, events, names } = await start();
    await ledger.writeSnapshot(reading(0, FIRST));
    await ledger.writeSnapshot(reading(1, { ...SECOND, members: failed(FAULT), keys: failed(FAULT) }));
    expect(await names()).toEqual(['reading.incomplete']);
    await ledger.writeSnapshot(reading(2, SECOND));
    expect((await names()).slice(1)).toEqual(['member.left', 'key.disappeared', 'reading.recovered']);
    expect((await events())[1]).toMatchObject({ from: NOW, to: NOW + 2 * HOUR });
  });

  it('is noted once where every part failed, and not where nothing was asked', async () => {
    const { ledger, names } = await start();
    await ledger.writeSnapshot(reading(0, FIRST));
    const none = (kind: 'locked' | 'offline') => {
      const part = failed({ kind, endpoint: '' });
      return { keys: part, expiredKeys: part, members: part, invites: part, usage: part, cost: part };
    };
    expect(await ledger.writeSnapshot(reading(1, none('locked')))).toMatchObject({ kept: false });
    expect(await names()).toEqual([]);
    expect(await ledger.writeSnapshot(reading(2, none('offline')))).toMatchObject({ kept: false });
    expect(await names()).toEqual(['reading.incomplete']);
    expect(await ledger.snapshots.read('p1')).toMatchObject({ value: { takenAt: NOW } });
  });

  it('is nobody else’s: a forgotten project leaves none behind', async () => {
    const { ledger, names } = await start();
    await ledger.writeSnapshot(reading(0, FIRST));
    await ledger.writeSnapshot(reading(1, SECOND));
    await ledger.forget('p1');
    expect(await names()).toEqual([]);
  });
});

describe('a worker that dies while it writes', () => {
  it('at whichever request leaves all or nothing, and the next reading finds what is missing, once', async () => {
    let tried = 0;
    for (let dies = 1; ; dies += 1) {
      const { ledger, names } = await start();
      await ledger.writeSnapshot(reading(0, FIRST));
      if (!(await dyingAt(dies, () => ledger.writeSnapshot(reading(1, SECOND))))) break;
      tried += 1;
      await ledger.writeSnapshot(reading(2, SECOND));
      expect([dies, await names()]).toEqual([dies, ['member.left', 'key.disappeared']]);
    }
    expect(tried).toBeGreaterThan(15);
  });
});

describe('what readings are compared with', () => {
  it('is the last reading of a version that did not compare yet: nothing in between is lost', async () => {
    const name = freshName();
    const old = await openDB(name, 2, {
      upgrade(db) {
        for (const store of ['snapshots', 'projects', 'snoozes', 'invites']) {
          db.createObjectStore(store, { keyPath: 'projectId' });
        }
      },
    });
    await old.put('projects', { version: 1, ...PROJECT });
    await old.put('snapshots', { version: 1, projectId: 'p1', snapshot: reading(0, FIRST) });
    await old.put('snoozes', {
      ...{ version: 1, projectId: 'p1' },
      snoozes: [{ findingId: 'f', reason: 'June', until: '2026-12-01' }],
    });
    await old.put('invites', { version: 1, projectId: 'p1', seen: [{ email: 'a@b.example', at: 5 }] });
    old.close();
    const ledger = createLedger({ name });
    await ledger.writeSnapshot(reading(1, { ...SECOND, invites: whole([{ email: 'a@b.example', scope: 'admin' }]) }));
    const stored = await ledger.listEvents('p1', { most: 10 });
    const told = stored.state === 'present' ? stored.events.map(({ change }) => change.name) : [];
    expect(told).toEqual(['member.left', 'key.disappeared', 'invite.sent']);
    expect(await ledger.snoozes.read('p1')).toMatchObject({ value: [{ findingId: 'f' }] });
    expect(await ledger.invites.read('p1')).toMatchObject({ value: { 'a@b.example': 5 } });
  });

  it.each(['missing', 'damaged'])('when it is %s, is told as lost, and what is found then is no news', async (how) => {
    const { name, ledger, events, names } = await start();
    await ledger.writeSnapshot(reading(0, FIRST));
    await ledger.writeSnapshot(reading(1, SECOND));
    await ledger.close();
    const db = await openDB(name);
    if (how === 'missing') await db.delete('baselines', ['p1', 'keys']);
    else await db.put('baselines', { projectId: 'p1', part: 'keys', version: 1, held: { part: 'keys', value: 'x' } });
    db.close();
    await ledger.writeSnapshot(reading(2, FIRST));
    expect((await names()).slice(2)).toEqual(['baseline.lost', 'member.joined']);
    const [before, , lost] = await events();
    expect(lost?.epoch).not.toBe(before?.epoch);
    expect(lost?.seq).toBe(3);
  });
});

describe('watching that pauses', () => {
  it('is told once, and once that it goes on', async () => {
    const { ledger, names } = await start();
    await ledger.writeSnapshot(reading(0, FIRST));
    for (const hours of [1, 2]) await ledger.noteWatching('p1', 'locked', NOW + hours * HOUR);
    expect(await names()).toEqual(['watch.paused']);
    await ledger.writeSnapshot(reading(3, SECOND));
    expect(await names()).toEqual(['watch.paused', 'watch.resumed', 'member.left', 'key.disappeared']);
    await ledger.writeSnapshot(reading(4, SECOND));
    expect(await names()).toHaveLength(4);
  });

  it('of a project that was never read is nothing to tell', async () => {
    const { ledger, names } = await start();
    await ledger.noteWatching('p1', 'locked', NOW);
    expect(await names()).toEqual([]);
  });
});

it('events are given page by page, the latest first, a damaged one left out and counted', async () => {
  const { name, ledger } = await start();
  await ledger.writeSnapshot(reading(0, FIRST));
  for (let hours = 1; hours <= 4; hours += 1)
    await ledger.writeSnapshot(reading(hours, hours % 2 === 1 ? SECOND : FIRST));
  await ledger.close();
  const db = await openDB(name);
  await db.put('events', { projectId: 'p1', seq: 7, version: 9 });
  db.close();
  const latest = await ledger.listEvents('p1', { most: 3 });
  expect(latest).toMatchObject({ state: 'present', events: [{ seq: 6 }, { seq: 8 }], damaged: 1, next: 6, since: NOW });
  const older = await ledger.listEvents('p1', { before: 6, most: 5 });
  expect(older).toMatchObject({ damaged: 0, next: null });
  expect(older.state === 'present' && older.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
});

it('old events are erased from the oldest on, and numbers go on', async () => {
  const { ledger, events } = await start();
  await ledger.writeSnapshot(reading(0, FIRST));
  await ledger.writeSnapshot(reading(1, SECOND));
  await ledger.writeSnapshot(reading(2, FIRST));
  await ledger.eraseEvents('p1', 0);
  expect((await events()).map(({ seq, change }) => [seq, change.name])).toEqual([
    [3, 'member.joined'],
    [4, 'key.appeared'],
  ]);
  await ledger.writeSnapshot(reading(3, FIRST));
  await ledger.eraseEvents('p1', 0);
  expect(await events()).toEqual([]);
  await ledger.writeSnapshot(reading(4, SECOND));
  expect((await events()).map(({ seq }) => seq)).toEqual([5, 6]);
});

it('what happened to one key is found by it, in either case', async () => {
  const { ledger } = await start();
  await ledger.writeSnapshot(reading(0, FIRST));
  for (let hours = 1; hours <= 4; hours += 1)
    await ledger.writeSnapshot(reading(hours, hours % 2 === 1 ? SECOND : FIRST));
  const stored = await ledger.listEvents('p1', { subject: subjectOfKey('K2'), most: 10 });
  const names = stored.state === 'present' ? stored.events.map(({ change }) => change.name) : [];
  expect(names).toEqual(['key.disappeared', 'key.appeared', 'key.disappeared', 'key.appeared']);
});

it('events are narrowed to a kind and to a time, and a page that looked at much says where it stopped', async () => {
  const { ledger } = await start();
  await ledger.writeSnapshot(reading(0, FIRST));
  for (let hours = 1; hours <= 4; hours += 1)
    await ledger.writeSnapshot(reading(hours, hours % 2 === 1 ? SECOND : FIRST));
  const listed = async (query: Partial<EventQuery>) => {
    const stored = await ledger.listEvents('p1', { most: 100, ...query });
    if (stored.state !== 'present') throw new Error(stored.problem);
    return { found: stored.events.map(({ seq, change }) => `${seq} ${change.name}`), next: stored.next };
  };
  const keep: EventQuery['keep'] = ({ name: kind }) => kind === 'member.left';
  expect(await listed({ keep })).toEqual({ found: ['1 member.left', '5 member.left'], next: null });
  expect(await listed({ keep, most: 1 })).toEqual({ found: ['5 member.left'], next: 5 });
  expect(await listed({ since: NOW + 3 * HOUR })).toMatchObject({
    found: [5, 6, 7, 8].map((seq) => expect.stringContaining(`${seq} `)),
  });
  const far = NOW + 4 * HOUR + 5 * 24 * HOUR;
  expect(await listed({ since: far })).toEqual({ found: [], next: null });
  expect(await listed({ keep, lookAt: 3 })).toEqual({ found: [], next: 6 });
  expect(await listed({ keep, lookAt: 3, before: 6 })).toEqual({ found: ['5 member.left'], next: 3 });
});

it('when a project was read is listed between two moments', async () => {
  const { ledger } = await start();
  for (const hours of [0, 1, 5]) await ledger.writeSnapshot(reading(hours, FIRST));
  expect(await ledger.listReadings('p1', 0, NOW + 9 * HOUR)).toEqual([NOW, NOW + HOUR, NOW + 5 * HOUR]);
  expect(await ledger.listReadings('p1', NOW + 1, NOW + 4 * HOUR)).toEqual([NOW + HOUR]);
  expect(await ledger.listReadings('another', 0, NOW)).toEqual([]);
});
