import type { Page } from 'puppeteer';
import { CARD, inCard } from './cards';
import { inPage } from './in-page';
import { waitFor } from './wait-for';

const NOTICES = 'linchpin-notices';

/** What the layer's notices say, one text each. */
export const notices = (page: Page): Promise<string[]> =>
  inPage(
    page,
    (selector) =>
      [...(document.querySelector(selector)?.shadowRoot?.querySelectorAll('p') ?? [])].map((p) => p.textContent ?? ''),
    NOTICES,
  );

export const noticeSays = (page: Page, words: string): Promise<unknown> =>
  waitFor(`the notice “${words}”`, async () => (await notices(page)).some((text) => text.includes(words)));

/** Presses the notice's offer of a side panel, and waits for the panel. */
export const openPanel = async (page: Page): Promise<void> => {
  await (await waitFor('the offer', () => page.$(`${NOTICES} >>> span > button`))).click();
  await waitFor('the panel', () => page.$(CARD));
};

/** What the panel lists, each in words. */
export const panelLines = (page: Page): Promise<string[]> =>
  page.$$eval(inCard('.choice button'), (buttons) => buttons.map((button) => button.textContent ?? ''));

/** Opens the card of the first line with these words. */
export const choose = async (page: Page, words: string): Promise<void> => {
  const lines = await panelLines(page);
  const at = lines.findIndex((line) => line.includes(words));
  const button = (await page.$$(inCard('.choice button')))[at];
  if (!button) throw new Error(`“${words}” is not in the panel: ${lines.join(' | ')}`);
  await button.click();
  await waitFor('the card', () => page.$(inCard('dl')));
};

/** Waits for so many ticks of the Console's clock, each of which redraws its page. */
export const ticks = async (page: Page, count: number): Promise<void> => {
  const clock = (): Promise<string> => inPage(page, () => document.body.textContent.match(/\d+:\d\d:\d\d/)?.[0] ?? '');
  for (let left = count, before = await clock(); left > 0; left -= 1) {
    before = await waitFor('the clock ticks', async () => {
      const now = await clock();
      return now !== before && now;
    });
  }
};
