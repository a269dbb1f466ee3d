// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchFilteredKey } from './filtered-key';

const KEY = 'bbbbbbbb-0001-4bbb-8bbb-000000000001';
const OTHER = 'bbbbbbbb-0002-4bbb-8bbb-000000000002';

let life: AbortController;
let told: (string | null)[];

const field = (): HTMLInputElement => {
  const found = document.querySelector('input');
  if (!found) throw new Error('There is no field');
  return found;
};
const enter = (value: string): void => {
  field().value = value;
  field().dispatchEvent(new Event('input', { bubbles: true }));
};
const tells = (...keys: (string | null)[]) => vi.waitFor(() => expect(told).toEqual(keys));

beforeEach(() => {
  document.body.innerHTML = '<main><label>API Key ID <input></label><ul></ul></main>';
  life = new AbortController();
  told = [];
});
afterEach(() => life.abort());

const start = (): void => watchFilteredKey(document, life.signal, (keyId) => told.push(keyId));

it('the key in the filter is reported each time it changes, and when it is gone', async () => {
  start();
  enter(KEY);
  await tells(KEY);
  enter(OTHER.toUpperCase());
  await tells(KEY, OTHER);
  enter('');
  await tells(KEY, OTHER, null);
});

it('what the filter holds already is reported at once', () => {
  field().value = KEY;
  start();
  expect(told).toEqual([KEY]);
});

it('what the host itself enters as it draws its page is reported', async () => {
  start();
  field().value = KEY;
  document.querySelector('ul')?.append(document.createElement('li'));
  await tells(KEY);
});

it('half a key, or a text around one, is not reported', async () => {
  start();
  for (const text of [KEY.slice(0, 20), `key ${KEY}`, `${KEY} ${OTHER}`]) enter(text);
  enter(KEY);
  await tells(KEY);
});

it('nothing more is reported once the page was left', async () => {
  start();
  enter(KEY);
  await tells(KEY);
  life.abort();
  vi.useFakeTimers();
  enter(OTHER);
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  expect(told).toEqual([KEY]);
});
