import 'fake-indexeddb/auto';
import { afterAll, describe, expect, it } from 'vitest';
import { openVaultDatabase } from './schema';
import { mortal } from './testing/mortal';
import { createWorld, FEWER_ROUNDS, MINUTE_MS, OTHER_SECRET, PASSPHRASE, SECRET, type World } from './testing/world';
import type { Keeping, KeepMode, Vault } from './types';

const OTHER_PASSPHRASE = 'a passphrase that comes later';
const KEEPING = {
  device: { mode: 'device' },
  passphrase: { mode: 'passphrase', passphrase: PASSPHRASE },
  session: { mode: 'session' },
} as const satisfies Record<KeepMode, Keeping>;
const MODES = ['device', 'passphrase', 'session'] as const;

/** What is done, from what state. `ready` may use the vault freely; only `act` is interrupted. */
interface Act {
  readonly name: string;
  readonly ready: (world: World, vault: Vault) => Promise<unknown>;
  readonly act: (vault: Vault) => Promise<unknown>;
}

const connected = (mode: KeepMode) => async (_: World, vault: Vault) => {
  await vault.put('p', SECRET);
  await vault.put('q', OTHER_SECRET);
  await vault.keep(KEEPING[mode]);
};
const locked = async (world: World, vault: Vault) => {
  await connected('passphrase')(world, vault);
  await vault.lock();
};
const lockedAfter = (wrongTries: number) => async (world: World, vault: Vault) => {
  await locked(world, vault);
  for (let tries = 0; tries < wrongTries; tries += 1) {
    await vault.unlock('wrong');
    world.clock.time += 5 * MINUTE_MS;
  }
};
const underFewerRounds = async (world: World) => {
  const vault = world.vault({ rounds: FEWER_ROUNDS });
  await locked(world, vault);
  await vault.close();
};

const changes = MODES.flatMap((from) => MODES.filter((to) => to !== from).map((to) => [from, to] as const));

const acts: readonly Act[] = [
  ...MODES.flatMap((mode): Act[] => [
    { name: `connecting another project (${mode})`, ready: connected(mode), act: (vault) => vault.put('r', 'third') },
    { name: `replacing a key (${mode})`, ready: connected(mode), act: (vault) => vault.put('p', 'replaced') },
    {
      name: `connecting the first project (${mode})`,
      ready: (_, vault) => vault.keep(KEEPING[mode]),
      act: (vault) => vault.put('p', SECRET),
    },
    { name: `disconnecting (${mode})`, ready: connected(mode), act: (vault) => vault.remove('p') },
    {
      name: `disconnecting the last project (${mode})`,
      ready: async (world, vault) => {
        await connected(mode)(world, vault);
        await vault.remove('q');
      },
      act: (vault) => vault.remove('p'),
    },
    { name: `erasing all keys (${mode})`, ready: connected(mode), act: (vault) => vault.eraseKeys() },
    { name: `locking (${mode})`, ready: connected(mode), act: (vault) => vault.lock() },
    { name: `choosing when it locks (${mode})`, ready: connected(mode), act: (vault) => vault.setLockAfter(30) },
    { name: `use by a person (${mode})`, ready: connected(mode), act: (vault) => vault.touch() },
    {
      name: `changing how an empty vault keeps keys (from ${mode})`,
      ready: (_, vault) => vault.keep(KEEPING[mode]),
      act: (vault) => vault.keep(KEEPING[mode === 'session' ? 'device' : 'session']),
    },
  ]),
  ...changes.map(([from, to]) => ({
    name: `changing from ${from} to ${to}`,
    ready: connected(from),
    act: (vault: Vault) => vault.keep(KEEPING[to]),
  })),
  {
    name: 'changing the passphrase, and when it locks',
    ready: connected('passphrase'),
    act: (vault) => vault.keep({ mode: 'passphrase', passphrase: OTHER_PASSPHRASE, lockAfterMinutes: 60 }),
  },
  { name: 'changing while locked', ready: locked, act: (vault) => vault.keep(KEEPING.device) },
  { name: 'connecting while locked', ready: locked, act: (vault) => vault.put('r', 'third') },
  { name: 'disconnecting while locked', ready: locked, act: (vault) => vault.remove('p') },
  { name: 'erasing all keys while locked', ready: locked, act: (vault) => vault.eraseKeys() },
  { name: 'unlocking', ready: locked, act: (vault) => vault.unlock(PASSPHRASE) },
  { name: 'unlocking what has fewer rounds', ready: underFewerRounds, act: (vault) => vault.unlock(PASSPHRASE) },
  { name: 'unlocking after wrong tries', ready: lockedAfter(4), act: (vault) => vault.unlock(PASSPHRASE) },
  { name: 'a wrong passphrase', ready: locked, act: (vault) => vault.unlock('wrong') },
  { name: 'a wrong passphrase that brings a wait', ready: lockedAfter(3), act: (vault) => vault.unlock('wrong') },
  {
    name: 'a passphrase that comes after the clock was set back',
    ready: async (world, vault) => {
      await lockedAfter(4)(world, vault);
      world.clock.time -= 60 * MINUTE_MS;
    },
    act: (vault) => vault.unlock(PASSPHRASE),
  },
  {
    name: 'a use that comes too late',
    ready: async (world, vault) => {
      await connected('passphrase')(world, vault);
      world.clock.time += 60 * MINUTE_MS;
    },
    act: (vault) => vault.get('p'),
  },
  {
    name: 'connecting anew after the browser session has ended',
    ready: async (world, vault) => {
      await connected('session')(world, vault);
      world.memory.clear();
    },
    act: (vault) => vault.put('p', 'anew'),
  },
];

