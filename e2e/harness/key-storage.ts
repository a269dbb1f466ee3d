import type { Page } from 'puppeteer';
import { inPage } from './in-page';
import { waitFor } from './wait-for';

export const buttonNamed = (name: string): string => `::-p-aria([name="${name}"][role="button"])`;

/** Presses a button by its name, as a person does. */
export const pressButton = async (page: Page, name: string): Promise<void> => {
  await page.bringToFront();
  await (await waitFor(`the button ${name}`, () => page.$(buttonNamed(name)))).click();
};

/** Chooses one of the three ways on the options page. That changes nothing yet. */
export const chooseWay = async (page: Page, mode: 'device' | 'passphrase' | 'session'): Promise<void> => {
  await page.bringToFront();
  await (await waitFor(`the way ${mode}`, () => page.$(`[name=keeping][value=${mode}]`))).click();
};

/** Types into an empty or filled field, in place of what it holds. */
export const typeInto = async (page: Page, selector: string, text: string): Promise<void> => {
  await page.bringToFront();
  const field = await waitFor(selector, () => page.$(selector));
  await field.click({ count: 3 });
  await field.type(text);
};

/** Both fields, where a passphrase is chosen. */
export const typePassphrase = async (page: Page, passphrase: string, again = passphrase): Promise<void> => {
  await typeInto(page, '#passphrase', passphrase);
  await typeInto(page, '#passphrase-again', again);
};

/** Enters a passphrase where one is asked for, and presses Enter. */
export const unlockWith = async (page: Page, passphrase: string): Promise<void> => {
  await typeInto(page, '#unlock', passphrase);
  await page.keyboard.press('Enter');
};

/** As the end of the browser does to `storage.session`; to be done on an extension page. */
export const endSession = (page: Page): Promise<void> =>
  inPage(page, () =>
    // The extension's own API, which the types of this side don't know.
    (
      globalThis as unknown as { chrome: { storage: { session: { clear(): Promise<void> } } } }
    ).chrome.storage.session.clear(),
  );
