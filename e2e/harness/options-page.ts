import type { Page } from 'puppeteer';
import type { Session } from './browser';
import { waitFor } from './wait-for';

const FIELD = '::-p-aria([name="Deepgram API key"])';
const CONNECT = '::-p-aria([name="Connect"][role="button"])';

/** Enters a key on the options page as a person does, and presses Connect. */
export const enterKey = async (page: Page, secret: string, { press = true } = {}): Promise<void> => {
  await page.bringToFront();
  const field = await waitFor('the field for the key', () => page.$(FIELD));
  await field.click({ count: 3 });
  await field.type(secret);
  if (!press) return;
  const button = await waitFor('the Connect button can be pressed', async () => {
    const found = await page.$(CONNECT);
    return (await found?.evaluate((element) => !element.hasAttribute('disabled'))) ? found : undefined;
  });
  await button.click();
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
