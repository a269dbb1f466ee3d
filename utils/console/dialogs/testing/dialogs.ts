import type { Person } from '../people';

/** People and dialogs for tests of what is recognised in a dialog. */
export const PEOPLE: readonly Person[] = [
  { memberId: 'm-maya', email: 'maya@northwind.example', name: 'Maya Iyer' },
  { memberId: 'm-tomas', email: 'tomas@northwind.example', name: 'Tomás Nagy' },
  { memberId: 'm-sam', email: 'sam@northwind.example', name: 'Sam Lee' },
  { memberId: 'm-sam2', email: 'sam.lee@northwind.example', name: 'Sam Lee' },
  { memberId: 'm-ana', email: 'ana@northwind.example', name: 'Ana' },
  { memberId: 'm-anaruiz', email: 'ana.ruiz@northwind.example', name: 'Ana Ruiz' },
  { memberId: 'm-ops', email: 'ops@northwind.example', name: '' },
];

export const OUTAGE = 'I understand this might cause an outage for this project';

interface Words {
  readonly title: string;
  readonly remove?: string;
  readonly cancel?: string;
  readonly review?: string;
  /** Beside a box to tick. */
  readonly tick?: string;
}

/** What stands in a dialog, however it is built. */
export const dialogHtml = ({ title, remove = 'Remove User', cancel = 'Cancel', review, tick }: Words): string =>
  `<h2>${title}</h2><div><p>Access ends at once.</p>${review ? `<p><button class="review">${review}</button></p>` : ''}` +
  `${tick ? `<label><input type="checkbox"><span>${tick}</span></label>` : ''}</div>` +
  `<div><button class="cancel">${cancel}</button><button class="danger">${remove}</button></div>`;

/** Ways in which a host may put a dialog over its page. */
export const BUILDS: Readonly<Record<string, (inner: string) => string>> = {
  'role=dialog in a veil': (inner) => `<div style="position:fixed"><div role="dialog" class="box">${inner}</div></div>`,
  'no role, in a veil': (inner) => `<div style="position:fixed"><div class="box">${inner}</div></div>`,
  'a native dialog': (inner) => `<dialog open class="box">${inner}</dialog>`,
  "a portal at the body's end, with a backdrop beside it": (inner) =>
    `<div><div style="position:fixed"></div><div style="position:fixed" class="box">${inner}</div></div>`,
  'an overlay among toasts': (inner) =>
    `<div><div style="position:fixed">Saved <button>Undo</button></div><div style="position:fixed"><div class="box">${inner}</div></div></div>`,
  'aria-modal alone': (inner) => `<section aria-modal="true" class="box">${inner}</section>`,
};

/** A team page with a row for each, as a host draws it and Linchpin marks it. */
export const teamHtml = (people: readonly Person[] = PEOPLE): string =>
  `<div id="app"><nav><a href="#">Team</a></nav><main><table><tbody>${people
    .map(
      ({ memberId, email, name }) =>
        `<tr data-member="${memberId}"><td data-linchpin-for="member:${memberId}">${name || email}</td><td>${email}</td>` +
        `<td><select><option value="owner">Owner</option><option value="admin">Admin</option><option value="member" selected>Member</option></select></td>` +
        `<td><button class="trash">x</button></td></tr>`,
    )
    .join('')}</tbody></table></main></div>`;

export const membersAt = (element: Element): readonly string[] | null => {
  const member = element.closest('[data-member]')?.getAttribute('data-member');
  return member === null || member === undefined ? null : [member];
};

/** An event as a person makes it: only the browser may say so, and this says it in the browser's place. */
export const byPerson = <E extends Event>(event: E): E => {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
};

export const press = (element: Element): void => {
  element.dispatchEvent(byPerson(new PointerEvent('pointerdown', { bubbles: true, composed: true })));
  element.dispatchEvent(byPerson(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 })));
};

export const pressKey = (element: Element, key: string): void => {
  element.dispatchEvent(byPerson(new KeyboardEvent('keydown', { key, bubbles: true, composed: true })));
};
