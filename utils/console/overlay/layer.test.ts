// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import type { BadgeContent, Painted } from '../paint/painter';
import type { Stylesheet } from '../paint/stylesheet';
import { type Buttons, createButtons } from './buttons';
import { isTakenByOther, mountLayer } from './layer';

let life: AbortController;
let layer: HTMLElement;
let buttons: Buttons;
let named: number;

const content: BadgeContent = {
  ref: 'key:k1',
  tone: 'use',
  label: '● Ana',
  description: 'ci, made by Ana',
  subjects: [{ kind: 'key', id: 'k1', description: 'ci' }],
};
const stylesheet: Stylesheet = {
  setScheme: () => undefined,
  nameAnchors: (count) => {
    named = count;
  },
};
const cells = (): Painted[] =>
  [...document.querySelectorAll('li')].map((cell) => ({ row: cell, cell, content: { ...content, label: cell.id } }));

beforeEach(() => {
  document.body.innerHTML = '<ul><li id="a"></li><li id="b"></li><li id="c"></li></ul>';
  life = new AbortController();
  layer = mountLayer(document, 'this', life.signal);
  buttons = createButtons(layer, stylesheet);
  named = 0;
});
afterEach(() => life.abort());

it('the layer stands beside the body, once, and goes with its signal', () => {
  mountLayer(document, 'this', life.signal);
  expect([...document.documentElement.children].filter(({ localName }) => localName === 'linchpin-layer')).toHaveLength(
    1,
  );
  life.abort();
  expect(document.querySelector('linchpin-layer')).toBeNull();
});

it("a layer of another copy's is left alone, one of an older version of the same copy is not", () => {
  expect(isTakenByOther(document, 'this')).toBe(false);
  expect(isTakenByOther(document, 'another')).toBe(true);
  layer.removeAttribute('data-linchpin-copy');
  expect(isTakenByOther(document, 'another')).toBe(false);
});

it('a button says in words what its badge shows, and whose it is', () => {
  const [first] = cells();
  if (first) buttons.show(first);
  const [button] = buttons.all();
  expect(button?.getAttribute('aria-label')).toBe('ci, made by Ana');
  expect({ ...button?.dataset }).toMatchObject({ entity: 'key', id: 'k1', tone: 'use' });
  const two = [...content.subjects, ...content.subjects];
  if (first) buttons.update({ ...first, content: { ...content, ref: 'ambiguous', subjects: two } });
  expect(button?.getAttribute('data-entity')).toBe('ambiguous');
  expect(button?.getAttribute('data-id')).toBe('');
});

it('buttons follow the order of the rows, in whatever order these come into sight', () => {
  const [a, b, c] = cells();
  for (const painted of [b, c, a]) if (painted) buttons.show(painted);
  expect(buttons.all().map((button) => buttons.cellOf(button)?.id)).toEqual(['a', 'b', 'c']);
});

it('buttons follow rows that the host moves, and the one with the focus keeps it', () => {
  const letters = [...'abcdefgh'];
  const someOrder = fc.shuffledSubarray(letters, { minLength: letters.length });
  const list = document.querySelector('ul') ?? document.body;
  list.innerHTML = letters.map((letter) => `<li id="${letter}"></li>`).join('');
  // The card stands among the buttons and has no place in their order.
  layer.append(document.createElement('linchpin-card'));
  for (const painted of cells()) buttons.show(painted);
  holds(
    fc.property(someOrder, fc.constantFrom(...letters), fc.subarray(letters), (moved, focused, hidden) => {
      const button = buttons.buttonOf(document.getElementById(focused) ?? list);
      button?.focus();
      for (const letter of moved) list.append(document.getElementById(letter) ?? '');
      buttons.arrange();
      const inLayer = () => [...layer.querySelectorAll('button')].map((each) => buttons.cellOf(each)?.id);
      expect(inLayer()).toEqual(moved);
      expect(buttons.all().map((each) => buttons.cellOf(each)?.id)).toEqual(moved);
      expect(document.activeElement).toBe(button);
      // What goes and comes back after a move finds its place too.
      for (const { cell } of cells().filter(({ cell }) => hidden.includes(cell.id))) buttons.hide(cell);
      for (const painted of cells()) buttons.show(painted);
      expect(inLayer()).toEqual(moved);
    }),
    { numRuns: 100 },
  );
});

it('an anchor that has become free is used again, and a hidden badge leaves no mark', () => {
  const [a, b] = cells();
  if (a) buttons.show(a);
  if (a) buttons.hide(a.cell);
  expect(a?.cell.hasAttribute('data-linchpin-anchor')).toBe(false);
  if (b) buttons.show(b);
  expect(b?.cell.getAttribute('data-linchpin-anchor')).toBe('0');
  expect(named).toBe(1);
});
