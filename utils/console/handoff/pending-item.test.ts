// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fieldsOf } from '../../objects';
import { definePendingItem } from './pending-item';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const item = definePendingItem(
  'item',
  (raw) => {
    const { keyId, copied } = fieldsOf(raw);
    return typeof keyId === 'string' && typeof copied === 'boolean' ? { keyId, copied } : undefined;
  },
  60_000,
);
const content = { keyId: 'k', copied: true };

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => void vi.useRealTimers());

const storedNow = async (): Promise<unknown> => (await browser.storage.local.get('item')).item;

it('is taken by its project, once', async () => {
  await item.leave('p', content);
  expect(await item.take('p')).toEqual(content);
  expect(await item.take('p')).toBeNull();
});

it('stays for its own project while another comes by', async () => {
  await item.leave('p', content);
  expect(await item.take('other')).toBeNull();
  expect(await item.take('p')).toEqual(content);
});

it.each([
  ['after its time', 60_000],
  ['by a clock that was set back before it was left', -1],
])('is nothing, and goes, %s', async (_when, ms) => {
  await item.leave('p', content);
  vi.setSystemTime(NOW + ms);
  expect(await item.take('p')).toBeNull();
  expect(await storedNow()).toBeUndefined();
});

it.each([
  ['text', 'nonsense'],
  ['null', null],
  ['another content', { projectId: 'p', content: { keyId: 7, copied: true }, until: NOW + 1 }],
  ['no content', { projectId: 'p', until: NOW + 1 }],
  ['no end', { projectId: 'p', content }],
])('is nothing, and goes, where %s was stored in its place', async (_what, stored) => {
  await browser.storage.local.set({ item: stored });
  expect(await item.take('p')).toBeNull();
  expect((await storedNow()) ?? null).toBeNull();
});

it('is nothing that a page in a tab behind takes before it comes into sight', async () => {
  const page = new AbortController();
  const call = vi.fn();
  item.onLeft(call, page.signal);
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  await item.leave('p', content);
  expect(call).not.toHaveBeenCalled();
  hidden.mockRestore();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(call).toHaveBeenCalledTimes(1);
  await item.leave('p', { ...content, copied: !content.copied });
  expect(call).toHaveBeenCalledTimes(2);
  page.abort();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(call).toHaveBeenCalledTimes(2);
});

it('is reported as left, until the page is left', async () => {
  const page = new AbortController();
  const call = vi.fn();
  item.onLeft(call, page.signal);
  await item.leave('p', content);
  expect(call).toHaveBeenCalledTimes(1);
  await item.take('p');
  expect(call).toHaveBeenCalledTimes(1);
  page.abort();
  await item.leave('p', content);
  expect(call).toHaveBeenCalledTimes(1);
});
