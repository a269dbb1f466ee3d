import * as fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { holds } from '../../utils/testing/properties';
import { createAskedLately, createRecent } from './recent';

it('the values that were used last are kept, and no more of them than the limit', () => {
  const uses = fc.array(fc.tuple(fc.boolean(), fc.constantFrom('a', 'b', 'c', 'd', 'e')));
  const property = (most: number, used: readonly (readonly [boolean, string])[]): void => {
    const recent = createRecent<string>(most);
    let lastUsed: string[] = [];
    for (const [writes, name] of used) {
      if (writes) recent.set(name, name);
      else expect(recent.get(name)).toBe(lastUsed.includes(name) ? name : undefined);
      if (writes || lastUsed.includes(name)) lastUsed = [name, ...lastUsed.filter((other) => other !== name)];
      lastUsed = lastUsed.slice(0, most);
    }
    const kept = ['a', 'b', 'c', 'd', 'e'].filter((name) => recent.get(name) !== undefined);
    expect(kept).toEqual([...lastUsed].sort());
  };
  holds(fc.property(fc.integer({ min: 1, max: 4 }), uses, property));
});

it('a value that was removed is gone', () => {
  const recent = createRecent<number>(2);
  recent.set('a', 1);
  recent.remove('a');
  expect(recent.get('a')).toBeUndefined();
});

it('a question is asked once in its time, again after it, and again where the clock was set back', async () => {
  const clock = { at: 1_000 };
  const lately = createAskedLately<number>({ most: 2, keptMs: 100, now: () => clock.at });
  const work = vi.fn(async () => clock.at);
  const first = lately.ask('a', work);
  expect(await first.answer).toBe(1_000);
  clock.at += 99;
  expect(lately.ask('a', work)).toBe(first);
  clock.at += 1;
  expect(await lately.ask('a', work).answer).toBe(1_100);
  clock.at -= 50;
  expect(await lately.ask('a', work).answer).toBe(1_050);
  lately.remove('a');
  await lately.ask('a', work).answer;
  expect(work).toHaveBeenCalledTimes(4);
});
