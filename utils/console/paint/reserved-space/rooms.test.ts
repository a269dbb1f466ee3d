// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PlacedBadge } from '../placed-badges';
import { measureSpace } from './measure';
import { reserveSpace } from './reserve';
import { readReservedSpace, storeReservedSpace } from './stored';

const PROJECT = '11111111-0001-4111-8111-000000000001';

let life: AbortController;

const badges = (): PlacedBadge[] =>
  [...document.querySelectorAll('tbody tr')].map((row) => {
    const cell = row.querySelector('.name') ?? row;
    return {
      ...{ row, cell, text: cell, shape: '', fit: 'line' },
      content: {
        ...{ ref: 'key:k1', tone: 'use', label: 'In use · 3 calls', description: '' },
        subjects: [{ kind: 'key', id: 'k1', description: '' }],
      },
    };
  });
const css = (): string =>
  [...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n');

beforeEach(() => {
  fakeBrowser.reset();
  document.body.innerHTML =
    '<main><table><tbody><tr><td>1</td><td class="name big:bold">ci</td></tr>' +
    '<tr><td>2</td><td class="name">web</td></tr></tbody></table></main>';
  life = new AbortController();
  vi.spyOn(window, 'getComputedStyle').mockReturnValue(
    Object.assign(document.createElement('i').style, { width: '143.5px', height: '38px' }),
  );
});
afterEach(() => {
  life.abort();
  vi.restoreAllMocks();
});

it('the cell of each measured room is found again by its selectors, and no other', () => {
  const { cells, rows } = measureSpace(document.body, PROJECT, badges());
  const found = rows.map(({ cell, at }) => {
    const { list = '', row = '', cell: inner = '' } = cells[cell] ?? {};
    return [...document.querySelectorAll(`${list}>${row}:nth-child(${at})${inner}`)];
  });
  expect(found).toEqual(badges().map(({ cell }) => [cell]));
  expect(rows).toMatchObject([
    { width: 143.5, height: 38 },
    { width: 143.5, height: 38 },
  ]);
});

it('nothing that a badge says or stands for is kept with its room', () => {
  const kept = JSON.stringify(measureSpace(document.body, PROJECT, badges()));
  for (const secret of ['In use', '3 calls', 'k1', 'ci', 'web']) expect(kept).not.toContain(secret);
});

it('no room is measured for a badge out of flow, nor for one that is still to come', () => {
  const [first, second] = badges();
  if (!first || !second) throw new Error('There are no rows');
  const pending: PlacedBadge = { ...second, content: { ...second.content, subjects: [] } };
  expect(measureSpace(document.body, PROJECT, [{ ...first, fit: 'over' }, pending]).rows).toEqual([]);
});

it('what was stored is reserved before any row is there, until it is cleared', async () => {
  await storeReservedSpace('keys', measureSpace(document.body, PROJECT, badges()));
  document.body.innerHTML = '';
  const reserved = reserveSpace(document, PROJECT, 'keys', life.signal);
  expect((await reserved.stored)?.rows).toHaveLength(2);
  expect(css()).toContain('--linchpin-room-height: 38px');
  reserved.clear();
  expect(css()).toBe('');
});

it('reserved that are read after their badges came are not reserved', async () => {
  await storeReservedSpace('keys', measureSpace(document.body, PROJECT, badges()));
  const reserved = reserveSpace(document, PROJECT, 'keys', life.signal);
  reserved.clear();
  expect(await reserved.stored).not.toBeNull();
  expect(css()).toBe('');
});

it('leaving the page frees what was reserved', async () => {
  await storeReservedSpace('team', measureSpace(document.body, PROJECT, badges()));
  await reserveSpace(document, PROJECT, 'team', life.signal).stored;
  expect(css()).not.toBe('');
  life.abort();
  expect(css()).toBe('');
});

it("another project's reserved are not this one's, nor is what was stored in another form", async () => {
  await storeReservedSpace('keys', measureSpace(document.body, PROJECT, badges()));
  expect(await readReservedSpace('22222222-0001-4111-8111-000000000001', 'keys')).toBeNull();
  expect(await readReservedSpace(PROJECT, 'team')).toBeNull();
  await fakeBrowser.storage.local.set({ 'badgeRooms-keys': { projectId: PROJECT, rows: 'many' } });
  expect(await readReservedSpace(PROJECT, 'keys')).toBeNull();
});
