import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { declarations } from '../../../utils/protocol/declarations';
import { stashSecret } from '../../../utils/vault/handover';
import { sessionMemory } from '../../../utils/vault/session-memory';
import { createHandlers } from '../handlers';
import { guarded } from '../protocol';
import { PROJECT, pageSender } from '../testing/browser';
import { createBrowser, PASSPHRASE } from '../testing/locked';
import { changeVaultMode } from './vault-mode';

const offers = async () => (await sessionMemory.names()).filter((name) => name.startsWith('handover/'));

beforeEach(() => {
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
});

describe('a passphrase', () => {
  it('comes by an offer, which is gone as soon as it is taken', async () => {
    const parts = await createBrowser().connected('device');
    const query = { mode: 'passphrase', offer: await stashSecret(PASSPHRASE), lockAfterMinutes: 30 } as const;
    expect(await changeVaultMode(query, parts)).toEqual({ state: 'kept' });
    expect(await offers()).toEqual([]);
    expect(await parts.locking.status()).toMatchObject({ mode: 'passphrase', lockAfterMinutes: 30 });
    await parts.locking.lock();
    const unlock = guarded<'unlock'>(createHandlers(parts).unlock);
    expect(await unlock({ offer: await stashSecret(PASSPHRASE) }, pageSender())).toEqual({ state: 'unlocked' });
    expect(await parts.vault.get(PROJECT)).toMatchObject({ state: 'present' });
  });

  it('that was not offered, or was taken before, changes nothing', async () => {
    const parts = await createBrowser().connected('device');
    const id = await stashSecret(PASSPHRASE);
    await changeVaultMode({ mode: 'device', offer: id }, parts);
    await expect(changeVaultMode({ mode: 'passphrase', offer: id }, parts)).rejects.toThrow(RangeError);
    await expect(changeVaultMode({ mode: 'passphrase' }, parts)).rejects.toThrow(RangeError);
    expect(await parts.locking.status()).toMatchObject({ mode: 'device' });
  });

  it('that came with a mode which needs none is not left behind', async () => {
    const parts = await createBrowser().connected('device');
    expect(await changeVaultMode({ mode: 'session', offer: await stashSecret(PASSPHRASE) }, parts)).toEqual({
      state: 'kept',
    });
    expect(await offers()).toEqual([]);
  });
});

describe('a message about the keys', () => {
  it.each([
    [declarations.changeVaultMode.query(), { mode: 'plain' }],
    [declarations.changeVaultMode.query(), { mode: 'passphrase', lockAfterMinutes: 0 }],
    [declarations.changeVaultMode.query(), { mode: 'passphrase', lockAfterMinutes: 1.5 }],
    [declarations.setLockAfter.query(), { minutes: 241 }],
    [declarations.setLockAfter.query(), { minutes: '15' }],
    [declarations.unlock.query(), { offer: '' }],
    [declarations.unlock.query(), { secret: 'x' }],
    [declarations.unlock.query(), { offer: 'x'.repeat(101) }],
  ])('of another shape is ill-formed', (query, data) => {
    expect(query.safeParse(data).success).toBe(false);
  });
});
