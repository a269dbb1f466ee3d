import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, MINUTE_MS, OTHER_SECRET, PASSPHRASE, SECRET, type World } from './testing/world';
import type { NewVaultMode, VaultMode } from './types';

const KEEPING = {
  device: { mode: 'device' },
  passphrase: { mode: 'passphrase', passphrase: PASSPHRASE },
  session: { mode: 'session' },
} as const satisfies Record<VaultMode, NewVaultMode>;
const MODES = ['device', 'passphrase', 'session'] as const;
const CHANGES = MODES.flatMap((from) => MODES.map((to) => [from, to] as const));

let world: World;
beforeEach(() => {
  world = createWorld();
});

const connected = async (mode: VaultMode) => {
  const vault = world.vault();
  await vault.put('p', SECRET);
  await vault.put('q', OTHER_SECRET);
  expect(await vault.keep(KEEPING[mode])).toEqual({ state: 'kept' });
  return vault;
};

describe.each(CHANGES)('changing from %s to %s', (from, to) => {
  it('keeps every key, in one place', async () => {
    const before = await connected(from);
    expect(await before.keep(KEEPING[to])).toEqual({ state: 'kept' });
    // A worker that starts later finds it all in session memory and on disk.
    const vault = world.vault();
    expect(await vault.get('p')).toEqual({ state: 'present', secret: SECRET });
    expect(await vault.get('q')).toEqual({ state: 'present', secret: OTHER_SECRET });
    expect(await vault.get('unknown')).toEqual({ state: 'absent' });
    expect(await vault.list()).toEqual({ state: 'present', projectIds: ['p', 'q'] });
    expect(await vault.status()).toMatchObject({ mode: to, locked: false });
    expect(await world.rows('secrets')).toHaveLength(to === 'session' ? 0 : 2);
    expect(await world.rows('device')).toHaveLength(to === 'device' ? 1 : 0);
    expect(world.memory.values.size).toBe(to === 'device' ? 0 : 1);
  });

  it('leaves no key in the clear on disk, and nothing of them in memory but in session mode', async () => {
    const vault = await connected(from);
    await vault.keep(KEEPING[to]);
    const { disk, memory } = await world.everything();
    for (const secret of [SECRET, OTHER_SECRET]) {
      expect(disk).not.toContain(secret);
      expect(memory.includes(secret)).toBe(to === 'session');
    }
    expect(disk + memory).not.toContain(PASSPHRASE);
  });

  it('takes later keys and erasures as well', async () => {
    const vault = await connected(from);
    await vault.keep(KEEPING[to]);
    expect(await vault.put('r', 'third')).toEqual({ ok: true });
    expect(await vault.put('p', 'replaced')).toEqual({ ok: true });
    expect(await vault.remove('q')).toEqual({ ok: true });
    expect(await vault.list()).toEqual({ state: 'present', projectIds: ['p', 'r'] });
    expect(await world.vault().get('p')).toEqual({ state: 'present', secret: 'replaced' });
    expect(await world.vault().get('q')).toEqual({ state: 'absent' });
  });
});

