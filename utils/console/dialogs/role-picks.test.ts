// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchRolePicks } from './role-picks';
import { roleOf } from './roles';
import { byPerson, membersAt, press, pressKey, teamHtml } from './testing/dialogs';

let life: AbortController;
let picks: string[];
let choices: string[];

beforeEach(() => {
  document.body.innerHTML = teamHtml();
  life = new AbortController();
  picks = [];
  choices = [];
  const memberAt = (element: Element): string | null => membersAt(element)?.[0] ?? null;
  watchRolePicks(
    document,
    memberAt,
    life.signal,
    ({ memberId, role }) => picks.push(`${memberId} ${role}`),
    ({ memberId, roles }) => choices.push(`${memberId} ${roles.join(' ')}`),
  );
});
afterEach(() => life.abort());

const select = (member = 'm-tomas'): HTMLSelectElement => {
  const found = document.querySelector<HTMLSelectElement>(`[data-member="${member}"] select`);
  if (!found) throw new Error('There is no picker');
  return found;
};
const choose = (picker: HTMLSelectElement, value: string): void => {
  picker.value = value;
  picker.dispatchEvent(byPerson(new Event('change', { bubbles: true })));
};

describe('a role chosen from a <select> in the row', () => {
  it('is reported with its member', () => {
    choose(select(), 'admin');
    choose(select('m-maya'), 'member');
    expect(picks).toEqual(['m-tomas admin', 'm-maya member']);
  });

  it('is recognised by its text where values say nothing', () => {
    select().innerHTML =
      '<option value="3">Inhaber</option><option value="2">Administrator</option><option value="1">Mitglied</option>';
    choose(select(), '2');
    expect(picks).toEqual(['m-tomas admin']);
  });

  it('is announced with what there is to choose before anything is chosen', () => {
    select().value = 'member';
    select().dispatchEvent(byPerson(new FocusEvent('focusin', { bubbles: true })));
    expect(choices).toEqual(['m-tomas owner admin']);
    expect(picks).toEqual([]);
  });

  it('is not reported when the page itself sets it', () => {
    select().value = 'admin';
    select().dispatchEvent(new Event('change', { bubbles: true }));
    expect(picks).toEqual([]);
  });

  it.each([
    [
      'something else',
      '<option value="owner">Owner</option><option value="10">10 rows</option><option value="20">20 rows</option>',
    ],
    [
      'roles in a language that is not known',
      '<option value="3">Xa</option><option value="2">Xb</option><option value="1">Xc</option>',
    ],
  ])('is not told where the choice is of %s', (_name, options) => {
    select().innerHTML = options;
    select().selectedIndex = 1;
    select().dispatchEvent(byPerson(new Event('change', { bubbles: true })));
    expect(picks).toEqual([]);
  });
});

describe('a role chosen from a list that the row opened', () => {
  const open = (): HTMLElement[] => {
    const trash = document.querySelector('[data-member="m-tomas"] .trash');
    if (trash) press(trash);
    document.body.insertAdjacentHTML(
      'beforeend',
      '<ul role="listbox">' +
        '<li role="option" id="o1"><b>Owner</b> may do everything</li><li role="option" id="o2"><b>Admin</b></li>' +
        '<li role="option" id="o3" data-value="member">Can use</li></ul>',
    );
    return [...document.querySelectorAll<HTMLElement>('[role=option]')];
  };

  it('is reported while it is pointed at, and when it is pressed', () => {
    const [owner, admin] = open();
    owner?.firstElementChild?.dispatchEvent(byPerson(new PointerEvent('pointerover', { bubbles: true })));
    if (admin) press(admin);
    expect(new Set(picks)).toEqual(new Set(['m-tomas owner', 'm-tomas admin']));
  });

  it('is reported while arrow keys go through the list', () => {
    open();
    const combobox = document.querySelector<HTMLElement>('[data-member="m-tomas"] .trash');
    combobox?.setAttribute('aria-activedescendant', 'o3');
    combobox?.focus();
    combobox?.dispatchEvent(byPerson(new KeyboardEvent('keyup', { key: 'ArrowDown', bubbles: true })));
    expect(picks).toEqual(['m-tomas member']);
  });

  it('belongs to nobody once a person has pressed something outside of rows', () => {
    const options = open();
    const link = document.querySelector('nav a');
    if (link) press(link);
    for (const option of options) press(option);
    if (options[0]) pressKey(options[0], 'Enter');
    expect(picks).toEqual([]);
  });
});

it.each([
  ['Owner', 'owner'],
  ['administrador', 'admin'],
  ['Membre', 'member'],
  ['Owner of 3 keys', null],
  ['', null],
])('the text "%s" stands for the role %s', (text, role) => {
  expect(roleOf(text)).toBe(role);
});
