import type { Page } from 'puppeteer';
import { buildFolder } from '../../../scripts/steps/build';
import { openList, projectOf } from '../../harness/console';
import type { BrowserContext } from '../../harness/describe-in-browsers';
import { createJudge } from '../../harness/expected-badges';
import { inPage } from '../../harness/in-page';
import { readRows } from '../../harness/rows';
import { waitFor, waitForRest } from '../../harness/wait-for';
import { filesBelow } from '../search/folder';

/** The team page in the wrong hands. */
export const openHostile = (stage: BrowserContext, acts: readonly string[] = []): Promise<Page> =>
  openList(stage, 'team', { hostile: acts });

/** Does one of the hostile script's acts; what it came by, in its words. */
export const attempt = (stage: BrowserContext, page: Page, act: string): Promise<string> => {
  const folder = buildFolder(stage.name);
  const files = filesBelow(folder).map((path) => path.slice(folder.length + 1));
  const given = { origin: stage.session.origin, files, projectId: projectOf(stage).id };
  return inPage(
    page,
    (act, given) =>
      (window as unknown as { hostile: { run(act: string, given: object): Promise<string> } }).hostile.run(act, given),
    act,
    given,
  );
};

/** `right`: each row carries its own badge and no other. `withdrawn`: nothing of Linchpin is seen or can be pressed. */
export type Standing = 'right' | 'withdrawn';

const isWithdrawn = (page: Page): Promise<boolean> =>
  inPage(page, () => {
    const painted = [...document.querySelectorAll('[data-linchpin-for]')].some(
      (cell) => !['none', 'normal'].includes(getComputedStyle(cell, '::after').content),
    );
    return !painted && document.querySelector('linchpin-layer button') === null;
  });

const wrongRows = async (stage: BrowserContext, page: Page): Promise<string[]> => {
  const judge = createJudge(stage.simulator.world, projectOf(stage).id);
  const rows = await readRows(page, 'team');
  return rows.length === 0 ? ['no rows'] : rows.flatMap((row) => judge.teamRow(row) ?? []);
};

/** Waits until Linchpin is right or gone; says which rows are wrong when it is neither. */
export const standing = async (stage: BrowserContext, page: Page): Promise<Standing> => {
  let wrong: string[] = [];
  try {
    return await waitFor('Linchpin is right or gone', async () => {
      if (await isWithdrawn(page)) return 'withdrawn' as const;
      wrong = await wrongRows(stage, page);
      return wrong.length === 0 && ('right' as const);
    });
  } catch (error) {
    throw new Error(`${String(error)}\n${wrong.join('\n')}`);
  }
};

/** The Console still works: its clock ticks, and its own links lead where they say. */
export const isUsable = async (page: Page): Promise<void> => {
  const clock = () => inPage(page, () => document.body.textContent.match(/\d+:\d\d:\d\d/)?.[0]);
  const before = await clock();
  await waitFor('the Console’s clock ticks', async () => (await clock()) !== before);
  await inPage(page, () => document.querySelector<HTMLElement>('nav a[href$="/keys"]')?.click());
  await waitFor('the key page', async () => (await readRows(page, 'keys')).length > 0);
};

/** Where the middle of a badge is that a person could click. */
export const middleOfBadge = (page: Page): Promise<{ x: number; y: number }> =>
  waitFor('a badge in view', () =>
    inPage(page, () => {
      for (const button of document.querySelectorAll('linchpin-layer button[data-entity]')) {
        const { x, y, width, height } = button.getBoundingClientRect();
        if (width > 0 && y > 80 && y + height < innerHeight) return { x: x + width / 2, y: y + height / 2 };
      }
      return null;
    }),
  );

/** Whatever of the extension's own pages stands anywhere on the page or in a tab that the page opened. */
export const ownPagesIn = async ({ session }: BrowserContext, page: Page): Promise<string[]> => {
  const tabs = await session.browser.pages();
  const urls = [...page.frames().map((frame) => frame.url()), ...tabs.map((tab) => tab.url())];
  return urls.filter((url) => url.startsWith(session.origin));
};

/** Clicks badges of members as a person does: each opens the card of the member in whose row it is, or none. */
export const cardTellsTheTruth = async (page: Page): Promise<void> => {
  const rows = (await readRows(page, 'team')).filter(({ emails }) => emails.length === 1).slice(0, 3);
  for (const { emails } of rows) {
    const [email = ''] = emails;
    const spot = await inPage(
      page,
      (email) => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode() && texts.currentNode.nodeValue?.trim() !== email);
        const row = texts.currentNode.parentElement?.getBoundingClientRect();
        for (const button of document.querySelectorAll('linchpin-layer button[data-entity]')) {
          const { x, y, width, height } = button.getBoundingClientRect();
          const middle = y + height / 2;
          if (row && width > 0 && middle > row.top - 10 && middle < row.bottom + 10)
            return { x: x + width / 2, y: middle };
        }
        return null;
      },
      email,
    );
    if (!spot) continue;
    await page.mouse.click(spot.x, spot.y);
    const shown = (): Promise<string> =>
      inPage(page, () => document.querySelector('linchpin-card')?.shadowRoot?.textContent ?? '');
    const text = await waitForRest('what the click opens', shown, 300);
    if (text !== '' && !text.includes(email)) throw new Error(`The badge in the row of ${email} opened: ${text}`);
    await page.keyboard.press('Escape');
  }
};

const isRefused = (page: Page): Promise<boolean> =>
  inPage(page, () => {
    const text = document.querySelector('linchpin-notices')?.shadowRoot?.textContent ?? '';
    return text.includes('ignored that press');
  });

/** Where the middle is of something that an open card offers, and that is in view as it stands. */
const offerInView = async (page: Page): Promise<{ x: number; y: number } | undefined> => {
  for (const button of await page.$$('linchpin-card >>> button:not(.close)')) {
    const point = await button.clickablePoint().catch(() => undefined);
    if (point) return point;
  }
  return undefined;
};

/**
 * Presses what an open card offers, where the person can't see it: Linchpin goes, or says that it did nothing with it.
 */
export const useIsRefused = async (stage: BrowserContext, page: Page): Promise<void> => {
  await waitFor('what the card has to say', () => page.$('linchpin-card >>> .note'));
  await waitFor('the card offers something', () => offerInView(page));
  const point = await waitForRest('what the card offers', () => offerInView(page), 80);
  if (!point) throw new Error('The card offers nothing that could be pressed');
  await page.mouse.click(point.x, point.y);
  const outcome = async (): Promise<boolean> =>
    (await isRefused(page)) || (await standing(stage, page)) === 'withdrawn';
  await waitFor('nothing comes of it', outcome);
};
