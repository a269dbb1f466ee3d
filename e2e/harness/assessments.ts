import type { ElementHandle, Page } from 'puppeteer';
import { inPage } from './in-page';
import { readRows } from './rows';
import { waitFor } from './wait-for';

const PANEL = 'linchpin-assessment';
/** A selector for something inside the panel that says what would happen. */
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

/** Waits until the panel contains these words, and returns its whole text. */
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

interface Standing {
  readonly mode: string;
  readonly isInWindow: boolean;
  /** `hidden` in a tab behind, where no panel finds its place. */
  readonly visibility: string;
  /** The host's visible controls that it covers, by their texts. */
  readonly covers: readonly string[];
}

const panelStanding = (page: Page, selector: string): Promise<Standing> =>
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
        visibility: document.visibilityState,
        isInWindow: box.left >= 0 && box.top >= 0 && box.right <= clientWidth && box.bottom <= clientHeight,
        covers,
      };
    },
    PANEL,
    selector,
  );

/**
 * Waits until the panel is shown, lies within the window and covers none of the host's controls within `selector`. What
 * it says comes a frame before its place.
 */
export const panelStandsFree = (page: Page, selector: string): Promise<unknown> =>
  waitFor('the panel stands free', async () => {
    const { covers, isInWindow, mode, visibility } = await panelStanding(page, selector);
    if (covers.length === 0 && isInWindow && mode !== 'none') return true;
    throw new Error(
      `it is a ${mode}${isInWindow ? '' : ' that reaches out of the window'} on a ${visibility} page, over: ${covers.join(', ')}`,
    );
  });
