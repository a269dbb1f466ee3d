// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createTestTranslate } from '../../utils/wording/testing';
import { StorageRoom } from './storage-room';

beforeEach(() => {
  fakeBrowser.reset();
  createTestTranslate();
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});
const show = (storage: unknown): void => {
  vi.stubGlobal('navigator', { storage });
  render(<StorageRoom />, document.body);
};

it('says how much the browser stores for Linchpin, and that it is all of it together', async () => {
  show({ estimate: async () => ({ usage: 3_240_000, quota: 1e12 }) });
  await vi.waitFor(() => expect(document.body.textContent).toContain('3.2 MB'));
  expect(document.body.textContent).toContain('together');
});

it.each([
  ['does not tell', { estimate: async () => ({}) }],
  ['refuses to', { estimate: async () => Promise.reject(new Error('no')) }],
  ['has no such method', {}],
])('says nothing where the browser %s', async (_, storage) => {
  show(storage);
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.body.textContent).toBe('');
});
