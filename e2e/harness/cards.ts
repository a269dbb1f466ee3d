import type { ElementHandle, Page } from 'puppeteer';
import { inPage } from './in-page';
import { type ListName, readRows } from './rows';
import { waitFor } from './wait-for';

export const CARD = 'linchpin-card >>> [role="dialog"]';
/** Something inside the open card. */
export const inCard = (selector: string): string => `linchpin-card >>> ${selector}`;

/** Waits until every row in view carries a badge that is not a skeleton. */
export const badgesSettled = (page: Page, list: ListName): Promise<unknown> =>
  waitFor('every row carries its badge', async () => {
    const rows = await readRows(page, list);
    return rows.length > 0 && rows.every(({ badges }) => badges.length === 1 && badges[0]?.label.trim());
  });

const split = (ref: string): { kind: string; id: string } => {
  const at = ref.indexOf(':');
  return { kind: ref.slice(0, at), id: ref.slice(at + 1) };
};

const selectorOf = (ref: string): string => {
  const { kind, id } = split(ref);
  return `linchpin-layer button[data-entity="${kind}"][data-id="${id}"]`;
};

/** The button of a badge such as `key:<id>`; its row is brought into view first. */
export const badgeButton = async (page: Page, ref: string): Promise<ElementHandle<Element>> => {
  await waitFor(`the badge of ${ref}`, () =>
    inPage(
      page,
      (ref) => {
        const cell = [...document.querySelectorAll('[data-linchpin-for]')].find(
          (one) => one.getAttribute('data-linchpin-for') === ref,
        );
        cell?.scrollIntoView({ block: 'center' });
        return cell !== undefined;
      },
      ref,
    ),
  );
  return waitFor(`the button of ${ref}`, () => page.$(selectorOf(ref)));
};

/** Clicks a badge where a person would, and waits for its card with all that it has to say. */
export const openCardOf = async (page: Page, ref: string): Promise<ElementHandle<Element>> => {
  await (await badgeButton(page, ref)).click();
  return cardIsOpen(page);
};

export const cardIsOpen = async (page: Page): Promise<ElementHandle<Element>> => {
  await waitFor('what the card has to say', () => page.$(inCard('.note')));
  return waitFor('the card', () => page.$(CARD));
};

/** Rests the pointer on a badge and waits for the little that the card says then. */
export const peekAt = async (page: Page, ref: string): Promise<ElementHandle<Element>> => {
  await (await badgeButton(page, ref)).hover();
  await waitFor('what the card says first', () => page.$(inCard('.peeked')));
  return waitFor('the card', () => page.$(CARD));
};

export const cardIsGone = (page: Page): Promise<unknown> =>
  waitFor('the card is gone', async () => (await page.$(CARD)) === null);

export const cardText = (page: Page): Promise<string> =>
  page.$eval(CARD, (card) => (card.textContent ?? '').replace(/[\u2066-\u2069]/g, ''));

/** What has the focus, looked for inside shadow trees too: its accessible name or its text. */
export const focused = (page: Page): Promise<string> =>
  inPage(page, () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
  });

/** Pastes what is on the clipboard into a field, and gives what then stands in it. */
export const pasteInto = async (page: Page, selector: string): Promise<string> => {
  await page.click(selector, { count: 3 });
  await page.keyboard.down('Control');
  await page.keyboard.press('v', { commands: ['Paste'] });
  await page.keyboard.up('Control');
  return page.$eval(selector, (field) => (field instanceof HTMLInputElement ? field.value : ''));
};
