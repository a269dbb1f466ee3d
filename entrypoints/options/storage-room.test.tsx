// @vitest-environment happy-dom
import { render } from '@testing-library/preact/pure';
import { expect, it, vi } from 'vitest';
import { setUpScreen, shows, text } from '../../components/testing/screen';
import { StorageRoom } from './storage-room';

setUpScreen();
const show = (storage: unknown): void => {
  vi.stubGlobal('navigator', { storage });
  render(<StorageRoom />);
};

it('says how much the browser stores for Linchpin, and that it is all of it together', async () => {
  show({ estimate: async () => ({ usage: 3_240_000, quota: 1e12 }) });
  await shows('3.2 MB');
  expect(text()).toContain('together');
});

it.each([
  ['does not tell', { estimate: async () => ({}) }],
  ['refuses to', { estimate: async () => Promise.reject(new Error('no')) }],
  ['has no such method', {}],
])('says nothing where the browser %s', async (_, storage) => {
  show(storage);
  await new Promise((resolve) => setTimeout(resolve));
  expect(text()).toBe('');
});
