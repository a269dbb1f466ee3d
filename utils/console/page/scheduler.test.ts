// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { provideIdleMoments } from '../testing/idle';
import { inSlices } from './scheduler';

provideIdleMoments();

const items = Array.from({ length: 10 }, (_, index) => index);

it('work that fits into one slice is done at once', () => {
  const done: number[] = [];
  void inSlices(items, new AbortController().signal, (batch) => done.push(...batch), 3);
  expect(done).toEqual(items);
});

it('work that takes longer goes on in later idle moments, in order and whole', async () => {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const done: number[] = [];
  const all = inSlices(
    items,
    new AbortController().signal,
    (batch) => {
      done.push(...batch);
      now += 10;
    },
    4,
  );
  expect(done).toEqual([0, 1, 2, 3]);
  await all;
  expect(done).toEqual(items);
  clock.mockRestore();
});

it('work stops with its signal', async () => {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const life = new AbortController();
  const done: number[] = [];
  const all = inSlices(
    items,
    life.signal,
    (batch) => {
      done.push(...batch);
      now += 10;
    },
    4,
  );
  life.abort();
  await all;
  expect(done).toEqual([0, 1, 2, 3]);
  clock.mockRestore();
});
