import 'fake-indexeddb/auto';
import { afterAll, describe, expect, it } from 'vitest';
import { openVaultDatabase } from './schema';
import { type Act, acts, prepared } from './testing/acts';
import { disturbed } from './testing/disturbed';
import { found } from './testing/found';
import type { World } from './testing/world';

/** What becomes of session memory when the worker has died: it outlives the worker, and not the browser. */
const deaths = {
  'the worker': () => undefined,
  'the whole browser': (world: World) => world.memory.clear(),
} as const;
type Death = keyof typeof deaths;

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
  const worker = disturbed(steps, 'ends');
  const database = openVaultDatabase(world.name);
  const vault = world.vault({ database: worker.database(database), memory: worker.memory(world.memory) });
  const restore = worker.crypto();
  let end: unknown;
  try {
    end = await Promise.race([act.act(vault).then(() => 'finished'), worker.ended]);
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
