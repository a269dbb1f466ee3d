// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://console.deepgram.com/" }
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startConsole } from '../../../simulator/console/app/start';
import { manageRoutes } from '../../../simulator/console/manage/index';
import { PROJECT_ID, smallSeed } from '../../../simulator/seeds/small';
import { PEOPLE } from '../../../simulator/seeds/small-people';
import { createWorld } from '../../../simulator/world/world';
import { hasModal } from '../overlay/cover';
import type { AssessmentRequest } from '../overlay/overlay-api';
import { observeChanges } from '../page/observer';
import type { Sheet } from '../sheet';
import { member, person } from '../testing/pages';
import type { Person } from './people';
import { dialogHtml, press, pressKey, teamHtml } from './testing/dialogs';
import { watchRemoval } from './watch-removal';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const everybody = Object.values(PEOPLE);
const sheet: Sheet = {
  projectId: PROJECT_ID,
  state: 'ready',
  notice: null,
  revision: 1,
  takenAt: NOW,
  old: false,
  people: everybody.map(({ email, ...names }) => {
    const { firstName = '', lastName = '' } = { firstName: '', lastName: '', ...names };
    return person(`${firstName} ${lastName}`.trim(), email);
  }),
  entities: everybody.map(({ id }, index) => member(id, index)),
};

let life: AbortController;
let shown: AssessmentRequest | null;
let hidden: string[];
let reviewed: Person[];

/** The row around an element, in any layout: the first part of the page with one picker and an e-mail. */
const rowAround = (element: Element): HTMLElement | null => {
  for (let at = element.parentElement; at && at.tagName !== 'MAIN'; at = at.parentElement)
    if (at.querySelectorAll('select').length === 1 && at.textContent?.includes('@')) return at;
  return null;
};
const rowOf = (email: string): HTMLElement | null => {
  const rows = [...document.querySelectorAll('main select')].map(rowAround);
  return rows.find((row) => row?.textContent?.includes(email)) ?? null;
};
const membersAt = (element: Element): readonly string[] | null => {
  const words = rowAround(element)?.textContent ?? '';
  const found = everybody.find(({ email }) => words.includes(email));
  return found ? [found.id] : null;
};

const arrived = (selector: string): Promise<HTMLElement> =>
  vi.waitFor(() => {
    const found = document.querySelector<HTMLElement>(selector);
    if (!found || document.querySelector('.page .loading')) throw new Error(`still no ${selector}`);
    return found;
  });

const trashOf = async (email: string): Promise<HTMLElement> =>
  vi.waitFor(() => {
    const trash = rowOf(email)?.querySelector<HTMLElement>('.icon-button');
    if (!trash) throw new Error(`no row of ${email}`);
    return trash;
  });

const watch = (rows: (element: Element) => readonly string[] | null): void => {
  const removal = watchRemoval(
    document,
    {
      projectId: PROJECT_ID,
      membersAt: rows,
      sheet: () => sheet,
      hasModal: () => hasModal(document.body),
      show: (request) => {
        shown = request;
      },
      hide: (id) => {
        hidden.push(id);
        shown = null;
      },
      review: (person) => reviewed.push(person),
    },
    life.signal,
  );
  observeChanges(document.body, life.signal, removal.onTreeChanged);
};

const open = async (layout: 'table' | 'grid' | 'divs' | 'keyed' | 'virtual', language: 'en' | 'de'): Promise<void> => {
  history.replaceState(null, '', `/project/${PROJECT_ID}/team`);
  startConsole({ layout, theme: 'dark', language, now: NOW }, life.signal);
  await arrived('main select');
  watch(membersAt);
};

beforeEach(() => {
  document.head.innerHTML = '<style>.veil { position: fixed }</style>';
  const world = createWorld({ now: () => NOW, seed: smallSeed });
  const routes = manageRoutes(world);
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) =>
    routes.request(path.replace('/manage/v1', ''), init),
  );
  life = new AbortController();
  shown = null;
  hidden = [];
  reviewed = [];
});
afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
});

it('a dialog that was in the page all along, unseen, is recognised when it is shown', async () => {
  const words = dialogHtml({ title: 'Tomás Nagy entfernen?', remove: 'Ja', cancel: 'Nein' });
  document.body.innerHTML = `${teamHtml()}<dialog>${words}</dialog>`;
  watch((element) => (element.closest('[data-member="m-tomas"]') ? [PEOPLE.tomas.id] : null));
  press(await arrived('[data-member="m-tomas"] .trash'));
  document.querySelector('dialog')?.setAttribute('open', '');
  await vi.waitFor(() => expect(shown?.within.tagName).toBe('DIALOG'));
  expect(shown?.query).toMatchObject({ memberId: PEOPLE.tomas.id });
});

