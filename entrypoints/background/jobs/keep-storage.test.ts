import { afterEach, expect, it, vi } from 'vitest';
import { keepStorage } from './keep-storage';

afterEach(() => vi.unstubAllGlobals());

it('the browser is asked to keep what is stored', async () => {
  const persist = vi.fn(async () => true);
  vi.stubGlobal('navigator', { storage: { persist } });
  await keepStorage();
  expect(persist).toHaveBeenCalledOnce();
});

it.each([
  ['no storage', {}],
  ['no such method', { storage: {} }],
])('a browser with %s is left alone', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator);
  await keepStorage();
});
