import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { askRemoval, panelSays } from './harness/assessments';
import { axeFindings } from './harness/axe';
import { badgesSettled, openCardOf } from './harness/cards';
import { openList } from './harness/console';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { textShows } from './harness/texts';
import { waitFor, waitForRest } from './harness/wait-for';

const settled = (page: Page): Promise<unknown> => waitForRest('the page', () => page.content(), 150);

const THEMES = ['light', 'dark'] as const;

/** One of Linchpin's own pages in both themes: a picture each, and nothing for axe to find. */
const expectNothingFound = async ({ session, picture }: BrowserContext, page: Page, title: string): Promise<void> => {
  for (const theme of THEMES) {
    await session.prefer(page, theme);
    await settled(page);
    await picture(page, `axe-${title}-${theme}`);
    expect(await axeFindings(page, 'html'), theme).toEqual([]);
  }
};

describeInBrowsers(
  'axe',
  (stage) => {
    it('finds nothing on the options page', async () => {
      const page = await stage().session.openExtensionPage('options.html');
      await textShows(page, 'Voice Platform EU');
      await expectNothingFound(stage(), page, 'options');
    });

    it('finds nothing in the popup', async () => {
      const page = await stage().session.openExtensionPage('popup.html');
      await page.setViewport({ width: 400, height: 600 });
      await textShows(page, 'Needs attention');
      await expectNothingFound(stage(), page, 'popup');
    });

    it.each(['findings', 'plan'])('finds nothing on the review page: %s', async (section) => {
      const member = section === 'plan' ? `&member=${PEOPLE.tomas.id}` : '';
      const page = await stage().session.openExtensionPage(`review.html#project=${PROJECT_ID}${member}`);
      if (section === 'plan') await textShows(page, 'Not safe');
      else await (await waitFor('the form to snooze', () => page.$('.finding-snoozing button'))).click();
      await expectNothingFound(stage(), page, `review-${section}`);
    });

    describe.each(THEMES)('in the %s theme', (theme) => {
      it('finds nothing in badges and card', async () => {
        const page = await openList(stage(), 'keys', { theme });
        await badgesSettled(page, 'keys');
        await openCardOf(page, `key:${KEYS.roleCapped.id}`);
        await settled(page);
        await stage().picture(page, `axe-card-${theme}`);
        expect(await axeFindings(page, 'linchpin-layer')).toEqual([]);
      });

      it.each([
        ['certain', PEOPLE.tomas.email, 'Not safe'],
        ['not certain', PEOPLE.sam.email, "can't tell who this is about"],
      ])('finds nothing beside the removal dialog of a member who is %s', async (_who, email, words) => {
        const page = await openList(stage(), 'team', { theme, layout: 'table' });
        await askRemoval(page, email);
        await panelSays(page, words);
        await settled(page);
        expect(await axeFindings(page, 'linchpin-layer')).toEqual([]);
      });
    });
  },
  { secret: SECRETS.admin },
);
