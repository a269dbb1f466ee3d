import type { Page } from 'puppeteer';
import { readLayerText } from './layer';
import { waitFor } from './wait-for';

/** Presses what one of Linchpin's notices over the Console's page offers. */
export const pressNotice = async (page: Page, label: string): Promise<void> => {
  const button = await waitFor(`the notice that offers "${label}"`, async () => {
    for (const each of await page.$$('linchpin-notices >>> span > button'))
      if ((await each.evaluate(({ textContent }) => textContent)) === label) return each;
    return null;
  });
  await button.click();
};

export const noticeSays = (page: Page, words: string): Promise<unknown> =>
  waitFor(`the notice "${words}"`, async () => (await readLayerText(page)).includes(words));
