import type { Page } from 'puppeteer';
import { inPage } from './in-page';
import { waitFor } from './wait-for';

/**
 * Reloads a page, and returns once it is loaded. The page reloads itself, because Firefox never reports that an
 * extension's page has loaded; and only after it has answered, because the answer to a call that unloads its own page
 * can be lost, and then the call never ends.
 */
export const reloadExtensionPage = async (page: Page): Promise<void> => {
  await inPage(page, () => {
    document.documentElement.dataset.before = 'reload';
    setTimeout(() => location.reload());
  });
  await waitFor('the page is reloaded', () =>
    inPage(page, () => document.documentElement.dataset.before === undefined && document.readyState === 'complete'),
  );
};
