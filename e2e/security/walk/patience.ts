import type { Page } from 'puppeteer';
import { textOf } from '../../harness/texts';
import { waitFor } from '../../harness/wait-for';

/** Six calls, each tried thrice with pauses that grow, on a machine that is busy with other browsers. */
const RETRIES_MS = 40_000;

/** For what Linchpin says only when it has given up. */
export const saysAfterRetries = (page: Page, words: string): Promise<unknown> =>
  waitFor(`“${words}” on the page`, async () => (await textOf(page)).includes(words), RETRIES_MS);

export const isRead = (popup: Page): Promise<unknown> =>
  waitFor('it was read', () => popup.$('.popup-refresh:not([aria-disabled])'), RETRIES_MS);
