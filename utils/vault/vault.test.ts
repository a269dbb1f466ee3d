import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { holdsLater } from '../testing/properties';
import { memoryInMap } from './testing/memory-in-map';
import { createVault } from './vault';

const freshName = (): string => `vault-${crypto.randomUUID()}`;
const SECRET = 'c0ffeebe'.repeat(5);

const rawOf = async (name: string, store: string): Promise<unknown[]> => {
  const db = await openDB(name);
  const rows = await db.getAll(store);
  db.close();
  return rows;
};

/** Changes a stored record behind the vault's back. */
const tamper = async (name: string, change: (row: Record<string, unknown>) => unknown): Promise<void> => {
  const db = await openDB(name);
  const [row] = await db.getAll('secrets');
  await db.put('secrets', change(row));
  db.close();
};

afterEach(() => vi.restoreAllMocks());

describe('what is stored', () => {
  it('comes back after the vault was let go and opened again', async () => {
    const name = freshName();
    const vault = createVault({ name, memory: memoryInMap() });
    expect(await vault.get('p')).toEqual({ state: 'absent' });
    expect(await vault.put('p', SECRET)).toEqual({ ok: true });
    await vault.close();
    expect(await createVault({ name, memory: memoryInMap() }).get('p')).toEqual({ state: 'present', secret: SECRET });
  });

  it('holds any text under any project id, each under its own', async () => {
    await holdsLater(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), async (secrets) => {
        const vault = createVault({ name: freshName(), memory: memoryInMap() });
        const entries = Object.entries(secrets);
        for (const [projectId, secret] of entries) await vault.put(projectId, secret);
        for (const [projectId, secret] of entries) {
          expect(await vault.get(projectId)).toEqual({ state: 'present', secret });
        }
        await vault.close();
      }),
      { numRuns: 25 },
    );
  });

  it('never holds the secret in the clear, and uses a new initialisation vector for each record', async () => {
    const name = freshName();
    const vault = createVault({ name, memory: memoryInMap() });
    const ivs = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      await vault.put('p', SECRET);
      const [row] = await rawOf(name, 'secrets');
      const { iv, ciphertext } = row as { iv: Uint8Array; ciphertext: ArrayBuffer };
      ivs.add(Buffer.from(iv).toString('hex'));
      expect(Buffer.from(ciphertext).includes(SECRET)).toBe(false);
      expect(JSON.stringify(row)).not.toContain(SECRET);
    }
    expect(ivs.size).toBe(20);
  });

  it('is encrypted under one AES-256 key that cannot be exported', async () => {
    const name = freshName();
    const vault = createVault({ name, memory: memoryInMap() });
    await vault.put('p', SECRET);
    await vault.put('q', SECRET);
    const keys = (await rawOf(name, 'device')) as { key: CryptoKey }[];
    expect(keys).toHaveLength(1);
    const [device] = keys;
    expect(device?.key).toMatchObject({ extractable: false, algorithm: { name: 'AES-GCM', length: 256 } });
    await expect(crypto.subtle.exportKey('raw', device?.key as CryptoKey)).rejects.toThrow();
  });

  it('stays readable when two contexts store their first keys at once', async () => {
    const name = freshName();
    const [one, other] = [createVault({ name, memory: memoryInMap() }), createVault({ name, memory: memoryInMap() })];
    await Promise.all([one.put('p', 'first'), other.put('q', 'second')]);
    expect(await other.get('p')).toEqual({ state: 'present', secret: 'first' });
    expect(await one.get('q')).toEqual({ state: 'present', secret: 'second' });
  });

  it('is listed by project, and gone once removed', async () => {
    const name = freshName();
    const vault = createVault({ name, memory: memoryInMap() });
    await vault.put('p', SECRET);
    await vault.put('q', SECRET);
    expect(await vault.list()).toEqual({ state: 'present', projectIds: ['p', 'q'] });
    expect(await vault.remove('p')).toEqual({ ok: true });
    expect(await vault.get('p')).toEqual({ state: 'absent' });
    expect(await vault.get('q')).toEqual({ state: 'present', secret: SECRET });
    await vault.remove('q');
    expect(await rawOf(name, 'secrets')).toEqual([]);
    expect(await rawOf(name, 'device')).toEqual([]);
  });
});