describe('under a passphrase', () => {
  it('keys are locked when the browser starts, and open with the passphrase alone', async () => {
    await connected('passphrase');
    world.memory.clear();
    const vault = world.vault();
    expect(await vault.get('p')).toEqual({ state: 'locked' });
    expect(await vault.get('unknown')).toEqual({ state: 'absent' });
    expect(await vault.put('p', 'newer')).toEqual({ ok: false, problem: 'locked' });
    expect(await vault.keep(KEEPING.device)).toEqual({ state: 'locked' });
    expect(await vault.list()).toEqual({ state: 'present', projectIds: ['p', 'q'] });
    expect(await vault.status()).toMatchObject({ mode: 'passphrase', locked: true, lockAt: null });
    expect(await vault.unlock(`${PASSPHRASE} `)).toEqual({ state: 'wrong', waitUntil: null });
    expect(await vault.unlock(PASSPHRASE)).toEqual({ state: 'unlocked' });
    expect(await vault.get('p')).toEqual({ state: 'present', secret: SECRET });
  });

  it('a passphrase opens however its letters are composed', async () => {
    const vault = await connected('device');
    await vault.keep({ mode: 'passphrase', passphrase: 'Z\u00fcrich\u00e9' });
    await vault.lock();
    expect(await vault.unlock('Zu\u0308riche\u0301')).toEqual({ state: 'unlocked' });
  });

  it('a key can be erased while locked', async () => {
    const vault = await connected('passphrase');
    await vault.lock();
    expect(await vault.remove('p')).toEqual({ ok: true });
    await vault.unlock(PASSPHRASE);
    expect(await vault.get('p')).toEqual({ state: 'absent' });
    expect(await vault.get('q')).toEqual({ state: 'present', secret: OTHER_SECRET });
  });

  it('locks by the clock, for which a background reading counts as no use and a person does', async () => {
    const vault = await connected('passphrase');
    const lockAt = world.clock.time + 15 * MINUTE_MS;
    expect(await vault.status()).toMatchObject({ lockAt, lockAfterMinutes: 15 });
    world.clock.time += 14 * MINUTE_MS;
    expect((await vault.get('p')).state).toBe('present');
    expect(await vault.status()).toMatchObject({ lockAt });
    await vault.touch();
    expect(await vault.status()).toMatchObject({ lockAt: world.clock.time + 15 * MINUTE_MS });
    world.clock.time += 15 * MINUTE_MS;
    expect(await vault.get('p')).toEqual({ state: 'locked' });
    expect(world.memory.values.size).toBe(0);
    await vault.touch();
    expect(await vault.get('p')).toEqual({ state: 'locked' });
  });

  it('is locked for good once the clock has gone back before the last use', async () => {
    const vault = await connected('passphrase');
    world.clock.time -= 1;
    expect(await vault.get('p')).toEqual({ state: 'locked' });
    world.clock.time += 1;
    expect(await vault.get('p')).toEqual({ state: 'locked' });
  });

  it('locks after as many minutes as a person chose, at once by that time', async () => {
    const vault = await connected('passphrase');
    world.clock.time += 5 * MINUTE_MS;
    expect(await vault.setLockAfter(60)).toEqual({ ok: true });
    expect(await vault.status()).toMatchObject({ lockAfterMinutes: 60, locked: false });
    await vault.setLockAfter(5);
    expect(await vault.status()).toMatchObject({ lockAfterMinutes: 5, locked: true });
    await vault.unlock(PASSPHRASE);
    await vault.keep({ mode: 'passphrase', passphrase: PASSPHRASE, lockAfterMinutes: 30 });
    expect(await vault.status()).toMatchObject({ lockAfterMinutes: 30 });
  });

  it('is not opened again by a longer time that is chosen too late', async () => {
    const vault = await connected('passphrase');
    world.clock.time += 16 * MINUTE_MS;
    await vault.setLockAfter(240);
    expect(await vault.status()).toMatchObject({ locked: true, lockAfterMinutes: 240 });
  });

  it('changes to another passphrase, after which the older one opens nothing', async () => {
    const vault = await connected('passphrase');
    const before = await world.everything();
    await vault.keep({ mode: 'passphrase', passphrase: 'another' });
    await vault.lock();
    expect((await vault.unlock(PASSPHRASE)).state).toBe('wrong');
    expect((await vault.unlock('another')).state).toBe('unlocked');
    expect(await vault.get('p')).toEqual({ state: 'present', secret: SECRET });
    expect((await world.everything()).memory).not.toBe(before.memory);
  });

  it('answers without looking at a passphrase that is not needed', async () => {
    const vault = await connected('passphrase');
    expect(await vault.unlock('wrong')).toEqual({ state: 'not-needed' });
    await vault.keep(KEEPING.device);
    expect(await vault.unlock(PASSPHRASE)).toEqual({ state: 'not-needed' });
  });

  it('raises the rounds at the next unlock, and only then', async () => {
    await connected('passphrase');
    world.memory.clear();
    const raised = world.vault({ rounds: 2_000 });
    const strict = () => world.vault({ rounds: 2_000, leastRounds: 2_000 });
    expect((await raised.unlock('wrong')).state).toBe('wrong');
    expect(await strict().status()).toEqual({ state: 'damaged' });
    expect(await raised.unlock(PASSPHRASE)).toEqual({ state: 'unlocked' });
    expect(await raised.get('p')).toEqual({ state: 'present', secret: SECRET });
    await raised.lock();
    expect(await strict().unlock(PASSPHRASE)).toEqual({ state: 'unlocked' });
  });
});

