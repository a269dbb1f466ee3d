import type { Page } from 'puppeteer';
import { it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { badgesSettled } from './harness/cards';
import { openList } from './harness/console';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { besidePlainBrowser } from './harness/plain-browser';
import type { ListName } from './harness/rows';
import { waitFor, waitForRest } from './harness/wait-for';

const LOOK = { layout: '2026', theme: 'light', language: 'en' } as const;
/** A line of a cell's text, in CSS pixels. */
const LINE = 21;
/** How much taller a list may be whose cells are wide enough for a comment and its badge side by side. */
const MOST = 1.08;

/** The heights of a list's rows, in CSS pixels: of the largest parts that hold one row's control (rows.ts). */
const rowHeights = (page: Page, list: ListName): Promise<number[]> =>
  inPage(
    page,
    (list) => {
      const control = list === 'keys' ? 'button[aria-expanded]' : '.icon-trash, button.small';
      const isOneRow = (element: Element | null): element is Element =>
        element !== null && !element.matches('.page') && element.querySelectorAll(control).length === 1;
      return [...(document.querySelector('.page')?.querySelectorAll(control) ?? [])].map((each) => {
        let row = each;
        while (isOneRow(row.parentElement)) row = row.parentElement;
        return row.getBoundingClientRect().height;
      });
    },
    list,
  );

const sum = (heights: readonly number[]): number => Math.round(heights.reduce((total, height) => total + height, 0));

describeInBrowsers(
  'a list on the Console of 2026',
  (stage) => {
    const plain = besidePlainBrowser(stage);

    const openAt = async (on: BrowserContext, list: ListName, width: number): Promise<Page> => {
      const page = await openList(on, list, LOOK);
      await page.setViewport({ width, height: 1_000 });
      return page;
    };

    /** Waits until the list at rest is no taller than it may be; on a busy machine a rest may be a pause. */
    const compare = async (list: ListName, width: number, most = Number.POSITIVE_INFINITY): Promise<void> => {
      const bare = await openAt(plain(), list, width);
      const page = await openAt(stage(), list, width);
      await badgesSettled(page, list);
      const both = async () => ({ without: await rowHeights(bare, list), badged: await rowHeights(page, list) });
      const told = await waitFor(`the heights of ${list} at ${width} px`, async () => {
        const { without, badged } = await waitForRest('the rows are at rest', both);
        const grown = badged.filter((height, row) => height > (without[row] ?? 0) + LINE);
        const sums = `${sum(without)} px without badges, ${sum(badged)} px with`;
        const isRight = without.length > 5 && badged.length === without.length && grown.length === 0;
        if (!isRight || sum(badged) > sum(without) * most) throw new Error(`${sums}; ${grown.length} rows too high`);
        return sums;
      });
      console.info(`${list} at ${width} px: ${told}`);
      await stage().picture(page, `height-${list}-${width}`);
      await bare.close();
    };

    // Comments and badges stand under each other here. How much the list grows depends on how many of the rows have two
    // lines anyway, and that on how long today's dates are.
    it('has no row that grows by more than a line: keys at 1280 px', async () => {
      await compare('keys', 1280);
    });

    it.each([
      ['keys', 1920],
      ['team', 1280],
      ['team', 1920],
    ] as const)('has none either, and grows by at most 8 percent: %s at %i px', async (list, width) => {
      await compare(list, width, MOST);
    });
  },
  { secret: SECRETS.admin },
);
