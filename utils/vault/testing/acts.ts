import type { NewVaultMode, Vault, VaultMode } from '../types';
import { createWorld, FEWER_ROUNDS, MINUTE_MS, OTHER_SECRET, PASSPHRASE, SECRET, type World } from './world';

export const OTHER_PASSPHRASE = 'a passphrase that comes later';
export const KEEPING = {
  device: { mode: 'device' },
  passphrase: { mode: 'passphrase', passphrase: PASSPHRASE },
  session: { mode: 'session' },
} as const satisfies Record<VaultMode, NewVaultMode>;
export const MODES = ['device', 'passphrase', 'session'] as const;

/** What is done, from what state. `ready` may use the vault freely; only `act` is disturbed. */
export interface Act {
  readonly name: string;
  readonly ready: (world: World, vault: Vault) => Promise<unknown>;
  readonly act: (vault: Vault) => Promise<unknown>;
}

export const connected = (mode: VaultMode) => async (_: World, vault: Vault) => {
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

export const acts: readonly Act[] = [
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
    name: 'connecting again after the browser session has ended',
    ready: async (world, vault) => {
      await connected('session')(world, vault);
      world.memory.clear();
    },
    act: (vault) => vault.put('p', 'anew'),
  },
];

/** A profile from which the act begins. */
export const prepared = async ({ ready }: Act): Promise<World> => {
  const world = createWorld();
  const vault = world.vault();
  await ready(world, vault);
  await vault.close();
  world.clock.time += MINUTE_MS;
  return world;
};
