import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { holdsLater } from '../testing/properties';
import { connected, KEEPING } from './testing/acts';
import { createWorld, OTHER_SECRET, PASSPHRASE, SECRET, type World } from './testing/world';

let world: World;
beforeEach(() => {
  world = createWorld();
});

const underPassphrase = async () => {
  const vault = world.vault();
  await connected('passphrase')(world, vault);
  return vault;
};

type Row = Record<string, unknown>;
const derivationOf = (row: Row) => row.derivation as Row;
const bytes = (length: number) => new Uint8Array(length).fill(7);
const flipped = (stored: unknown) => {
  const changed = new Uint8Array((ArrayBuffer.isView(stored) ? stored.buffer : (stored as ArrayBuffer)).slice(0));
  changed[0] = (changed[0] ?? 0) ^ 1;
  return ArrayBuffer.isView(stored) ? changed : changed.buffer;
};

/** Each way a stored parameter may be vault into one that Linchpin never wrote. */
const impossible: readonly [string, (row: Row) => unknown][] = [
  ['rounds of 1', (row) => ({ ...row, derivation: { ...derivationOf(row), rounds: 1 } })],
  ['rounds of 0', (row) => ({ ...row, derivation: { ...derivationOf(row), rounds: 0 } })],
  ['a million million rounds', (row) => ({ ...row, derivation: { ...derivationOf(row), rounds: 1e12 } })],
  ['half a round', (row) => ({ ...row, derivation: { ...derivationOf(row), rounds: 1_000.5 } })],
  ['an empty salt', (row) => ({ ...row, derivation: { ...derivationOf(row), salt: bytes(0) } })],
  ['a short salt', (row) => ({ ...row, derivation: { ...derivationOf(row), salt: bytes(15) } })],
  ['a salt of a megabyte', (row) => ({ ...row, derivation: { ...derivationOf(row), salt: bytes(1 << 20) } })],
  ['another hash', (row) => ({ ...row, derivation: { ...derivationOf(row), hash: 'SHA-1' } })],
  ['another derivation', (row) => ({ ...row, derivation: { ...derivationOf(row), name: 'HKDF' } })],
  ['another cipher', (row) => ({ ...row, algorithm: { ...(row.algorithm as Row), name: 'AES-CBC' } })],
  ['a short tag', (row) => ({ ...row, algorithm: { ...(row.algorithm as Row), tagBits: 32 } })],
  ['a short initialisation vector', (row) => ({ ...row, iv: bytes(8) })],
  ['a long initialisation vector', (row) => ({ ...row, iv: bytes(16) })],
  ['a cut wrapped key', (row) => ({ ...row, wrappedKey: (row.wrappedKey as ArrayBuffer).slice(0, 32) })],
  ['no wrapped key', ({ wrappedKey: _, ...row }) => row],
  ['an id that is a name in memory', (row) => ({ ...row, id: '../handover' })],
  ['a mode that is none', (row) => ({ ...row, mode: 'open' })],
  ['a newer version', (row) => ({ ...row, version: 2 })],
  ['nothing but a text', () => 'device'],
];

