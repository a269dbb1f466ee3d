import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { PEOPLE } from '../simulator/seeds/small-people';
import { axeFindings } from './harness/axe';
import { badgesSettled, cardText, openCardOf } from './harness/cards';
import { openList } from './harness/console';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { enterKey } from './harness/options-page';
import { textShows } from './harness/texts';
import { waitFor, waitForRest } from './harness/wait-for';

interface Toolbar {
  readonly text: string;
  readonly title: string;
}

/** What the toolbar's button says, asked on a page of the extension. */
const toolbar = (page: Page): Promise<Toolbar> =>
  page.evaluate(`(async () => {
    const { action } = globalThis.browser ?? globalThis.chrome;
    return { text: await action.getBadgeText({}), title: await action.getTitle({}) };
  })()`) as Promise<Toolbar>;

const optionsTabs = async ({ session }: BrowserContext): Promise<number> =>
  (await session.tabs()).filter((tab) => tab === `${session.origin}/options.html`).length;

const mark = (email: string): string => `::-p-text(Mark ${email} as a service account)`;

describeInBrowsers(
  'the first minute',
  (stage) => {
    it('begins on the options page, which opens once, and the button says what to do', async () => {
      expect(await optionsTabs(stage())).toBe(1);
      const page = await stage().session.openExtensionPage('popup.html');
      await waitFor('the button asks for a key', async () => (await toolbar(page)).text === 'Key');
      expect((await toolbar(page)).title).toBe('Linchpin: connect a project to get started');
    });

    it('an update opens no page, and the button still says it', async () => {
      const { session } = stage();
      // Left first: an update takes an extension's pages away, and Firefox ends with its last tab.
      const [first] = await session.browser.pages();
      await first?.goto('about:blank');
      await session.updateExtension();
      const page = await session.openExtensionPage('review.html');
      await waitFor('the button asks for a key', async () => (await toolbar(page)).text === 'Key');
      await waitForRest('tabs', () => session.tabs(), 400);
      expect(await optionsTabs(stage())).toBe(0);
    });

    it('ends with a connected project: the button is quiet', async () => {
      const page = await stage().session.openExtensionPage('options.html');
      await enterKey(page, SECRETS.admin);
      await textShows(page, 'Voice Platform EU is connected');
      await waitFor('the button is quiet', async () => (await toolbar(page)).text === '');
      expect((await toolbar(page)).title).toBe('Linchpin');
    });

    describe('likely service accounts', () => {
      it.each(['light', 'dark'] as const)('are offered, and axe finds nothing in the %s theme', async (theme) => {
        const { session } = stage();
        const page = await session.openExtensionPage('options.html');
        await session.prefer(page, theme);
        await waitFor('the offer', () => page.$(mark(PEOPLE.bot.email)));
        for (const width of [1280, 390]) {
          await page.setViewport({ width, height: 900 });
          await page.$eval('#likely', (heading) => heading.scrollIntoView());
          await waitForRest('the page', () => page.content(), 150);
          await stage().picture(page, `likely-${theme}-${width}`);
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        }
        expect(await axeFindings(page, 'html')).toEqual([]);
        await page.setViewport({ width: 1280, height: 900 });
      });

      it('count as people until they are marked, also by keyboard, and then on no page', async () => {
        const { session } = stage();
        const page = await session.openExtensionPage('options.html');
        const button = await waitFor('the offer', () => page.$(mark(PEOPLE.bot.email)));
        expect(await page.$$(mark(PEOPLE.maya.email))).toEqual([]);
        const review = await session.openExtensionPage(`review.html#project=${PROJECT_ID}`);
        await textShows(review, 'Act soon');
        await waitFor('a finding that it carries most', () =>
          review.$(`[data-finding="carries-most:${PEOPLE.bot.id}"]`),
        );
        await page.bringToFront();
        await button.focus();
        await page.keyboard.press('Enter');
        await textShows(page, `${PEOPLE.bot.email} is marked as a service account.`);
        await waitFor('it stands in the settings', () =>
          page.$eval(
            '#service-accounts',
            (field, email) => (field as HTMLTextAreaElement).value === email,
            PEOPLE.bot.email,
          ),
        );
        await waitFor('the next one has the focus', () =>
          page.evaluate(() => document.activeElement?.closest('.likely') !== null),
        );
        await review.bringToFront();
        await waitFor(
          'nothing rests on it as on a person',
          async () => (await review.$(`[data-finding="carries-most:${PEOPLE.bot.id}"]`)) === null,
        );
        const list = await openList(stage(), 'team');
        await badgesSettled(list, 'team');
        await openCardOf(list, `member:${PEOPLE.bot.id}`);
        expect(await cardText(list)).toContain('service account');
      });
    });
  },
  { opening: { keepWelcome: true } },
);
