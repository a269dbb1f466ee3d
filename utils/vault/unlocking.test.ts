import 'fake-indexeddb/auto';
import { pbkdf2Sync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LEAST_ROUNDS, MOST_ROUNDS, ROUNDS } from './key-derivation';
import { connected } from './testing/acts';
import { createWorld, MINUTE_MS, PASSPHRASE, SECRET, type World } from './testing/world';
import { createVault } from './vault';

let world: World;
beforeEach(async () => {
  world = createWorld();
  const vault = world.vault();
  await connected('passphrase')(world, vault);
  await vault.lock();
});

describe('wrong passphrases', () => {
  it('bring growing waits, in which not even the right one is tried', async () => {
    const vault = world.vault();
    const waits: number[] = [];
    for (let tries = 0; tries < 11; tries += 1) {
      const outcome = await vault.unlock('wrong');
      if (outcome.state !== 'wrong') throw new Error(outcome.state);
      const until = outcome.waitUntil ?? world.clock.time;
      waits.push((until - world.clock.time) / 1_000);
      if (outcome.waitUntil !== null) {
        world.clock.time = until - 1;
        expect(await vault.unlock(PASSPHRASE)).toEqual({ state: 'waiting', until });
        expect(await vault.status()).toMatchObject({ locked: true, waitUntil: until });
      }
      world.clock.time = until;
    }
    expect(waits).toEqual([0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
    expect(await vault.unlock(PASSPHRASE)).toEqual({ state: 'unlocked' });
  });

  const waiting = async (): Promise<number> => {
    const vault = world.vault();
    for (const wrong of ['a', 'b', 'c']) await vault.unlock(wrong);
    await vault.close();
    return world.clock.time + 5_000;
  };

  it('are remembered by a browser that starts again', async () => {
    const until = await waiting();
    world.memory.clear();
    expect(await world.vault().unlock(PASSPHRASE)).toEqual({ state: 'waiting', until });
    expect(await world.vault().status()).toMatchObject({ waitUntil: until });
  });

  it('are waited for once more, and no longer, when the clock is set back', async () => {
    await waiting();
    world.clock.time -= 365 * 24 * 60 * MINUTE_MS;
    const until = world.clock.time + 5_000;
    expect(await world.vault().status()).toMatchObject({ waitUntil: until });
    world.clock.time += 4_999;
    expect(await world.vault().unlock(PASSPHRASE)).toEqual({ state: 'waiting', until });
    world.clock.time += 1;
    expect(await world.vault().unlock(PASSPHRASE)).toEqual({ state: 'unlocked' });
  });

  it('are forgotten after the right one, and when all keys are erased', async () => {
    await waiting();
    world.clock.time += 5_000;
    const vault = world.vault();
    await vault.unlock(PASSPHRASE);
    await vault.lock();
    expect(await vault.unlock('wrong')).toEqual({ state: 'wrong', waitUntil: null });
    await vault.unlock('wrong');
    await vault.eraseKeys();
    await vault.keep({ mode: 'passphrase', passphrase: 'another' });
    await vault.lock();
    expect(await vault.unlock('wrong')).toEqual({ state: 'wrong', waitUntil: null });
  });

  it('are of no account once keys are kept in another way', async () => {
    await waiting();
    world.clock.time += 5_000;
    const vault = world.vault();
    const tries: unknown = await world.behind((db) => db.get('keeping', 'wrong-tries'));
    await vault.unlock(PASSPHRASE);
    // As a full disk leaves them, which doesn't keep a person from unlocking.
    await world.behind((db) => db.put('keeping', tries, 'wrong-tries'));
    await vault.keep({ mode: 'passphrase', passphrase: 'another' });
    await vault.lock();
    expect(await vault.unlock('wrong')).toEqual({ state: 'wrong', waitUntil: null });
  });

  it('tried all at once are tried one after the other', async () => {
    const vault = world.vault();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => vault.unlock('wrong')));
    expect(outcomes.map(({ state }) => state)).toEqual([...Array(3).fill('wrong'), ...Array(5).fill('waiting')]);
  });

  it('whose stored number was altered never keep out for more than five minutes', async () => {
    for (const stored of [
      { count: 2 ** 40, since: 8e15 },
      { count: -1, since: 0 },
      'none',
      { count: 3, since: Number.POSITIVE_INFINITY },
    ]) {
      await world.behind((db) => db.put('keeping', stored, 'wrong-tries'));
      const outcome = await world.vault().unlock(PASSPHRASE);
      const wait = outcome.state === 'waiting' ? outcome.until - world.clock.time : 0;
      expect(wait).toBeLessThanOrEqual(5 * MINUTE_MS);
      world.clock.time += wait;
      if (wait > 0) expect(await world.vault().unlock(PASSPHRASE)).toEqual({ state: 'unlocked' });
      await world.vault().lock();
    }
  });
});

