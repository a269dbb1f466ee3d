import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { whole } from '../rules/answer';
import { aKey, aMember, aSeries, aSnapshot, NOW, TODAY } from '../rules/testing';
import { createLedger } from './ledger';
import { STORE_NAMES, STORES } from './stores';

const HOUR = 3_600_000;
const reading = (hours: number, keys: readonly string[]) =>
  aSnapshot({
    ...{ clockOffset: 0, takenAt: NOW + hours * HOUR },
    keys: whole(keys.map((key) => aKey(key, 'm1'))),
    members: whole([aMember('m1')]),
    invites: whole([{ email: 'new@northwind.example', scope: 'member' }]),
    usage: whole(aSeries({ k1: { [TODAY]: 7 } })),
  });

/** Each store's rows, as they lie in the database. */
const rowsOf = async (name: string, stores: readonly string[]) => {
  const db = await openDB(name);
  const all = await Promise.all(stores.map(async (store) => [store, await db.getAll(store)] as const));
  db.close();
  return Object.fromEntries(all);
};

/** The ledger as the version before made it, with what two readings and a person put into it. */
const ofVersion = async (version: number): Promise<{ name: string; stores: readonly string[] }> => {
  const source = `ledger-${crypto.randomUUID()}`;
  const ledger = createLedger({ name: source });
  await ledger.writeProject({ projectId: 'p1', name: 'Voice', connectedAt: 1, lastReadAt: null, viewer: {} });
  await ledger.writeSnapshot(reading(0, ['k1', 'k2']));
  await ledger.writeSnapshot(reading(1, ['k1']));
  await ledger.snoozes.change('p1', () => [{ findingId: 'f', reason: 'until June', until: '2026-12-01' }]);
  await ledger.records.change(['p1', 'key', 'k1'], () => ({
    ...{ kind: 'key', subject: 'k1' },
    fields: { canary: { value: true, at: '2026-11-21T12:00:00Z', by: 'Ada' } },
  }));
  await ledger.bases.change('p1', () => ({ opened: null, saved: '{}' }));
  await ledger.plans.change(['p1', 'm1', 'leaves'], () => ({
    ...{ memberId: 'm1', purpose: 'leaves' },
    fields: { begun: { value: true, at: '2026-11-21T12:00:00Z', by: 'Ada' } },
  }));
  await ledger.canaries.change(['p1', 'k1'], () => ({ keyId: 'k1', day: TODAY }));
  await ledger.slices.change('p1', () => [{ from: TODAY, to: TODAY, why: 'unread', at: NOW, tries: 1, waitMs: HOUR }]);
  await ledger.noteWatching('p1', 'locked', NOW + 2 * HOUR);
  await ledger.close();

  const stores = STORE_NAMES.filter((store) => STORES[store].since <= version);
  const rows = await rowsOf(source, stores);
  const name = `ledger-${crypto.randomUUID()}`;
  const db = await openDB(name, version, {
    upgrade(made) {
      for (const store of stores) {
        const { keyPath, index } = STORES[store];
        const made_ = made.createObjectStore(store, { keyPath });
        if (index) made_.createIndex(index.name, index.keyPath);
      }
    },
  });
  for (const store of stores) for (const row of rows[store] ?? []) await db.put(store, row);
  db.close();
  return { name, stores };
};

it.each([1, 2, 3, 4, 5])(
  'a ledger of version %i opens as the present one, with each row of it as it was',
  async (version) => {
    const { name, stores } = await ofVersion(version);
    const before = await rowsOf(name, stores);
    for (const store of stores) expect(before[store]?.length, store).toBeGreaterThan(0);
    const ledger = createLedger({ name });
    expect(await ledger.listProjects()).toMatchObject({ projects: [{ projectId: 'p1', name: 'Voice' }], damaged: [] });
    expect(await ledger.snapshots.read('p1')).toEqual({ state: 'present', value: reading(1, ['k1']) });
    await ledger.close();
    expect(await rowsOf(name, stores)).toEqual(before);
  },
);

it('a ledger of the version before goes on: its days are gaps, until the next reading brings them', async () => {
  const { name } = await ofVersion(3);
  const ledger = createLedger({ name });
  const range = { from: TODAY, to: TODAY };
  expect(await ledger.readDays('p1', range)).toMatchObject({ days: { gaps: [{ ...range, why: 'unread' }] } });
  await ledger.writeSnapshot(reading(3, ['k1']));
  expect(await ledger.readDays('p1', range)).toMatchObject({ days: { gaps: [], usage: { byAccessor: { k1: [7] } } } });
  const told = await ledger.listEvents('p1', { most: 10 });
  expect(told.state === 'present' && told.events.map(({ change }) => change.name)).toEqual([
    ...['key.disappeared', 'watch.paused', 'watch.resumed'],
  ]);
  expect(await ledger.snoozes.read('p1')).toEqual({
    state: 'present',
    value: [{ findingId: 'f', reason: 'until June', until: '2026-12-01' }],
  });
  expect(await ledger.invites.read('p1')).toMatchObject({ value: { 'new@northwind.example': NOW } });
});
