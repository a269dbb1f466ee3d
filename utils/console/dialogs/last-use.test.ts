// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LastUse, watchLastUse } from './last-use';
import { membersAt, press, pressKey, teamHtml } from './testing/dialogs';

let life: AbortController;
let use: LastUse;
let dialog: Element | null;
let uses: number;

const one = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
};
const row = (member: string): string => `[data-member="${member}"]`;

beforeEach(() => {
  document.body.innerHTML = `${teamHtml()}<button id="invite">Invite</button>`;
  life = new AbortController();
  dialog = null;
  uses = 0;
  const isInDialog = (element: Element): boolean => dialog?.contains(element) === true;
  use = watchLastUse(document, membersAt, isInDialog, () => (uses += 1), life.signal);
});
afterEach(() => life.abort());

it('is the member of the row that a person pressed something in', () => {
  press(one(`${row('m-tomas')} .trash`));
  expect(use.used()).toEqual(['m-tomas']);
});

it.each(['Enter', ' '])('is the member of the row where a person pressed the key "%s"', (key) => {
  pressKey(one(`${row('m-maya')} .trash`), key);
  expect(use.used()).toEqual(['m-maya']);
});

it('is nobody when a person only comes by with Tab', () => {
  pressKey(one(`${row('m-maya')} .trash`), 'Tab');
  expect(use.used()).toEqual([]);
});

it('is nobody when the page itself presses', () => {
  one(`${row('m-tomas')} .trash`).dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(use.used()).toEqual([]);
  expect(uses).toBe(0);
});

it('is nobody any more once something outside of rows was pressed', () => {
  press(one(`${row('m-tomas')} .trash`));
  press(one('#invite'));
  expect(use.used()).toEqual([]);
});

it('stays through a menu that the row opened', () => {
  press(one(`${row('m-tomas')} .trash`));
  document.body.insertAdjacentHTML('beforeend', '<div id="menu"><button>Remove</button></div>');
  use.appear([one('#menu')]);
  press(one('#menu button'));
  expect(use.used()).toEqual(['m-tomas']);
});

it('stays while the dialog that it led to is used', () => {
  press(one(`${row('m-tomas')} .trash`));
  document.body.insertAdjacentHTML('beforeend', '<div id="dialog"><input type="checkbox"></div>');
  dialog = one('#dialog');
  press(one('#dialog input'));
  expect(use.used()).toEqual(['m-tomas']);
});

it('stays who it was when the row is drawn again for another member', () => {
  press(one(`${row('m-tomas')} .trash`));
  one(row('m-tomas')).setAttribute('data-member', 'm-maya');
  expect(use.used()).toEqual(['m-tomas']);
});

it('is nobody where a role is chosen: what follows is about the role', () => {
  press(one(`${row('m-tomas')} select`));
  expect(use.used()).toEqual([]);
});

it('what came into sight before a use is not taken for what the use led to', () => {
  use.appear([one('#invite')]);
  press(one(`${row('m-tomas')} .trash`));
  expect([...use.appeared()]).toEqual([]);
});

it.each([
  ['a word', '<button>Remove</button>', true],
  ['a word for screen readers', '<button aria-label="Benutzer entfernen">×</button>', true],
  ["an icon's name", '<button><svg class="icon-trash"></svg></button>', true],
  ['nothing of the kind', '<button class="icon-button"><svg class="icon-pencil"></svg></button>', false],
  ['a word that only looks like it', '<button class="combined-button">Binary</button>', false],
])('says that it removes by %s', (_name, html, expected) => {
  one(`${row('m-tomas')} td`).innerHTML = html;
  press(one(`${row('m-tomas')} td button`));
  expect(use.isRemoval()).toBe(expected);
});

it('says that it removes by what was chosen from the menu of the row', () => {
  press(one(`${row('m-tomas')} .trash`));
  document.body.insertAdjacentHTML(
    'beforeend',
    '<div id="menu"><button>Edit</button><button class="r">Remove</button></div>',
  );
  use.appear([one('#menu')]);
  press(one('#menu .r'));
  const removes = use.isRemoval();
  press(one('#menu button'));
  expect([removes, use.isRemoval()]).toEqual([true, false]);
});
