import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLedger } from '../../../utils/ledger/ledger';
import type { KeyLife } from '../../../utils/protocol/views/key-life';
import { whole } from '../../../utils/rules/answer';
import { aSeries, TODAY } from '../../../utils/rules/testing';
import { DEFAULT_SETTINGS } from '../../../utils/settings/schema';
import { createAnalyses } from '../analyses';
import { ADA, connectIn, key, NOW, PROJECT, snapshot } from '../testing/browser';
import { keyLifeOf } from './key-life';

const MINUTE = 60_000;
const DEAD = key({ keyId: 'DEAD', comment: 'gone' });
const STAYS = key({ keyId: 'stays', comment: 'stays' });
const IDLE = key({ keyId: 'idle', comment: 'idle' });
const usage = whole({
  ...aSeries({ dead: { '2026-11-20': 7 }, stays: { '2026-11-20': 9 } }),
  unattributed: aSeries({ x: { '2026-11-19': 2 } }).byAccessor.x ?? [],
});

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

const told = (found: KeyLife['around'] | undefined) => (found?.state === 'present' ? found.events : []);

const start = async () => {
  const ledger = createLedger();
  await connectIn(ledger);
  const read = (keys: ReturnType<typeof key>[], takenAt: number) =>
    ledger.writeSnapshot(snapshot({ takenAt, clockOffset: 0, members: whole([ADA]), keys: whole(keys), usage }));
  await read([DEAD, STAYS, IDLE], NOW - 15 * MINUTE);
  await read([STAYS, IDLE], NOW);
  const analyses = createAnalyses({
    ledger,
    lastRequests: { seen: async () => ({}) },
    histories: { known: async () => ({}) },
    now: () => NOW,
  });
  return { ledger, analyses, settings: async () => DEFAULT_SETTINGS, now: () => NOW };
};

it('has all that is stored of a dead key, in either case of its id, with what was used around its end', async () => {
  const parts = await start();
  const life = await keyLifeOf({ projectId: PROJECT, keyId: 'dead' }, parts);
  expect(life).toMatchObject({ listed: null, areKeysWhole: true, readAt: NOW });
  expect(life?.history).toMatchObject({ state: 'present', since: NOW - 15 * MINUTE });
  expect(told(life?.history).map(({ change }) => change.name)).toEqual(['key.disappeared']);
  expect(told(life?.around).map(({ change }) => change.name)).toContain('key.disappeared');
  expect(Object.keys(life?.days?.usage.byAccessor ?? {})).toEqual(['dead']);
  // What nobody is named for may have been its.
  expect(life?.days?.usage.unattributed.reduce((a, b) => a + b, 0)).toBe(2);
  expect(Object.keys(life?.near?.usage.byAccessor ?? {}).sort()).toEqual(['dead', 'stays']);
  expect(life?.users.map(({ keyId }) => keyId)).toEqual(['stays']);
});

it('asks for no other key’s use where a key lives, and tells of one that was never seen that nothing is known', async () => {
  const parts = await start();
  const living = await keyLifeOf({ projectId: PROJECT, keyId: 'STAYS' }, parts);
  expect(living).toMatchObject({ history: { events: [] }, around: null, near: null, users: [], today: TODAY });
  expect(living?.listed?.key.keyId).toBe('stays');
  const never = await keyLifeOf({ projectId: PROJECT, keyId: 'never' }, parts);
  expect(never).toMatchObject({ listed: null, history: { events: [] }, near: null });
  expect(never?.days?.usage.byAccessor).toEqual({});
});

it('is nothing of a project that isn’t connected', async () => {
  const parts = await start();
  await parts.ledger.forget(PROJECT);
  expect(await keyLifeOf({ projectId: PROJECT, keyId: 'dead' }, parts)).toBeNull();
});
