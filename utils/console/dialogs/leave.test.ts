// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLeaveControl, watchLeaving } from './leave';
import { PEOPLE, press } from './testing';
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

  it('is told when a person presses it, and is over when they press something else', () => {
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
    return findViewer(document.body, PEOPLE)?.memberId ?? null;
  };

  it("is the member whose e-mail the page's frame shows", () => {
    expect(find('<header>Signed in as tomas@northwind.example</header><main>maya@northwind.example</main>')).toBe(
      'm-tomas',
    );
    expect(find('<nav><span>Maya@Northwind.example</span></nav>')).toBe('m-maya');
  });

  it.each([
    ['it shows none', '<header>Tomás Nagy</header>'],
    ['it shows two', '<header>tomas@northwind.example maya@northwind.example</header>'],
    ['it shows a stranger', '<header>someone@else.example</header>'],
    ['only a list shows it', '<table><tr><td>tomas@northwind.example</td></tr></table>'],
  ])('is nobody where %s', (_name, html) => expect(find(html)).toBeNull());
});
