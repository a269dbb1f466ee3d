import type { Page } from 'puppeteer';
import type { ConsoleLook } from '../../simulator/world/types';
import type { BrowserContext } from './describe-in-browsers';
import { inPage } from './in-page';
import { type ListName, readRows } from './rows';
import { waitFor } from './wait-for';

export const CONSOLE = 'https://console.deepgram.com';
export const pathOf = (projectId: string, page: string): string => `/project/${projectId}/${page}`;

/** The first project of the simulator's world: the one that the tests are about. */
export const projectOf = ({ simulator }: Pick<BrowserContext, 'simulator'>) => {
  const [project] = simulator.world.projects.values();
  if (!project) throw new Error('The world has no project');
  return project;
};

const PLAIN: Required<Omit<ConsoleLook, 'hostile'>> = {
  ...{ layout: '2026', theme: 'dark', language: 'en' },
  ...{ dir: 'ltr', css: '', veiled: false },
};

const listIsThere = (page: Page, list: ListName): Promise<unknown> =>
  waitFor(`rows on the ${list} page`, async () => (await readRows(page, list)).length > 0);

/** Brings a tab to the front, until it is seen: one behind gets neither frames nor the focus. */
export const comeToFront = (page: Page): Promise<unknown> =>
  waitFor('the page is in front', async () => {
    await page.bringToFront();
    return inPage(page, () => document.visibilityState === 'visible');
  });

/** A tab at a list of the Console, loaded by its address, in the given look. */
export const openList = async (
  stage: BrowserContext,
  list: ListName,
  look: Partial<ConsoleLook> = {},
): Promise<Page> => {
  delete stage.simulator.look.hostile;
  Object.assign(stage.simulator.look, PLAIN, look);
  const page = await stage.session.newPage();
  await page.goto(CONSOLE + pathOf(projectOf(stage).id, list));
  await comeToFront(page);
  await listIsThere(page, list);
  return page;
};

export const reload = async (page: Page, list: ListName): Promise<void> => {
  await page.reload();
  await listIsThere(page, list);
};

/** To another page of the project by the Console's own link, so that the application routes itself. */
export const goTo = async (page: Page, target: 'team' | 'keys' | 'dashboard' | 'settings'): Promise<void> => {
  // Where the navigation has one item for both, the settings are beside the team.
  if (target === 'settings' && (await page.$('nav a[href$="/settings"]')) === null) await goTo(page, 'team');
  await page.click(`nav a[href$="/${target}"]`);
  if (target === 'team' || target === 'keys') await listIsThere(page, target);
};

/** Presses the `index`-th control of a kind in the page's list. */
const press = (page: Page, selector: string, index = 0): Promise<boolean> =>
  inPage(
    page,
    (selector, index) => {
      const control = document.querySelectorAll<HTMLElement>(selector)[index];
      control?.click();
      return control !== undefined;
    },
    selector,
    index,
  );

const enter = (page: Page, selector: string, value: string, index = 0): Promise<void> =>
  inPage(
    page,
    (selector, value, index) => {
      const control = document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(selector)[index];
      if (!control) throw new Error(`There is no ${selector}`);
      control.value = value;
      control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
    },
    selector,
    value,
    index,
  );

export const filterKeys = (page: Page, text: string): Promise<void> => enter(page, 'input.filter', text);

/** By comment and by creator: through headings or a picker, where the layout has either. */
export const sortKeys = async (page: Page, by: 'comment' | 'creator'): Promise<void> => {
  const heading = { comment: 0, creator: 2 }[by];
  if (await press(page, 'button.sort', heading)) return;
  if (await page.$('select.sort-by')) await enter(page, 'select.sort-by', by);
};

/** Shows expired keys too, or no longer, where the layout lists them only when asked. */
export const toggleExpired = (page: Page): Promise<boolean> => press(page, '.see-expired input');

export const toggleRow = (page: Page, index: number): Promise<boolean> =>
  press(page, '.page button[aria-expanded]', index);

export const setRole = (page: Page, index: number, role: 'owner' | 'admin' | 'member'): Promise<void> =>
  enter(page, '.page select.role', role, index);

/** Presses the trash control in the row with these words. Not by index, which changes when a virtual list scrolls. */
const pressTrashOf = (page: Page, words: string): Promise<boolean> =>
  inPage(
    page,
    (words) => {
      const trash = '.page .icon-button:has(.icon-trash)';
      for (const control of document.querySelectorAll<HTMLElement>(trash)) {
        let row: Element = control;
        while (row.parentElement && row.parentElement.querySelectorAll(trash).length === 1) row = row.parentElement;
        if (!row.textContent?.includes(words)) continue;
        control.click();
        return true;
      }
      return false;
    },
    words,
  );

/** Through the row's trash button and the dialog that follows; with the box ticked where the dialog warns. */
export const deleteRow = async (page: Page, list: ListName, words: string): Promise<void> => {
  await waitFor(`the trash control beside ${words}`, () => pressTrashOf(page, words));
  await waitFor('the dialog can be confirmed', async () => {
    await press(page, '.modal input[type=checkbox]:not(:checked)');
    return inPage(page, () => {
      const button = document.querySelector<HTMLButtonElement>('.modal .danger');
      return button !== null && !button.disabled;
    });
  });
  // By the mouse: Linchpin takes what scripts press for no act of a person.
  await page.click('.modal .danger');
  await waitFor('the dialog is gone', () => inPage(page, () => document.querySelector('.modal') === null));
  await waitFor('the row is gone', async () => (await readRows(page, list)).every(({ text }) => !text.includes(words)));
};

/** Scrolls the box of the virtualised layout. */
export const scrollList = (page: Page, top: number): Promise<void> =>
  inPage(
    page,
    (top) => {
      document.querySelector('.viewport')?.scrollTo(0, top);
    },
    top,
  );
