import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { KEEPING, MODES } from '../testing/acts';
import { createWorld, SECRET, type World } from '../testing/world';

/** A database as version 0.1.0 of Linchpin left it: its stores, its records and the way it encrypted them. */
const firstVersion = async (world: World): Promise<void> => {
  const db = await openDB(world.name, 1, {
    upgrade: (made) => {
      made.createObjectStore('secrets', { keyPath: 'projectId' });
      made.createObjectStore('device');
    },
  });
  const algorithm = { name: 'AES-GCM', keyBits: 256, ivBytes: 12, tagBits: 128 };
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await db.put('device', { id: 'device-key', key }, 'key');
  for (const projectId of ['p', 'q']) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const additionalData = new TextEncoder().encode(`linchpin-vault/1/${projectId}`);
    const clear = new TextEncoder().encode(SECRET + projectId);
    const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, tagLength: 128, additionalData }, key, clear);
    await db.put('secrets', {
      projectId,
      version: 1,
      algorithm,
      deviceKeyId: 'device-key',
      iv,
      ciphertext,
      storedAt: 7,
    });
  }
  db.close();
};

describe('a vault of the first version', () => {
  it('is read as it is: kept on this device, nothing written', async () => {
    const world = createWorld();
    await firstVersion(world);
    const vault = world.vault();
    expect(await vault.status()).toMatchObject({ mode: 'device', locked: false, lockAfterMinutes: 15 });
    expect(await vault.get('p')).toEqual({ state: 'present', secret: `${SECRET}p` });
    expect(await vault.list()).toEqual({ state: 'present', projectIds: ['p', 'q'] });
    expect(await world.rows('secrets')).toMatchObject([{ version: 1 }, { version: 1 }]);
  });

  it('takes a newer key beside the older ones', async () => {
    const world = createWorld();
    await firstVersion(world);
    const vault = world.vault();
    expect(await vault.put('q', 'newer')).toEqual({ ok: true });
    expect(await world.rows('secrets')).toMatchObject([{ version: 1 }, { version: 2, keyId: 'device-key' }]);
    expect(await vault.get('p')).toEqual({ state: 'present', secret: `${SECRET}p` });
    expect(await vault.get('q')).toEqual({ state: 'present', secret: 'newer' });
  });

  it.each(MODES.filter((mode) => mode !== 'device'))('can be kept by %s, and comes back from there', async (mode) => {
    const world = createWorld();
    await firstVersion(world);
    const vault = world.vault();
    for (const to of [mode, 'device'] as const) {
      expect(await vault.keep(KEEPING[to])).toEqual({ state: 'kept' });
      expect(await world.vault().get('p')).toEqual({ state: 'present', secret: `${SECRET}p` });
      expect(await world.vault().get('q')).toEqual({ state: 'present', secret: `${SECRET}q` });
    }
    expect(await world.rows('secrets')).toMatchObject([
      { version: 2, storedAt: 7 },
      { version: 2, storedAt: 7 },
    ]);
  });

  it.each([
    ['its version', (row: object) => ({ ...row, version: 2, keyId: 'device-key' })],
    ['its project', (row: object) => ({ ...row, projectId: 'r' })],
  ])('whose record had %s altered does not open it', async (_, change) => {
    const world = createWorld();
    await firstVersion(world);
    const vault = world.vault();
    await vault.list();
    const changed = (await world.behind(async (db) => {
      const row = change(await db.get('secrets', 'p'));
      await db.put('secrets', row);
      return row;
    })) as { projectId?: string };
    expect(await vault.get(changed.projectId ?? 'p')).toEqual({ state: 'damaged', reason: 'undecryptable' });
  });
});
