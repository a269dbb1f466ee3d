// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createParting } from './parting';

let life: AbortController;
const hidden: Element[] = [];
const cell = (): Element => document.createElement('td');

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  hidden.length = 0;
});
afterEach(() => vi.useRealTimers());
const start = () => createParting((each) => void hidden.push(each), life.signal);

it('what has gone out of sight goes together with the next change, and not before', () => {
  const parting = start();
  const [first, second] = [cell(), cell()];
  parting.add([first]);
  parting.add([second]);
  expect(hidden).toEqual([]);
  parting.now();
  expect(hidden).toEqual([first, second]);
  vi.advanceTimersByTime(5_000);
  expect(hidden).toHaveLength(2);
});

it('without a change it goes after a second', () => {
  const parting = start();
  const one = cell();
  parting.add([one]);
  vi.advanceTimersByTime(999);
  expect(hidden).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(hidden).toEqual([one]);
});

it('what is in sight again stays', () => {
  const parting = start();
  const one = cell();
  parting.add([one]);
  parting.keep([one]);
  parting.now();
  vi.advanceTimersByTime(5_000);
  expect(hidden).toEqual([]);
});

it('nothing happens once the page was left', () => {
  const parting = start();
  parting.add([cell()]);
  life.abort();
  vi.advanceTimersByTime(5_000);
  expect(hidden).toEqual([]);
});
