// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Annotator, createAnnotator } from './annotator';
import { createCatalogue } from './catalogue';
import { BADGE_ATTRIBUTES, createPainter, type Painter } from './painter';
import { createPendingCatalogue } from './pending';
import { type KeyRow, key, keyPage, LAYOUTS, member, person, teamPage } from './testing-pages';

const people = [person('Maya Iyer', 'maya@northwind.example'), person('Ana Ruiz', 'ana@northwind.example')];
const keys = [
  key('k1', 0, 'Production - ingest', '2026-08-23T10:00:00Z'),
  key('k2', 1, 'ci', '2026-07-01T10:00:00Z'),
  key('k3', 1, 'staging', '2026-06-01T10:00:00Z'),
];
const rows: readonly KeyRow[] = keys.map(({ id, comment = '', person: by, created = '' }) => ({
  ...{ truth: id, comment, role: 'Owner', created },
  email: people[by]?.email ?? '',
  name: people[by]?.name ?? '',
}));
const TEXTS = { label: (count: number) => `? ${count} match`, description: () => '' };

let life: AbortController;
let painter: Painter;
let annotator: Annotator;
let erased: Element[];
let flushes: number;

const start = (html: string): void => {
  document.body.innerHTML = html;
  painter = createPainter(document.body, { onPaint: () => undefined, onErase: (cell) => erased.push(cell) });
  const hooks = { onUnexplained: () => undefined, onRowsChanged: () => undefined, onSettled: () => undefined };
  const onTreeChanged = () => {
    flushes += 1;
  };
  annotator = createAnnotator(document.body, painter, { ...hooks, onTreeChanged, texts: TEXTS }, life.signal);
};

beforeEach(() => {
  life = new AbortController();
  erased = [];
  flushes = 0;
});
afterEach(() => {
  life.abort();
  painter.clear();
});

/** Truth of each row to the label painted in it. */
const painted = (): Record<string, string[]> =>
  Object.fromEntries(
    [...document.querySelectorAll('[data-truth]')].map((row) => [
      row.getAttribute('data-truth') ?? '',
      [row, ...row.querySelectorAll('*')].flatMap((cell) => cell.getAttribute('data-linchpin-for') ?? []),
    ]),
  );
const ALL = { k1: ['key:k1'], k2: ['key:k2'], k3: ['key:k3'] };
const rightAtOnce = (): void => expect(painted()).toEqual(ALL);
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

describe.each(LAYOUTS)('badges on the key page, layout %s', (layout) => {
  it('are painted as soon as the sheet is there, one a row', () => {
    start(keyPage(rows, { layout }));
    annotator.use(createCatalogue('keys', people, keys));
    rightAtOnce();
  });

  it('stand on rows that appear before the browser can paint these without', async () => {
    start('<main></main>');
    annotator.use(createCatalogue('keys', people, keys));
    const frames = vi.fn();
    requestAnimationFrame(frames);
    document.body.innerHTML = keyPage(rows, { layout });
    // Observers are told in a microtask.
    await Promise.resolve();
    await Promise.resolve();
    rightAtOnce();
    expect(frames).not.toHaveBeenCalled();
  });

  it('go from a row that comes to show a stranger', async () => {
    start(keyPage(rows, { layout }));
    annotator.use(createCatalogue('keys', people, keys));
    const row = document.querySelector('[data-truth="k2"]');
    const texts = document.createTreeWalker(row ?? document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.nodeValue === 'ci') text.nodeValue = 'a key made just now';
    }
    await vi.waitFor(() => expect(painted()).toEqual({ ...ALL, k2: [] }));
    expect(erased).toHaveLength(1);
    for (const name of BADGE_ATTRIBUTES) expect(row?.outerHTML).not.toContain(name);
  });

  it('leave no attribute behind', () => {
    start(keyPage(rows, { layout }));
    const before = document.body.innerHTML;
    annotator.use(createCatalogue('keys', people, keys));
    expect(document.body.innerHTML).not.toBe(before);
    painter.clear();
    expect(document.body.innerHTML).toBe(before);
  });
});

it('skeletons on the team page give way to badges in the same cells', () => {
  const team = people.map(({ name, email }, index) => ({ truth: `m${index}`, name, email, role: 'Member' }));
  start(teamPage(team, { layout: 'table' }));
  annotator.use(createPendingCatalogue('team'));
  const cells = [...painter.painted()].map(({ cell }) => cell);
  expect(painted()).toEqual({ m0: ['pending'], m1: ['pending'] });
  annotator.use(createCatalogue('team', people, [member('m0', 0), member('m1', 1)]));
  expect(painted()).toEqual({ m0: ['member:m0'], m1: ['member:m1'] });
  expect([...painter.painted()].map(({ cell }) => cell)).toEqual(cells);
});

it('what is painted wakes nobody', async () => {
  start(keyPage(rows, { layout: 'table' }));
  annotator.use(createCatalogue('keys', people, keys));
  rightAtOnce();
  await frame();
  await frame();
  expect(flushes).toBe(0);
});
