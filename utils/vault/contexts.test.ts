import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { openVaultDatabase, type VaultDatabase } from './schema';
import { connected, KEEPING, MODES } from './testing/acts';
import { createWorld, OTHER_SECRET, PASSPHRASE, SECRET, type World } from './testing/world';

let world: World;
beforeEach(() => {
  world = createWorld();
});

/** A vault that is overtaken: just before it writes for the first time, another context does `meanwhile`. */
const overtaken = (meanwhile: () => Promise<unknown>) => {
  const database = openVaultDatabase(world.name);
  let done = false;
  const slow: VaultDatabase = {
    ...database,
    write: async (stores, work) => {
      if (!done) {
        done = true;
        await meanwhile();
      }
      return database.write(stores, work);
    },
  };
  return world.vault({ database: slow });
};

describe('a vault that another context is quicker than', () => {
  it.each(
    (['device', 'passphrase'] as const).flatMap((from) =>
      MODES.filter((to) => to !== from).map((to) => [from, to] as const),
    ),
  )('stores a key in the way that holds when it comes to it (%s, then %s)', async (from, to) => {
    const other = world.vault();
    await connected(from)(world, other);
    const vault = overtaken(() => other.keep(KEEPING[to]));
    expect(await vault.put('p', 'replaced')).toEqual({ ok: true });
    expect(await world.vault().get('p')).toEqual({ state: 'present', secret: 'replaced' });
    expect(await world.vault().get('q')).toEqual({ state: 'present', secret: OTHER_SECRET });
  });

  it('changes how keys are kept together with a key that was stored in between', async () => {
    const other = world.vault();
    await connected('device')(world, other);
    const vault = overtaken(() => other.put('p', 'stored meanwhile'));
    expect(await vault.keep(KEEPING.passphrase)).toEqual({ state: 'kept' });
    expect(await vault.get('p')).toEqual({ state: 'present', secret: 'stored meanwhile' });
    expect(await vault.get('q')).toEqual({ state: 'present', secret: OTHER_SECRET });
    expect(world.memory.values.size).toBe(1);
  });

  it('changes nothing when another passphrase has locked it in between', async () => {
    const other = world.vault();
    await connected('passphrase')(world, other);
    const vault = overtaken(async () => {
      await other.keep({ mode: 'passphrase', passphrase: 'another' });
      await other.lock();
    });
    expect(await vault.keep(KEEPING.device)).toEqual({ state: 'locked' });
    expect(await vault.unlock('another')).toEqual({ state: 'unlocked' });
    expect(await vault.get('p')).toEqual({ state: 'present', secret: SECRET });
  });

  it('does not bring an older passphrase back when it raises its rounds', async () => {
    const other = world.vault();
    await connected('passphrase')(world, other);
    await other.lock();
    const database = openVaultDatabase(world.name);
    const vault = world.vault({
      rounds: 2_000,
      database: {
        ...database,
        write: async (stores, work) => {
          await other.unlock(PASSPHRASE);
          await other.keep({ mode: 'passphrase', passphrase: 'another' });
          return database.write(stores, work);
        },
      },
    });
    await vault.unlock(PASSPHRASE);
    await other.lock();
    expect((await other.unlock(PASSPHRASE)).state).toBe('wrong');
    expect((await other.unlock('another')).state).toBe('unlocked');
    expect(await other.get('p')).toEqual({ state: 'present', secret: SECRET });
  });
});

describe('what is asked of one vault at the same time', () => {
  it('is done one after the other, and leaves every key where it belongs', async () => {
    const vault = world.vault();
    await connected('device')(world, vault);
    const outcomes = await Promise.all([
      vault.keep(KEEPING.session),
      vault.get('p'),
      vault.put('p', 'replaced'),
      vault.keep(KEEPING.passphrase),
      vault.get('p'),
      vault.keep(KEEPING.device),
      vault.get('q'),
    ]);
    expect(outcomes).toEqual([
      { state: 'kept' },
      { state: 'present', secret: SECRET },
      { ok: true },
      { state: 'kept' },
      { state: 'present', secret: 'replaced' },
      { state: 'kept' },
      { state: 'present', secret: OTHER_SECRET },
    ]);
    expect(world.memory.values.size).toBe(0);
  });
});
