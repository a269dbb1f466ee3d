import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { offer } from '../../utils/vault/handover';
import { sessionMemory } from '../../utils/vault/session-memory';
import { createHandlers } from './handlers';
import { changeKeeping } from './keeping';
import { guarded } from './protocol';
import * as queries from './queries';
import { PROJECT, pageSender } from './testing';
import { createBrowser, PASSPHRASE } from './testing-locked';

const offers = async () => (await sessionMemory.names()).filter((name) => name.startsWith('handover/'));

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe('a passphrase', () => {
  it('comes by an offer, which is gone as soon as it is taken', async () => {
    const parts = await createBrowser().connected('device');
    const query = { mode: 'passphrase', offer: await offer(PASSPHRASE), lockAfterMinutes: 30 } as const;
    expect(await changeKeeping(query, parts)).toEqual({ state: 'kept' });
    expect(await offers()).toEqual([]);
    expect(await parts.locking.status()).toMatchObject({ mode: 'passphrase', lockAfterMinutes: 30 });
    await parts.locking.lock();
    const unlock = guarded<'unlock'>(createHandlers(parts).unlock);
    expect(await unlock({ offer: await offer(PASSPHRASE) }, pageSender())).toEqual({ state: 'unlocked' });
    expect(await parts.vault.get(PROJECT)).toMatchObject({ state: 'present' });
  });

  it('that was not offered, or was taken before, changes nothing', async () => {
    const parts = await createBrowser().connected('device');
    const id = await offer(PASSPHRASE);
    await changeKeeping({ mode: 'device', offer: id }, parts);
    await expect(changeKeeping({ mode: 'passphrase', offer: id }, parts)).rejects.toThrow(RangeError);
    await expect(changeKeeping({ mode: 'passphrase' }, parts)).rejects.toThrow(RangeError);
    expect(await parts.locking.status()).toMatchObject({ mode: 'device' });
  });

  it('that came with a mode which needs none is not left behind', async () => {
    const parts = await createBrowser().connected('device');
    expect(await changeKeeping({ mode: 'session', offer: await offer(PASSPHRASE) }, parts)).toEqual({ state: 'kept' });
    expect(await offers()).toEqual([]);
  });
});

describe('a message about the keys', () => {
  it.each([
    [queries.keeping, { mode: 'plain' }],
    [queries.keeping, { mode: 'passphrase', lockAfterMinutes: 0 }],
    [queries.keeping, { mode: 'passphrase', lockAfterMinutes: 1.5 }],
    [queries.lockAfter, { minutes: 241 }],
    [queries.lockAfter, { minutes: '15' }],
    [queries.offer, { offer: '' }],
    [queries.offer, { secret: 'x' }],
    [queries.offer, { offer: 'x'.repeat(101) }],
  ])('of another shape is ill-formed', (query, data) => {
    expect(query.safeParse(data).success).toBe(false);
  });
});
