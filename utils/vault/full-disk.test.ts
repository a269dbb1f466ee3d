import 'fake-indexeddb/auto';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openVaultDatabase } from './schema';
import { type Act, acts, OTHER_PASSPHRASE, prepared } from './testing/acts';
import { disturbed } from './testing/disturbed';
import { found } from './testing/found';
import { OTHER_SECRET, PASSPHRASE, SECRET } from './testing/world';

const CONFIDENTIAL = [SECRET, OTHER_SECRET, PASSPHRASE, OTHER_PASSPHRASE, 'replaced', 'third', 'anew'];
/** As tactless as a browser could be: it quotes what it did not store. */
const full = () => new DOMException(`no room for ${CONFIDENTIAL.join(', ')}`, 'QuotaExceededError');

const undisturbed = async (act: Act, isDone: boolean) => {
  const world = await prepared(act);
  const vault = world.vault();
  const outcome = isDone ? await act.act(vault) : undefined;
  return { outcome, found: await found(world, vault) };
};

/** The same worker goes on afterwards, so what it finds must be as right as what a later one would. */
const failingAt = async (act: Act, steps: number) => {
  const world = await prepared(act);
  const worker = disturbed(steps, full());
  const database = worker.database(openVaultDatabase(world.name));
  const vault = world.vault({ database, memory: worker.memory(world.memory) });
  const outcome = await act.act(vault);
  return { outcome, failed: worker.wasDisturbed(), found: await found(world, vault) };
};

const said: unknown[][] = [];
beforeEach(() => {
  said.length = 0;
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...words) => void said.push(words));
});
afterEach(() => vi.restoreAllMocks());

let points = 0;

describe.each(acts)('$name', (act) => {
  it('changes all or nothing wherever a write fails, and says which, without quoting a secret', async () => {
    const [before, after] = [await undisturbed(act, false), await undisturbed(act, true)];
    for (let steps = 0; ; steps += 1) {
      const now = await failingAt(act, steps);
      if (!now.failed) break;
      points += 1;
      const refused = [
        { ok: false, problem: 'full' },
        { state: 'unavailable', problem: 'full' },
      ];
      expect([after.outcome, ...refused], `step ${steps + 1}`).toContainEqual(now.outcome);
      // Locking and use by a person have nothing to say of how they ended.
      const either = now.outcome === undefined ? [before.found, after.found] : null;
      const isDone = JSON.stringify(now.outcome) === JSON.stringify(after.outcome);
      expect(either ?? [isDone ? after.found : before.found], `step ${steps + 1}`).toContainEqual(now.found);
      const words = inspect([now.outcome, said], { depth: null });
      expect(CONFIDENTIAL.filter((secret) => words.includes(secret))).toEqual([]);
    }
    expect(points).toBeGreaterThan(0);
  });
});

afterAll(() => {
  console.log(`Let storing fail at ${points} points of ${acts.length} acts.`);
});