const LOOKS = (['table', 'grid', 'divs', 'keyed', 'virtual'] as const).flatMap((layout) =>
  (['en', 'de'] as const).map((language) => ({ layout, language })),
);

describe.each(LOOKS)('in the layout $layout, in $language', ({ layout, language }) => {
  it.each([
    ['who has keys', PEOPLE.tomas],
    ['without keys', PEOPLE.keyless],
  ])('a dialog that removes a member %s is recognised, and who it is about', async (_who, { id, email }) => {
    await open(layout, language);
    press(await trashOf(email));
    const query = { projectId: PROJECT_ID, act: 'remove', memberId: id };
    await vi.waitFor(() => expect(shown?.query).toEqual(query));
    expect(shown?.within.querySelector('.danger')).not.toBeNull();
  });

  it('a name that two members have is certain only where the dialog shows the e-mail', async () => {
    await open(layout, language);
    press(await trashOf(PEOPLE.otherSam.email));
    await vi.waitFor(() => expect(shown).not.toBeNull());
    const showsEmail = document.querySelector('.modal h2')?.textContent?.includes(PEOPLE.otherSam.email);
    if (showsEmail) expect(shown?.query).toMatchObject({ memberId: PEOPLE.otherSam.id });
    else expect(shown).toMatchObject({ query: null, candidates: [{ name: 'Sam Lee' }, { name: 'Sam Lee' }] });
  });

  it('it ends when the dialog ends', async () => {
    await open(layout, language);
    press(await trashOf(PEOPLE.tomas.email));
    await vi.waitFor(() => expect(shown).not.toBeNull());
    const id = shown?.id;
    press(await arrived('.modal-buttons .button'));
    await vi.waitFor(() => expect(hidden).toEqual([id]));
  });

  it('Review API Keys is on the way to that member, and Cancel is not', async () => {
    await open(layout, language);
    press(await trashOf(PEOPLE.tomas.email));
    await vi.waitFor(() => expect(shown?.query).not.toBeNull());
    const review = await arrived('.modal .link');
    press(await arrived('.modal input'));
    expect(reviewed).toEqual([]);
    press(review);
    expect(reviewed.map(({ memberId }) => memberId)).toEqual([PEOPLE.tomas.id]);
    await arrived('input.filter');
  });
});

it.each([
  ['without a name', PEOPLE.nameless],
  ['whose name is written from right to left', PEOPLE.noor],
])('a member %s is told by what the dialog shows of them', async (_who, { id, email }) => {
  await open('divs', 'en');
  press(await trashOf(email));
  await vi.waitFor(() => expect(shown?.query).toMatchObject({ memberId: id }));
});

it('a dialog opened by a key is recognised like one opened by the pointer', async () => {
  await open('divs', 'de');
  const trash = await trashOf(PEOPLE.tomas.email);
  pressKey(trash, 'Enter');
  trash.click();
  await vi.waitFor(() => expect(shown?.query).toMatchObject({ memberId: PEOPLE.tomas.id }));
});

it('a dialog that names another member than the row is not certain, and offers both', async () => {
  await open('keyed', 'en');
  press(await trashOf(PEOPLE.maya.email));
  await arrived('.modal');
  press(await arrived('.modal-buttons .button'));
  await vi.waitFor(() => expect(document.querySelector('.modal')).toBeNull());
  // The host opens the dialog by itself, for another member than the row that a person used last.
  pressKey(await trashOf(PEOPLE.maya.email), 'Enter');
  (await trashOf(PEOPLE.tomas.email)).click();
  await vi.waitFor(() => expect(shown?.query).toBeNull());
  const both = [PEOPLE.maya.email, PEOPLE.tomas.email];
  expect(shown?.candidates.map(({ email }) => email).sort()).toEqual(both);
});

it('a dialog that a person closed the panel of is left alone', async () => {
  await open('table', 'en');
  press(await trashOf(PEOPLE.tomas.email));
  await vi.waitFor(() => expect(shown).not.toBeNull());
  shown?.onClose?.();
  shown = null;
  press(await arrived('.modal input'));
  await vi.waitFor(() => expect(document.querySelector('.modal .danger')?.hasAttribute('disabled')).toBe(false));
  expect(shown).toBeNull();
});
