// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import type { Sheet } from '../sheet';
import { key, person } from '../testing/pages';
import { type Count, createMarks, type Marks } from './marks';
import type { Painted } from './painter';

const NEXT_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString();
const sheet: Sheet = {
  projectId: 'p',
  state: 'ready',
  notice: null,
  revision: 1,
  takenAt: 0,
  old: false,
  people: [person('Tomás Nagy', 'tomas@northwind.example'), person('Maya Iyer', 'maya@northwind.example')],
  entities: [
    key('k1', 0, 'one', '2026-01-01T00:00:00Z'),
    key('k2', 1, 'two', '2026-01-01T00:00:00Z'),
    { ...key('k3', 0, 'three', '2026-01-01T00:00:00Z'), expires: NEXT_YEAR },
    { ...key('k4', 0, 'four', '2025-01-01T00:00:00Z'), expires: '2025-02-01T00:00:00Z' },
  ],
};

let counts: Count[];
let marks: Marks;

const rows = (): readonly HTMLElement[] => [...document.querySelectorAll('li')];
const painted = (row: HTMLElement, ...ids: string[]): Painted => ({
  row,
  cell: row.firstElementChild ?? row,
  content: {
    ref: ids.length === 1 ? `key:${ids[0]}` : 'ambiguous',
    tone: 'use',
    label: '',
    description: '',
    subjects: ids.map((id) => ({ kind: 'key', id, description: id })),
  },
});
const markedRows = (): readonly string[] =>
  [...document.querySelectorAll('[data-linchpin-marked]')].map(({ id }) => id);
const last = async (): Promise<Count | undefined> => {
  await Promise.resolve();
  return counts.at(-1);
};
const rowAt = (index: number): HTMLElement => {
  const row = rows()[index];
  if (!row) throw new Error(`There is no row ${index}`);
  return row;
};

beforeEach(() => {
  document.body.innerHTML = '<ul><li id="a"><b></b></li><li id="b"><b></b></li><li id="c"><b></b></li></ul>';
  counts = [];
  marks = createMarks('Tomas@northwind.example', (count) => counts.push(count));
});

it("marks the rows of the member's active keys, and counts those of the whole project", async () => {
  marks.begin(sheet, [painted(rowAt(0), 'k1'), painted(rowAt(1), 'k2'), painted(rowAt(2), 'k4')]);
  expect(markedRows()).toEqual(['a']);
  expect(await last()).toEqual({ active: 2, marked: 1 });
});

it('follows rows that become another key', async () => {
  marks.begin(sheet, [painted(rowAt(0), 'k1')]);
  marks.onPaint(painted(rowAt(0), 'k2'));
  marks.onPaint(painted(rowAt(1), 'k3'));
  expect(markedRows()).toEqual(['b']);
  expect(await last()).toEqual({ active: 2, marked: 1 });
});

it('takes the mark from a row whose badge goes', async () => {
  marks.begin(sheet, [painted(rowAt(0), 'k1'), painted(rowAt(1), 'k3')]);
  marks.onErase(rowAt(0).firstElementChild ?? rowAt(0));
  expect(markedRows()).toEqual(['b']);
  expect(await last()).toEqual({ active: 2, marked: 1 });
});

it('never marks a row that may be several keys', () => {
  marks.begin(sheet, [painted(rowAt(0), 'k1', 'k3')]);
  expect(markedRows()).toEqual([]);
});

it('leaves nothing behind, and says nothing more', async () => {
  marks.begin(sheet, [painted(rowAt(0), 'k1')]);
  marks.end();
  expect(markedRows()).toEqual([]);
  expect(await last()).toBeUndefined();
});
