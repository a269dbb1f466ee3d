import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import * as z from '../zod';
import { keysOf, openStores } from './records';
import { defineStore } from './store';
import { STORES } from './stores';

/** One of which a project has many. */
const events = defineStore({
  since: 3,
  version: 1,
  fields: () => ({ at: z.number(), what: z.string() }),
  key: ['at'],
  open: ({ at, what }) => ({ at, what }),
  close: (event) => event,
});
const stores = { projects: STORES.projects, events };
const project = { name: '', connectedAt: 1, lastReadAt: null, viewer: {} };

const open = async () => {
  const name = `records-${crypto.randomUUID()}`;
  const { database, records } = openStores(name, stores);
  await database.write(['projects'], async (tx) => {
    const rows = tx.objectStore('projects');
    for (const projectId of ['p', 'pq']) await rows.put(STORES.projects.close(projectId, { projectId, ...project }));
  });
  const note = (projectId: string, at: number) =>
    records.events.change([projectId, at], () => ({ at, what: `${projectId} at ${at}` }));
  return { name, database, records, note };
};

it('a project has as many rows as there are keys, in their order', async () => {
  const { records, note } = await open();
  for (const at of [10, 9, 200]) expect(await note('p', at)).toEqual({ ok: true });
  await note('pq', 1);
  const texts = (listed: Awaited<ReturnType<typeof records.events.list>>) =>
    listed.state === 'present' ? listed.values.map(({ what }) => what) : [];
  expect(texts(await records.events.list('p'))).toEqual(['p at 9', 'p at 10', 'p at 200']);
  expect(texts(await records.events.list())).toEqual(['p at 9', 'p at 10', 'p at 200', 'pq at 1']);
  expect(await records.events.read(['p', 10])).toEqual({ state: 'present', value: { at: 10, what: 'p at 10' } });
  await records.events.change(['p', 10], () => undefined);
  expect(await records.events.read(['p', 10])).toEqual({ state: 'absent' });
});

it("a project's keys are all of its own and no other's", async () => {
  const { database, records, note } = await open();
  for (const projectId of ['p', 'pq']) await note(projectId, 1);
  await database.write(['events'], (tx) => tx.objectStore('events').delete(keysOf(events, 'p')));
  expect(await records.events.list()).toMatchObject({ values: [{ what: 'pq at 1' }] });
});

it('a damaged row is told by its key, and costs no other', async () => {
  const { name, database, records, note } = await open();
  for (const at of [1, 2]) await note('p', at);
  await database.close();
  const db = await openDB(name);
  await db.put('events', { projectId: 'p', at: 1, version: 1 });
  db.close();
  expect(await records.events.list('p')).toEqual({
    state: 'present',
    values: [{ at: 2, what: 'p at 2' }],
    damaged: [['p', 1]],
  });
});

it('a kind that comes with a later version is made beside what is there', async () => {
  const { name, database, records, note } = await open();
  await note('p', 1);
  await database.close();
  const later = { ...stores, plans: defineStore({ ...PLANS, since: 4 }) };
  const newer = openStores(name, later);
  expect(await newer.records.plans.change('p', () => ['ask Ada'])).toEqual({ ok: true });
  expect(await newer.records.plans.read('p')).toEqual({ state: 'present', value: ['ask Ada'] });
  expect(await newer.records.events.list()).toMatchObject({ values: [{ what: 'p at 1' }] });
  await newer.database.close();
  expect(await records.events.list()).toEqual({ state: 'unavailable', problem: 'newer-version' });
});

const PLANS = {
  version: 1,
  fields: () => ({ steps: z.array(z.string()) }),
  open: ({ steps }: { readonly steps: readonly string[] }) => steps,
  close: (steps: readonly string[]) => ({ steps }),
};

it('what has shipped stays where it is', () => {
  const shipped = Object.entries(STORES).map(([name, { since, keyPath }]) => [name, since, keyPath]);
  expect(shipped).toEqual(
    expect.arrayContaining([
      ['snapshots', 1, 'projectId'],
      ['projects', 1, 'projectId'],
      ['snoozes', 2, 'projectId'],
      ['invites', 2, 'projectId'],
    ]),
  );
});
