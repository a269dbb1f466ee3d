import type { ElementHandle, Page } from 'puppeteer';
import { inPage } from './in-page';
import { type ListName, readRows } from './rows';
import { waitFor } from './wait-for';

export const CARD = 'linchpin-layer [role="dialog"]';

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

export const selectorOf = (ref: string): string => {
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

/** Clicks a badge where a person would, and waits for its card. */
export const openCardOf = async (page: Page, ref: string): Promise<ElementHandle<Element>> => {
  const button = await badgeButton(page, ref);
  await button.click();
  return waitFor('the card', () => page.$(CARD));
};