/** What becomes of session memory when the worker has died: it outlives the worker, and not the browser. */
const deaths = {
  'the worker': () => undefined,
  'the whole browser': (world: World) => world.memory.clear(),
} as const;
type Death = keyof typeof deaths;

const prepared = async ({ ready }: Act): Promise<World> => {
  const world = createWorld();
  const vault = world.vault();
  await ready(world, vault);
  await vault.close();
  world.clock.time += MINUTE_MS;
  return world;
};

const keysIn = async (vault: Vault) => {
  const found: Record<string, unknown> = {};
  for (const projectId of ['p', 'q', 'r']) found[projectId] = await vault.get(projectId);
  return found;
};

/** Nothing may stay, on disk or in memory, that doesn't belong to the way keys are kept. */
const expectNothingLeftOver = async (world: World, vault: Vault): Promise<void> => {
  const status = await vault.status();
  if (status.state !== 'present') throw new Error(`a vault that is ${status.state}`);
  const { mode, locked: isLocked } = status;
  const [secrets, device] = [await world.rows('secrets'), await world.rows('device')];
  if (mode === 'session') expect(secrets).toEqual([]);
  expect(device).toHaveLength(mode === 'device' && secrets.length > 0 ? 1 : 0);
  const keeping = (await world.behind((db) => db.get('keeping', 'mode'))) as { id: string } | undefined;
  expect(keeping === undefined).toBe(mode === 'device');
  const names = [...world.memory.values.keys()];
  const own = mode === 'session' ? `vault/secrets/${keeping?.id}` : `vault/unlocked/${keeping?.id}`;
  if (mode === 'device' || (mode === 'passphrase' && isLocked)) expect(names).toEqual([]);
  else expect(names.filter((name) => name !== own)).toEqual([]);
};

/** All that a later worker finds: how keys are kept, each of them, and what a passphrase opens. */
const found = async (world: World): Promise<unknown> => {
  const vault = world.vault();
  const status = await vault.status();
  const list = await vault.list();
  const keys = await keysIn(vault);
  await expectNothingLeftOver(world, vault);
  const opened: unknown[] = [];
  await vault.lock();
  for (const passphrase of [PASSPHRASE, OTHER_PASSPHRASE]) {
    world.clock.time += 10 * MINUTE_MS;
    const { state } = await vault.unlock(passphrase);
    opened.push({ state, keys: await keysIn(vault) });
    await vault.lock();
  }
  await vault.close();
  return { status, list, keys, opened };
};

const without = async (act: Act, death: Death, isDone: boolean): Promise<unknown> => {
  const world = await prepared(act);
  const vault = world.vault();
  if (isDone) await act.act(vault);
  await vault.close();
  deaths[death](world);
  return found(world);
};

let points = 0;

/** Ends the worker after so many steps of the act. `finished`: it got to its end before. */
const endedAfter = async (act: Act, death: Death, steps: number) => {
  const world = await prepared(act);
  const worker = mortal(steps);
  const database = openVaultDatabase(world.name);
  const vault = world.vault({ database: worker.database(database), memory: worker.memory(world.memory) });
  const restore = worker.crypto();
  let end: unknown;
  try {
    end = await Promise.race([act.act(vault).then(() => 'finished'), worker.died]);
  } finally {
    restore();
  }
  await database.close();
  deaths[death](world);
  return { finished: end === 'finished', found: await found(world) };
};

describe.each(acts)('$name', (act) => {
  it.each(Object.keys(deaths) as Death[])('is done wholly or not at all, whenever %s ends', async (death) => {
    const [before, after] = [await without(act, death, false), await without(act, death, true)];
    for (let steps = 0; ; steps += 1) {
      const end = await endedAfter(act, death, steps);
      if (end.finished) {
        expect(end.found).toEqual(after);
        expect(steps).toBeGreaterThan(0);
        return;
      }
      points += 1;
      expect([before, after], `after step ${steps}`).toContainEqual(end.found);
    }
  });
});

afterAll(() => {
  console.log(`Ended the vault's worker, or its browser, at ${points} points of ${acts.length} acts.`);
});
