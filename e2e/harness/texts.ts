import type { Page } from 'puppeteer';
import { inPage } from './in-page';
import { waitFor } from './wait-for';

const plain = (text: string): string =>
  text
    .replace(/[’‘]/g, "'")
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');

/** What a person reads on the page; Linchpin's layer in the Console included. */
export const textOf = async (page: Page): Promise<string> =>
  plain(
    await inPage(page, () => {
      // innerText, not textContent: only what is visible is read by a person.
      const seen = (element: Element | null): string => (element instanceof HTMLElement ? element.innerText : '');
      return `${seen(document.body)} ${seen(document.querySelector('linchpin-layer'))}`;
    }),
  );

/**
 * Waits until a text stands on the page. Kinds of quotes and spaces don't count, nor case, which a style may change.
 */
export const textShows = async (page: Page, text: string): Promise<void> => {
  let seen = '';
  try {
    await waitFor(`“${text}” on the page`, async () => {
      seen = await textOf(page);
      return seen.toLowerCase().includes(plain(text).toLowerCase());
    });
  } catch (error) {
    throw new Error(`${String(error)}\nThe page says: ${seen.slice(0, 1500)}`);
  }
};