describe('a record of how keys are kept', () => {
  it.each(impossible)('with %s opens nothing, is tried with nothing, and can be erased', async (_, change) => {
    const vault = await underPassphrase();
    await vault.lock();
    await world.tamper(change);
    const before = await world.everything();
    expect(await vault.status()).toEqual({ state: 'damaged' });
    expect(await vault.unlock(PASSPHRASE)).toEqual({ state: 'damaged' });
    expect(await vault.get('p')).toEqual({ state: 'damaged', reason: 'keeping-unreadable' });
    expect(await vault.put('p', 'newer')).toEqual({ ok: false, problem: 'unavailable' });
    expect(await vault.keep(KEEPING.device)).toEqual({ state: 'damaged', projectIds: ['p', 'q'] });
    expect(await world.everything()).toEqual(before);
    expect(await vault.eraseKeys()).toEqual({ ok: true });
    expect(await vault.put('p', 'anew')).toEqual({ ok: true });
    expect(await world.vault().get('p')).toEqual({ state: 'present', secret: 'anew' });
  });

  it('of any content is never thrown at and never taken for "on this device"', async () => {
    const anything = fc
      .anything({ withBigInt: true, withDate: true, withTypedArray: true })
      .filter((it) => it !== undefined);
    await holdsLater(
      fc.asyncProperty(anything, async (stored) => {
        const own = createWorld();
        const vault = own.vault();
        await vault.put('p', SECRET);
        await own.tamper(() => stored);
        expect(await vault.status()).toEqual({ state: 'damaged' });
        expect((await vault.get('p')).state).toBe('damaged');
        expect((await vault.unlock(PASSPHRASE)).state).toBe('damaged');
        await vault.close();
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, (row: Row) => unknown]>([
    ['more rounds', (row) => ({ ...row, derivation: { ...derivationOf(row), rounds: 1_001 } })],
    ['fewer rounds', (row) => ({ ...row, derivation: { ...derivationOf(row), rounds: 500 } })],
    [
      'another salt',
      (row) => ({ ...row, derivation: { ...derivationOf(row), salt: flipped(derivationOf(row).salt) } }),
    ],
    ['another initialisation vector', (row) => ({ ...row, iv: flipped(row.iv) })],
    ['another wrapped key', (row) => ({ ...row, wrappedKey: flipped(row.wrappedKey) })],
    ['another id', (row) => ({ ...row, id: crypto.randomUUID() })],
  ])('with %s does not open, and does again when it is put back', async (_, change) => {
    const vault = await underPassphrase();
    await vault.lock();
    let before: unknown;
    await world.tamper((row) => {
      before = row;
      return change(row);
    });
    expect((await vault.unlock(PASSPHRASE)).state).toBe('wrong');
    expect(await vault.get('p')).toEqual({ state: 'locked' });
    await world.tamper(() => before);
    expect(await vault.unlock(PASSPHRASE)).toEqual({ state: 'unlocked' });
    expect(await vault.get('p')).toEqual({ state: 'present', secret: SECRET });
  });

  it('that cannot be read costs no key that is in memory alone', async () => {
    await connected('session')(world, world.vault());
    let before: unknown;
    await world.tamper((row) => {
      before = row;
      return { ...row, version: 2 };
    });
    expect(await world.vault().status()).toEqual({ state: 'damaged' });
    await world.tamper(() => before);
    expect(await world.vault().get('p')).toEqual({ state: 'present', secret: SECRET });
  });

  it('that is gone does not make keys readable', async () => {
    const vault = await underPassphrase();
    await world.behind((db) => db.delete('keeping', 'mode'));
    expect(await vault.get('p')).toEqual({ state: 'damaged', reason: 'key-missing' });
    expect(await vault.keep(KEEPING.session)).toEqual({ state: 'damaged', projectIds: ['p', 'q'] });
  });

  it('of another vault opens with its own passphrase and still gives no key away', async () => {
    const other = createWorld();
    const foreign = other.vault();
    await foreign.keep({ mode: 'passphrase', passphrase: 'of the other' });
    const theirs: unknown = await other.behind((db) => db.get('keeping', 'mode'));
    const vault = await underPassphrase();
    await vault.lock();
    await world.tamper(() => theirs);
    expect((await vault.unlock(PASSPHRASE)).state).toBe('wrong');
    expect((await vault.unlock('of the other')).state).toBe('unlocked');
    expect(await vault.get('p')).toEqual({ state: 'damaged', reason: 'key-missing' });
    expect(await vault.keep(KEEPING.device)).toEqual({ state: 'damaged', projectIds: ['p', 'q'] });
  });
});

describe('records', () => {
  it('that changed places open in neither, and keep the mode from being changed', async () => {
    const vault = await underPassphrase();
    await world.behind(async (db) => {
      const [p, q] = await db.getAll('secrets');
      await db.put('secrets', { ...p, projectId: 'q' });
      await db.put('secrets', { ...q, projectId: 'p' });
    });
    const before = await world.everything();
    for (const projectId of ['p', 'q'])
      expect(await vault.get(projectId)).toEqual({ state: 'damaged', reason: 'undecryptable' });
    for (const mode of ['device', 'session', 'passphrase'] as const)
      expect(await vault.keep(KEEPING[mode])).toEqual({ state: 'damaged', projectIds: ['p', 'q'] });
    expect(await world.everything()).toEqual(before);
  });

  it.each(['device', 'passphrase'] as const)(
    'of which one is damaged keep %s from being changed, and are named',
    async (mode) => {
      const vault = world.vault();
      await connected(mode)(world, vault);
      await world.behind(async (db) => db.put('secrets', { ...(await db.get('secrets', 'q')), iv: 'none' }));
      const before = await world.everything();
      expect(await vault.keep(KEEPING.session)).toEqual({ state: 'damaged', projectIds: ['q'] });
      expect(await world.everything()).toEqual(before);
      expect(await vault.get('p')).toEqual({ state: 'present', secret: SECRET });
      // Connecting it again, or disconnecting it, is the way out.
      await vault.remove('q');
      expect(await vault.keep(KEEPING.session)).toEqual({ state: 'kept' });
    },
  );

  it('cannot be told apart by their bytes, though they hold the same key', async () => {
    const vault = world.vault();
    await vault.keep(KEEPING.passphrase);
    await vault.put('p', OTHER_SECRET);
    await vault.put('q', OTHER_SECRET);
    const rows = (await world.rows('secrets')) as { iv: Uint8Array; ciphertext: ArrayBuffer }[];
    expect(new Set(rows.map(({ iv }) => Buffer.from(iv).toString('hex'))).size).toBe(2);
    expect(new Set(rows.map(({ ciphertext }) => Buffer.from(ciphertext).toString('hex'))).size).toBe(2);
  });
});

describe('session memory', () => {
  it('of any content is never thrown at: what it cannot be is locked, or ended', async () => {
    await holdsLater(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom('passphrase', 'session'), async (value, mode) => {
        const own = createWorld();
        const vault = own.vault();
        await connected(mode)(own, vault);
        const [name = ''] = own.memory.values.keys();
        await own.memory.set(name, value);
        expect(await vault.get('p')).toEqual({ state: mode === 'session' ? 'session-ended' : 'locked' });
        expect(await vault.put('p', 'anew')).toMatchObject({ ok: mode === 'session' });
        await vault.close();
      }),
      { numRuns: 40 },
    );
  });
});