describe('a damaged record', () => {
  it.each([
    ['has lost a field', ({ iv: _, ...row }: Record<string, unknown>) => row, 'record-unreadable'],
    [
      'has another type in a field',
      (row: Record<string, unknown>) => ({ ...row, ciphertext: 'text' }),
      'record-unreadable',
    ],
    ['was written by a newer version', (row: Record<string, unknown>) => ({ ...row, version: 3 }), 'newer-record'],
    ['names another device key', (row: Record<string, unknown>) => ({ ...row, keyId: 'other' }), 'key-missing'],
    [
      'has other bytes',
      (row: Record<string, unknown>) => ({ ...row, ciphertext: new ArrayBuffer(60) }),
      'undecryptable',
    ],
  ])('that %s is reported and left alone', async (_, change, reason) => {
    const name = freshName();
    const vault = createVault({ name, memory: memoryInMap() });
    await vault.put('p', SECRET);
    await tamper(name, change);
    const before = await rawOf(name, 'secrets');
    expect(await vault.get('p')).toEqual({ state: 'damaged', reason });
    expect(await rawOf(name, 'secrets')).toEqual(before);
    expect(await vault.put('p', SECRET)).toEqual({ ok: true });
    expect(await vault.get('p')).toEqual({ state: 'present', secret: SECRET });
  });

  it('that was moved to another project does not open there', async () => {
    const name = freshName();
    const vault = createVault({ name, memory: memoryInMap() });
    await vault.put('p', SECRET);
    await tamper(name, (row) => ({ ...row, projectId: 'q' }));
    expect(await vault.get('q')).toEqual({ state: 'damaged', reason: 'undecryptable' });
  });
});

describe('a database that cannot be used', () => {
  it('of a newer version is refused and not touched', async () => {
    const name = freshName();
    const newer = await openDB(name, 9, { upgrade: (db) => void db.createObjectStore('later') });
    await newer.put('later', 'kept', 1);
    newer.close();
    const vault = createVault({ name, memory: memoryInMap() });
    const unavailable = { state: 'unavailable', problem: 'newer-version' };
    expect(await vault.get('p')).toEqual(unavailable);
    expect(await vault.list()).toEqual(unavailable);
    expect(await vault.put('p', SECRET)).toEqual({ ok: false, problem: 'newer-version' });
    expect(await vault.remove('p')).toEqual({ ok: false, problem: 'newer-version' });
    expect(await vault.status()).toEqual(unavailable);
    expect(await vault.unlock('passphrase')).toEqual(unavailable);
    for (const modeRecord of [
      { mode: 'device' },
      { mode: 'session' },
      { mode: 'passphrase', passphrase: 'one' },
    ] as const)
      expect(await vault.keep(modeRecord)).toEqual(unavailable);
    expect(await vault.setLockAfter(5)).toEqual({ ok: false, problem: 'newer-version' });
    expect(await vault.eraseKeys()).toEqual({ ok: false, problem: 'newer-version' });
    await Promise.all([vault.lock(), vault.touch()]);
    expect(await rawOf(name, 'later')).toEqual(['kept']);
  });

  it('because the disk is full leaves the older key whole', async () => {
    const vault = createVault({ name: freshName(), memory: memoryInMap() });
    await vault.put('p', 'older');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await vault.put('p', 'newer')).toEqual({ ok: false, problem: 'full' });
    vi.restoreAllMocks();
    expect(await vault.get('p')).toEqual({ state: 'present', secret: 'older' });
  });
});
