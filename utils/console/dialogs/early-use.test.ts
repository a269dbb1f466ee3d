// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EarlyUseWatch, watchEarlyUse } from './early-use';
import { membersAt, press, pressKey, teamHtml } from './testing';

let life: AbortController;
let early: EarlyUseWatch;

const one = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
};
const add = (html: string): Element => {
  document.body.insertAdjacentHTML('beforeend', html);
  const [added] = [...document.body.children].slice(-1);
  if (!added) throw new Error('Nothing was added');
  early.onTreeChanged({ added: new Set([added]) });
  return added;
};

beforeEach(() => {
  document.body.innerHTML = `${teamHtml()}<button id="invite">Invite</button>`;
  life = new AbortController();
  early = watchEarlyUse(document, membersAt, life.signal);
});
afterEach(() => life.abort());

it('is the latest row that was used, what was pressed after it, and what came since', () => {
  press(one('[data-member="m-maya"] .trash'));
  add('<p>a menu of another row</p>');
  const trash = one('[data-member="m-tomas"] .trash');
  pressKey(trash, 'Enter');
  const menu = add('<div><button>Remove</button></div>');
  const item = one('div > button:only-child');
  press(item);
  expect(early.take()).toEqual({
    presses: [
      { target: trash, members: ['m-tomas'] },
      { target: item, members: null },
    ],
    added: new Set([menu]),
  });
});

it('is nothing where no row was used, or only the page itself pressed', () => {
  press(one('#invite'));
  one('[data-member="m-tomas"] .trash').dispatchEvent(new MouseEvent('click', { bubbles: true }));
  add('<p>more</p>');
  expect(early.take()).toEqual({ presses: [], added: new Set() });
});

it('is told once, and remembers nothing afterwards', () => {
  press(one('[data-member="m-tomas"] .trash'));
  expect(early.take().presses).toHaveLength(1);
  press(one('[data-member="m-maya"] .trash'));
  expect(early.take().presses).toEqual([]);
});

it('keeps no more of a page that is drawn anew than a dialog could be', () => {
  press(one('[data-member="m-tomas"] .trash'));
  for (let count = 0; count < 300; count += 1) add('<p></p>');
  expect(early.take().added.size).toBe(100);
});
