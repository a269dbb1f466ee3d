import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RemovalState } from '../../utils/rules/verdicts/verdict';
import { type Simulator, startSimulator } from '../index';
import { WITNESSED, witnessesSeed } from '../seeds/witnesses';
import { createWorld } from '../world/world';
import { judgeAll } from './testing/judging';

let simulator: Simulator;
let states: ReadonlyMap<string, RemovalState>;

beforeAll(async () => {
  const now = Date.now();
  simulator = await startSimulator({ seed: createWorld({ now: () => now, seed: witnessesSeed }) });
  states = await judgeAll(
    simulator,
    WITNESSED.map(({ memberId }) => memberId),
  );
});
afterAll(() => simulator.close());

describe('use two days ago that only one source shows', () => {
  it.each(WITNESSED)(
    'counts as use if $witness of $product show it: its creator is neither safe nor quiet',
    ({ memberId }) => {
      expect(['in-use', 'cooling', 'unknown']).toContain(states.get(memberId));
    },
  );
});
