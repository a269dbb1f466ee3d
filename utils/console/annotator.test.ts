// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Annotator, createAnnotator } from './annotator';
import { createCatalogue } from './identify/catalogue';
import { createPendingCatalogue } from './identify/pending-catalogue';
import { BADGE_ATTRIBUTES } from './paint/badge-attributes';
import { createPainter, type Painter } from './paint/painter';
import { provideIdleMoments } from './testing/idle';
import { type KeyRow, key, keyPage, LAYOUTS, member, person, teamPage } from './testing/pages';

provideIdleMoments();

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
const TEXTS = {
  label: (count: number) => `? ${count} match`,
  description: () => '',
  alikeLabel: (count: number, label: string) => `${label}, ${count} alike`,
  alikeDescription: () => '',
};

let life: AbortController;
let painter: Painter;
let annotator: Annotator;
let erased: Element[];
let flushes: number;

const start = (html: string): void => {
  document.body.innerHTML = html;
  painter = createPainter(document.body, {
    isNear: () => true,
    onPaint: () => undefined,
    onBlank: () => undefined,
    onErase: (cell) => erased.push(cell),
    onStand: () => undefined,
  });
  const hooks = { onRead: () => undefined, isInSight: () => false };
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

describe('on a long list whose rows trade places', () => {
  /** However slow the machine is. */
  const PATIENCE = { timeout: 30_000 };
  const many = Array.from({ length: 250 }, (_, index) => index);
  const manyKeys = many.map((index) => key(`m${index}`, index % 2, `job ${index}`, '2026-07-01T10:00:00Z'));
  const manyRows = manyKeys.map(({ id, comment = '', person: by, created = '' }) => ({
    ...{ truth: id, comment, role: 'Owner', created },
    email: people[by]?.email ?? '',
    name: people[by]?.name ?? '',
  }));
  const texts = (row: Element): Text[] => {
    const found: Text[] = [];
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode instanceof Text) found.push(walker.currentNode);
    return found;
  };
  /** As a host that patches by index: every row shows what another showed. */
  const reverse = (): void => {
    const there = [...document.querySelectorAll('[data-truth]')];
    const said = there.map((row) => ({
      truth: row.getAttribute('data-truth'),
      texts: texts(row).map((text) => text.data),
    }));
    for (const [index, row] of there.entries()) {
      const other = said[said.length - 1 - index];
      row.setAttribute('data-truth', other?.truth ?? '');
      for (const [place, text] of texts(row).entries()) text.data = other?.texts[place] ?? '';
    }
  };
  const wrong = (): string[] =>
    Object.entries(painted()).flatMap(([truth, [badge]]) =>
      badge === undefined || badge === 'pending' || badge === `key:${truth}` ? [] : [`${truth}: ${badge}`],
    );
  const right = (): number => Object.entries(painted()).filter(([truth, [badge]]) => badge === `key:${truth}`).length;

  it('no row shows what belongs to another, in any frame', async () => {
    start(keyPage(manyRows, { layout: 'table' }));
    annotator.use(createCatalogue('keys', people, manyKeys));
    await vi.waitFor(() => expect(right()).toBe(250), PATIENCE);
    for (let turn = 0; turn < 3; turn += 1) {
      reverse();
      await Promise.resolve();
      await Promise.resolve();
      expect(wrong()).toEqual([]);
      for (let frames = 0; frames < 3; frames += 1) {
        await frame();
        expect(wrong()).toEqual([]);
      }
    }
    await vi.waitFor(() => expect(right()).toBe(250), PATIENCE);
    expect(document.querySelector('[data-linchpin-tone="blank"]')).toBeNull();
  });
});
