import type { ElementHandle, Page } from 'puppeteer';
import { inPage } from './in-page';
import { readRows } from './rows';
import { waitFor } from './wait-for';

const PANEL = 'linchpin-assessment';
/** Something inside the panel that tells what would happen. */
export const inPanel = (selector: string): string => `${PANEL} >>> ${selector}`;

/** Presses the trash control in a member's row, by the mouse or by the keyboard. */
export const askRemoval = async (page: Page, email: string, by: 'mouse' | 'keyboard' = 'mouse'): Promise<void> => {
  const at = await waitFor(`the row of ${email} carries its badge`, async () => {
    const rows = await readRows(page, 'team');
    const found = rows.findIndex(({ text, badges }) => text.includes(email) && badges[0]?.label.trim());
    return found >= 0 && { found };
  }).then(({ found }) => found);
  const trash = (await page.$$('.page .icon-button:has(.icon-trash)'))[at];
  if (!trash) throw new Error(`There is no row of ${email}`);
  if (by === 'mouse') return trash.click();
  await trash.focus();
  await page.keyboard.press('Enter');
};

/** Waits until the panel says what would happen; its words. */
export const panelSays = async (page: Page, words: string): Promise<string> =>
  waitFor(`the panel says "${words}"`, async () => {
    const text = await panelText(page);
    return text.includes(words) && text;
  });

export const panelText = async (page: Page): Promise<string> => {
  const texts = await page.$$eval(inPanel('.content, .strip:not([hidden])'), (parts) =>
    parts.map((part) => part.textContent ?? ''),
  );
  return texts.join(' ').replace(/[\u2066-\u2069]/g, '');
};

export const panelButton = (page: Page, words: string): Promise<ElementHandle<Element>> =>
  waitFor(`the panel's button "${words}"`, async () => {
    for (const button of await page.$$(inPanel('button'))) {
      const text = await button.evaluate((each) => each.getAttribute('aria-label') ?? each.textContent ?? '');
      if (text.includes(words) && (await button.isVisible())) return button;
    }
    return undefined;
  });

export const panelIsGone = (page: Page): Promise<unknown> =>
  waitFor('the panel is gone', async () => (await page.$(PANEL)) === null);

/** How the panel stands, and which of the host's controls within `selector` it covers, as far as these can be seen. */
export const panelStanding = (
  page: Page,
  selector: string,
): Promise<{ readonly mode: string; readonly isInWindow: boolean; readonly covers: readonly string[] }> =>
  inPage(
    page,
    (panel, selector) => {
      const host = document.querySelector<HTMLElement>(panel);
      if (!host) throw new Error('There is no panel');
      const box = host.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      const covers = [...document.querySelectorAll(`${selector} :is(button, a, input, select, label)`)]
        .filter((control) => {
          const { left, right, top, bottom } = control.getBoundingClientRect();
          return right > left && box.left < right && left < box.right && box.top < bottom && top < box.bottom;
        })
        .map((control) => control.textContent || control.tagName);
      return {
        mode: host.dataset.mode ?? '',
        isInWindow: box.left >= 0 && box.top >= 0 && box.right <= clientWidth && box.bottom <= clientHeight,
        covers,
      };
    },
    PANEL,
    selector,
  );
