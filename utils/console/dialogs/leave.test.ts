// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLeaveControl, watchLeaving } from './leave';
import { PEOPLE, press } from './testing/dialogs';
import { findViewer } from './viewer';

const button = (words: string): HTMLElement => {
  const element = document.createElement('button');
  element.textContent = words;
  document.body.append(element);
  return element;
};

let life: AbortController;
beforeEach(() => {
  document.body.innerHTML = '';
  life = new AbortController();
});
afterEach(() => life.abort());

describe('what leaves the project', () => {
  it.each([
    'Leave project',
    'Yes, leave project',
    'Projekt verlassen',
    'Quitter le projet',
    'Salir del proyecto',
    '离开项目',
  ])('is told by its words: %s', (words) => expect(isLeaveControl(button(words))).toBe(true));

  it.each([
    'Delete project',
    'Save',
    'Leave feedback',
    'Project',
    'Leave the page open while your project is read, and come back to it later',
  ])('is nothing else: %s', (words) => expect(isLeaveControl(button(words))).toBe(false));

  it('is reported when a person presses it, and is over when they press something else', () => {
    const told: (string | null)[] = [];
    watchLeaving(document, life.signal, (control) => told.push(control?.textContent ?? null));
    const [leave, confirm, cancel] = [button('Leave project'), button('Yes, leave project'), button('Cancel')];
    press(cancel);
    leave.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(told).toEqual([]);
    for (const each of [leave, document.body, confirm, cancel, cancel]) press(each);
    expect(told).toEqual(['Leave project', 'Yes, leave project', null]);
  });
});

describe('who is signed in', () => {
  const find = (html: string): string | null => {
    document.body.innerHTML = html;
    const viewer = findViewer(document.body, PEOPLE);
    return viewer && `${viewer.person.memberId} by ${viewer.by}`;
  };

  it.each([
    ['<header>Signed in as tomas@northwind.example</header><main>maya@northwind.example</main>', 'm-tomas by email'],
    ['<nav><span>Maya@Northwind.example</span></nav>', 'm-maya by email'],
    ['<header><span>Tomás Nagy</span></header><main>Maya Iyer</main>', 'm-tomas by name'],
    ['<header><span>Tomás Nagy</span> <small>maya@northwind.example</small></header>', 'm-maya by email'],
  ])("is the member that the page's frame shows, by e-mail before name: %s", (html, expected) =>
    expect(find(html)).toBe(expected),
  );

  it.each([
    ['it shows two e-mails', '<header>tomas@northwind.example maya@northwind.example</header>'],
    ['it shows two names', '<header><span>Tomás Nagy</span><span>Maya Iyer</span></header>'],
    ['it shows a name that two members have', '<header><span>Sam Lee</span></header>'],
    ['it shows a stranger', '<header><span>Tomás Nagy</span> <span>someone@else.example</span></header>'],
    ['a name stands within another text', '<header>Made by Tomás Nagy</header>'],
    ['only a list shows it', '<table><tr><td>tomas@northwind.example</td></tr></table>'],
  ])('is nobody where %s', (_name, html) => expect(find(html)).toBeNull());
});
