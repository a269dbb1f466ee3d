import type { Page } from 'puppeteer';
import type { Session } from './browser';
import { inPage } from './in-page';
import { waitFor } from './wait-for';

const CONNECT = '.key-form [type=submit]:not([aria-disabled])';

/** As a person pastes: one change in place of what the field holds, where each letter typed is drawn and waited for. */
const pasteKey = (page: Page, secret: string): Promise<unknown> =>
  inPage(page, (pasted) => document.execCommand('insertText', false, pasted), secret);

/**
 * Enters a key on the options page, and presses Connect.
 * @param typed Letter by letter, in place of a paste.
 */
export const enterKey = async (page: Page, secret: string, { press = true, typed = false } = {}): Promise<void> => {
  await page.bringToFront();
  const field = await waitFor('the field for the key', () => page.$('#key'));
  await field.click({ count: 3 });
  await (typed ? page.keyboard.type(secret) : pasteKey(page, secret));
  if (press) await (await waitFor('the Connect button can be pressed', () => page.$(CONNECT))).click();
};

/** Connects on an options page that is open, and waits until it says so. */
export const connectOn = async (page: Page, secret: string): Promise<void> => {
  await enterKey(page, secret);
  await waitFor('the page lists the connected project', () => page.$('[data-project]'));
};

/** Connects through an options page of its own, and leaves it. */
export const connect = async (session: Session, secret: string): Promise<void> => {
  const page = await session.openExtensionPage('options.html');
  await connectOn(page, secret);
  await page.close();
};