describe('a full disk', () => {
  const full = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  afterEach(() => vi.restoreAllMocks());

  it('does not keep a person from unlocking, though the rounds cannot rise', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    const vault = world.vault({ rounds: 2_000 });
    expect(await vault.unlock(PASSPHRASE)).toEqual({ state: 'unlocked' });
    expect(await vault.get('p')).toEqual({ state: 'present', secret: SECRET });
  });

  it('gives no answer to a wrong passphrase that it cannot count', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    expect(await world.vault().unlock('wrong')).toEqual({ state: 'unavailable', problem: 'full' });
  });
});

describe('what a passphrase is turned into', () => {
  it('takes as many rounds as OWASP asks for, or more, and never so many that it would not end', () => {
    expect(ROUNDS).toBeGreaterThanOrEqual(600_000);
    expect(LEAST_ROUNDS).toBeGreaterThanOrEqual(600_000);
    expect(LEAST_ROUNDS).toBeLessThanOrEqual(ROUNDS);
    expect(ROUNDS).toBeLessThanOrEqual(MOST_ROUNDS);
  });

  it('is what another implementation of PBKDF2 makes of the parameters beside it, with the rounds that ship', async () => {
    const own = createWorld();
    const vault = createVault({ name: own.name, memory: own.memory });
    await vault.put('p', SECRET);
    await vault.keep({ mode: 'passphrase', passphrase: PASSPHRASE });
    await vault.lock();
    expect(await vault.unlock(PASSPHRASE)).toEqual({ state: 'unlocked' });
    expect(await vault.get('p')).toEqual({ state: 'present', secret: SECRET });

    const kept = (await own.behind((db) => db.get('keeping', 'mode'))) as Kept;
    const { rounds, salt, name, hash } = kept.derivation;
    expect({ rounds, name, hash, salt: salt.length }).toEqual({
      rounds: ROUNDS,
      name: 'PBKDF2',
      hash: 'SHA-256',
      salt: 16,
    });
    const raw = pbkdf2Sync(PASSPHRASE, salt, rounds, 32, 'sha256');
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
    const bound = `linchpin-keeping/1/${kept.id}/PBKDF2/SHA-256/${rounds}/${salt.join('.')}`;
    const additionalData = new TextEncoder().encode(bound);
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv, additionalData }, key, kept.wrappedKey);
    const [held] = [...own.memory.values.values()].map((text) => JSON.parse(text) as { dataKey: number[] });
    expect([...new Uint8Array(opened)]).toEqual(held?.dataKey);
  });

  it('has a new salt each time, also for the same passphrase', async () => {
    const salts = new Set<string>();
    const vault = world.vault();
    await vault.unlock(PASSPHRASE);
    for (let round = 0; round < 5; round += 1) {
      await vault.keep({ mode: 'passphrase', passphrase: PASSPHRASE });
      const kept = (await world.behind((db) => db.get('keeping', 'mode'))) as Kept;
      salts.add(Buffer.from(kept.derivation.salt).toString('hex'));
    }
    expect(salts.size).toBe(5);
  });
});

/** As it stands on disk. */
interface Kept {
  readonly id: string;
  readonly derivation: { rounds: number; salt: Uint8Array<ArrayBuffer>; name: string; hash: string };
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrappedKey: ArrayBuffer;
}
