// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { holdsLater, shareOf } from '../../../testing/properties';
import { createPlacement } from '../placement/cache';
import { reserveSpace } from './reserve';

const PROJECT = '11111111-0001-4111-8111-000000000001';
const RUNS = 500;

const odd = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(2 ** 40, -1, '{}*{display:none', '\u0000'));
const nearly = <T>(arb: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: arb as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd });
const fit = nearly(fc.constantFrom('flow', 'line', 'item', 'over'));
const size = nearly(fc.nat(500));
const reserved = fc.record({
  projectId: fc.constant(PROJECT),
  ways: nearly(fc.array(nearly(fc.tuple(fc.string(), fc.record({ up: size, on: size, fit }))), { maxLength: 3 })),
  cells: nearly(
    fc.array(fc.record({ list: nearly(fc.string()), row: fc.string(), cell: fc.string(), fit }), { maxLength: 3 }),
  ),
  rows: nearly(fc.array(fc.record({ cell: size, at: size, width: size, least: size, height: size }), { maxLength: 3 })),
});

it('whatever is stored as the room of badges, a page is loaded as on a first visit or with that room', async () => {
  document.body.innerHTML = '<ul><li><b>ci</b></li></ul>';
  const [row, text] = [document.querySelector('li'), document.querySelector('b')];
  if (!row || !text) throw new Error('The page is not there');
  let taken = 0;
  const property = async (stored: unknown): Promise<void> => {
    await browser.storage.local.set({ 'badgeRooms-keys': stored });
    const life = new AbortController();
    const known = await reserveSpace(document, PROJECT, 'keys', life.signal).stored;
    if (known) taken += 1;
    const placement = createPlacement();
    placement.recall(known?.ways ?? []);
    for (const [shape] of known?.ways ?? [['any']]) placement.placeOf(row, text, shape);
    life.abort();
    expect(document.adoptedStyleSheets).toEqual([]);
  };
  await holdsLater(fc.asyncProperty(fc.oneof(reserved, fc.jsonValue()), property), { numRuns: RUNS });
  expect(taken).toBeGreaterThan(shareOf(10));
  console.info(`${RUNS} stored reserved: ${taken} taken`);
});
