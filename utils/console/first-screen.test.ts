// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { firstScreen } from './first-screen';

let rows: Element[];
beforeEach(() => {
  document.body.innerHTML = `<ul>${'<li></li>'.repeat(500)}</ul>`;
  rows = [...document.querySelectorAll('li')];
});
const places = (found: ReadonlySet<Element>): number[] => [...found].map((row) => rows.indexOf(row));
const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);

it('of a list that nobody has seen yet it is its first rows', () => {
  expect(places(firstScreen(rows, () => false))).toEqual(from(0, 40));
});

it('of a list that is scrolled it is the rows in sight and those that follow them', () => {
  const seen = new Set(rows.slice(200, 230));
  const found = places(firstScreen(rows, (row) => seen.has(row))).sort((a, b) => a - b);
  expect(found).toEqual(from(200, 70));
});

it('of a short list it is all', () => {
  expect(places(firstScreen(rows.slice(0, 100), () => false))).toHaveLength(100);
});

it('rows between that did not change are left out', () => {
  const changed = rows.filter((_, index) => index % 2 === 0);
  const found = places(firstScreen(changed, (row) => row === rows[100]));
  expect(found.every((place) => place % 2 === 0)).toBe(true);
  expect(found).toContain(102);
});