describe('for this browser session', () => {
  it('keys are gone when the browser has ended, and can be connected again', async () => {
    await connected('session');
    world.memory.clear();
    const vault = world.vault();
    expect(await vault.get('p')).toEqual({ state: 'session-ended' });
    expect(await vault.list()).toEqual({ state: 'present', projectIds: [] });
    expect(await vault.remove('p')).toEqual({ ok: true });
    expect(await vault.put('p', 'anew')).toEqual({ ok: true });
    expect(await vault.get('p')).toEqual({ state: 'present', secret: 'anew' });
    expect(await vault.get('q')).toEqual({ state: 'session-ended' });
    expect(await vault.status()).toMatchObject({ mode: 'session', locked: false });
  });

  it('nothing of a key is written to disk, neither then nor before', async () => {
    const vault = world.vault();
    await vault.keep(KEEPING.session);
    const before = await world.everything();
    await vault.put('p', SECRET);
    expect((await world.everything()).disk).toBe(before.disk);
    expect(await world.rows('secrets')).toEqual([]);
  });
});

describe('erasing every key', () => {
  it.each(MODES)('goes back from %s to this device and keeps what else a person chose', async (mode) => {
    const vault = await connected(mode);
    await vault.setLockAfter(30);
    await vault.lock();
    expect(await vault.eraseKeys()).toEqual({ ok: true });
    expect(await vault.list()).toEqual({ state: 'present', projectIds: [] });
    expect(await vault.status()).toMatchObject({ mode: 'device', locked: false, lockAfterMinutes: 30 });
    expect(await world.rows('device')).toEqual([]);
    expect(world.memory.values.size).toBe(0);
    await vault.put('p', SECRET);
    expect(await world.vault().get('p')).toEqual({ state: 'present', secret: SECRET });
  });
});

describe('session memory that the browser refuses', () => {
  const refusing = () => {
    const refuse = async (): Promise<never> => Promise.reject(new Error('refused'));
    return { get: refuse, set: refuse, remove: refuse, names: refuse };
  };

  it('leaves keys on this device usable', async () => {
    await connected('device');
    const vault = world.vault({ memory: refusing() });
    expect(await vault.get('p')).toEqual({ state: 'present', secret: SECRET });
    expect(await vault.put('r', SECRET)).toEqual({ ok: true });
    expect(await vault.keep(KEEPING.session)).toEqual({ state: 'unavailable', problem: 'unavailable' });
    expect(await vault.keep(KEEPING.passphrase)).toEqual({ state: 'unavailable', problem: 'unavailable' });
    expect(await vault.get('p')).toEqual({ state: 'present', secret: SECRET });
  });

  it('is answered for, and never thrown', async () => {
    await connected('passphrase');
    const vault = world.vault({ memory: refusing() });
    const unavailable = { state: 'unavailable', problem: 'unavailable' };
    expect(await vault.get('p')).toEqual(unavailable);
    expect(await vault.status()).toEqual(unavailable);
    expect(await vault.unlock(PASSPHRASE)).toEqual(unavailable);
    expect(await vault.put('p', SECRET)).toEqual({ ok: false, problem: 'unavailable' });
    await Promise.all([vault.lock(), vault.touch()]);
    expect(await world.vault().get('p')).toEqual({ state: 'present', secret: SECRET });
  });
});
