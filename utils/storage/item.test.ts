import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isObject } from '../objects';
import { holdsLater } from '../testing/properties';
import { defineItem, defineProjectItem } from './item';

const parse = (raw: unknown): number | undefined => (typeof raw === 'number' ? raw : undefined);
const item = defineItem({ key: 'item', parse });
const perProject = defineProjectItem({ key: 'perProject', parse });

beforeEach(() => fakeBrowser.reset());

describe('a small stored item', () => {
  it('is read as it was written, under its own name in its own area', async () => {
    const inSession = defineItem({ key: 'item', area: 'session', parse });
    expect(await item.read()).toBeUndefined();
    await item.write(1);
    await inSession.write(2);
    expect(await item.read()).toBe(1);
    expect(await browser.storage.local.get(null)).toEqual({ item: 1 });
    expect(await browser.storage.session.get(null)).toEqual({ item: 2 });
    await item.remove();
    expect(await item.read()).toBeUndefined();
    expect(await inSession.read()).toBe(2);
  });

  it('keeps every one of several changes made at once', async () => {
    await Promise.all([1, 2, 3].map((by) => item.change((before = 0) => before + by)));
    expect(await item.read()).toBe(6);
  });

  it('is not written by a change that changes nothing, and is removed by a change to undefined', async () => {
    await item.write(1);
    const set = vi.spyOn(browser.storage.local, 'set');
    await item.change((before) => before);
    expect(set).not.toHaveBeenCalled();
    await item.change(() => undefined);
    expect(await browser.storage.local.get(null)).toEqual({});
    set.mockRestore();
  });

  it('keeps its value when the browser refuses a change, and takes the next change', async () => {
    await item.write(1);
    vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('QuotaExceeded'));
    await expect(item.change(() => 2)).rejects.toThrow('QuotaExceeded');
    expect(await item.read()).toBe(1);
    await item.change((before = 0) => before + 10);
    expect(await item.read()).toBe(11);
  });

  it('reports each other value that is stored, until the signal', async () => {
    const seen: unknown[] = [];
    const watching = new AbortController();
    item.watch((value, before) => seen.push([before, value]), watching.signal);
    await item.write(1);
    await item.write(1);
    await browser.storage.session.set({ item: 7 });
    await browser.storage.local.set({ other: 7 });
    await item.write(2);
    watching.abort();
    await item.write(3);
    expect(seen).toEqual([
      [undefined, 1],
      [1, 2],
    ]);
  });
});

describe('an item with one value for each project', () => {
  it('keeps one value for each project, and forgets a value that is changed to undefined', async () => {
    await Promise.all([perProject.change('a', () => 1), perProject.change('b', () => 2)]);
    await perProject.change('a', () => undefined);
    expect(await perProject.all()).toEqual({ b: 2 });
    expect(await perProject.get('toString')).toBeUndefined();
  });

  it("reports a project's changes and no other project's, until the signal", async () => {
    const seen: unknown[] = [];
    const watching = new AbortController();
    perProject.watch('a', (value) => seen.push(value), watching.signal);
    await perProject.change('b', () => 1);
    await perProject.change('a', () => 2);
    await perProject.change('a', () => undefined);
    watching.abort();
    await perProject.change('a', () => 3);
    expect(seen).toEqual([2, undefined]);
  });
});

it('an item reads anything that is stored in its place, and a damaged entry costs no other project its value', async () => {
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom<unknown>(null, '', [], -1, 2 ** 60));
  const entries = fc.dictionary(fc.string(), fc.oneof(anything, fc.integer()));
  // As the browser stores it: -0 becomes 0.
  const stored = fc.oneof(anything, entries).map((value): unknown => JSON.parse(JSON.stringify(value)));
  const property = async (raw: unknown, projectId: string): Promise<void> => {
    await browser.storage.local.set({ item: raw, perProject: raw });
    const own = isObject(raw) ? Object.entries(raw) : [];
    const good = own.filter(([, entry]) => typeof entry === 'number');
    expect(await item.read()).toBe(typeof raw === 'number' ? raw : undefined);
    expect(Object.entries(await perProject.all()).sort()).toEqual(good.sort());

    await perProject.change(projectId, () => 42);
    expect(await perProject.get(projectId)).toBe(42);
    const others = good.filter(([other]) => other !== projectId).length;
    expect(Object.keys(await perProject.all())).toHaveLength(others + 1);
  };
  await holdsLater(fc.asyncProperty(stored, fc.string(), property), { numRuns: 1_000 });
});
