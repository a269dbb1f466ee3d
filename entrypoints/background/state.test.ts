import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createState } from './state';
import { refused } from './testing/browser';

beforeEach(() => fakeBrowser.reset());

it('state keeps one value for each project, and forgets it when it is changed to undefined', async () => {
  const { lookedAt } = createState();
  await Promise.all([lookedAt.change('a', () => 1), lookedAt.change('b', () => 2)]);
  await lookedAt.change('a', () => undefined);
  expect(await lookedAt.all()).toEqual({ b: 2 });
});

it('state loses nothing of other projects to an entry that does not fit', async () => {
  const reading = { endedAt: 5, fault: refused('offline'), problem: null };
  await fakeBrowser.storage.local.set({ readings: { good: reading, bad: { endedAt: 'never' } }, lookedAt: 'damaged' });
  const { readings, lookedAt } = createState();
  expect(await readings.all()).toEqual({ good: reading });
  expect(await lookedAt.all()).toEqual({});
  await readings.change('new', () => reading);
  expect(await readings.all()).toEqual({ good: reading, new: reading });
});
