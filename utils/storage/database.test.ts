import 'fake-indexeddb/auto';
import type { DBSchema } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import { createDatabase, type Upgrade, written } from './database';

interface Schema extends DBSchema {
  things: { key: string; value: string };
  others: { key: string; value: string };
}

const freshName = (): string => `database-${crypto.randomUUID()}`;
const first: Upgrade<Schema> = (db) => void db.createObjectStore('things');
const second: Upgrade<Schema> = (db) => void db.createObjectStore('others');

afterEach(() => vi.restoreAllMocks());

it('a database migrates step by step from any version, and keeps what was stored', async () => {
  const name = freshName();
  const older = createDatabase<Schema>({ name, migrations: [first] });
  await older.write(['things'], (tx) => tx.objectStore('things').put('kept', 'a'));
  await older.close();
  const newer = createDatabase<Schema>({ name, migrations: [first, second] });
  expect(await newer.read((db) => db.get('things', 'a'))).toBe('kept');
  await newer.write(['others'], (tx) => tx.objectStore('others').put('new', 'b'));
  expect(await newer.read((db) => db.get('others', 'b'))).toBe('new');
});

it('lets go of its connection so that a newer version elsewhere can migrate, and then keeps its hands off', async () => {
  const name = freshName();
  const older = createDatabase<Schema>({ name, migrations: [first] });
  await older.write(['things'], (tx) => tx.objectStore('things').put('kept', 'a'));
  const newer = createDatabase<Schema>({ name, migrations: [first, second] });
  expect(await newer.read((db) => db.get('things', 'a'))).toBe('kept');
  expect(await written(older.write(['things'], (tx) => tx.objectStore('things').put('lost', 'a')))).toEqual({
    ok: false,
    problem: 'newer-version',
  });
  expect(await newer.read((db) => db.get('things', 'a'))).toBe('kept');
});

it('gives up when another context keeps an older version open, and works once that has ended', async () => {
  const name = freshName();
  const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('things');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const newer = createDatabase<Schema>({ name, migrations: [first, second], patienceMs: 30 });
  const write = () => written(newer.write(['others'], (tx) => tx.objectStore('others').put('new', 'b')));
  expect(await write()).toEqual({ ok: false, problem: 'unavailable' });
  stubborn.close();
  await vi.waitFor(async () => expect(await write()).toEqual({ ok: true }));
});

it('opens again when the browser has closed the connection without a word', async () => {
  const database = createDatabase<Schema>({ name: freshName(), migrations: [first] });
  await database.read(async (db) => db.close());
  await database.write(['things'], (tx) => tx.objectStore('things').put('there', 'a'));
  expect(await database.read((db) => db.get('things', 'a'))).toBe('there');
});

it('opens again when the browser has ended the connection and said so', async () => {
  const database = createDatabase<Schema>({ name: freshName(), migrations: [first] });
  const ended = await database.read(async (db) => db);
  // The fake database takes none but its own events.
  ended.dispatchEvent(new IDBVersionChangeEvent('close'));
  expect(await database.read(async (db) => db !== ended)).toBe(true);
});

it('writes nothing at all when a write fails half-way', async () => {
  const database = createDatabase<Schema>({ name: freshName(), migrations: [first] });
  const half = database.write(['things'], async (tx) => {
    await tx.objectStore('things').put('first half', 'a');
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await written(half)).toEqual({ ok: false, problem: 'full' });
  expect(await database.read((db) => db.getAllKeys('things'))).toEqual([]);
});

it.each(['UnknownError', 'AbortError', 'InvalidStateError'])(
  'is opened once more where the browser fails with %s, and what was asked is done once',
  async (name) => {
    const database = createDatabase<Schema>({ name: freshName(), migrations: [first] });
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('hiccup', name);
    });
    await database.write(['things'], (tx) => tx.objectStore('things').put('kept', 'a'));
    expect(await database.read((db) => db.get('things', 'a'))).toBe('kept');
    expect(open).toHaveBeenCalledTimes(2);
  },
);

it('says that it is unavailable where it fails again, and works as soon as the browser does', async () => {
  const database = createDatabase<Schema>({ name: freshName(), migrations: [first] });
  const fail = (): never => {
    throw new DOMException('hiccup', 'UnknownError');
  };
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(fail).mockImplementationOnce(fail);
  const write = () => written(database.write(['things'], (tx) => tx.objectStore('things').put('kept', 'a')));
  expect(await write()).toEqual({ ok: false, problem: 'unavailable' });
  expect(await write()).toEqual({ ok: true });
});
