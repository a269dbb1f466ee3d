import type { Page } from 'puppeteer';
import { inPage } from './in-page';
import { waitFor } from './wait-for';

/**
 * Loads a page anew, and comes back when it is there; for the extension's pages, above all. The page does it itself, since Firefox never
 * reports that an extension's page has loaded; and only after it has answered, since the answer to a call that unloads its
 * own page can be lost, and the call then never ends.
 */
export const reloadExtensionPage = async (page: Page): Promise<void> => {
  await inPage(page, () => {
    document.documentElement.dataset.before = 'reload';
    setTimeout(() => location.reload());
  });
  await waitFor('the page is loaded anew', () =>
    inPage(page, () => document.documentElement.dataset.before === undefined && document.readyState === 'complete'),
  );
};
