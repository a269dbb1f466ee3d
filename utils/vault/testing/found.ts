import { expect } from 'vitest';
import type { Vault } from '../types';
import { OTHER_PASSPHRASE } from './acts';
import { MINUTE_MS, PASSPHRASE, type World } from './world';

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
  const modeRecord = (await world.behind((db) => db.get('keeping', 'mode'))) as { id: string } | undefined;
  expect(modeRecord === undefined).toBe(mode === 'device');
  const names = [...world.memory.values.keys()];
  const own = mode === 'session' ? `vault/secrets/${modeRecord?.id}` : `vault/unlocked/${modeRecord?.id}`;
  if (mode === 'device' || (mode === 'passphrase' && isLocked)) expect(names).toEqual([]);
  else expect(names.filter((name) => name !== own)).toEqual([]);
};

/** All that a vault finds at its next use: how keys are kept, each of them, and what a passphrase opens. */
export const found = async (world: World, vault = world.vault()): Promise<unknown> => {
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
