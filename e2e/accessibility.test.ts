import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { askRemoval, panelSays } from './harness/assessments';
import { axeFindings } from './harness/axe';
import { badgesSettled, openCardOf } from './harness/cards';
import { openList } from './harness/console';
import { story } from './harness/story';
import { textShows } from './harness/texts';
import { waitFor, waitForRest } from './harness/wait-for';

const settled = (page: Page): Promise<unknown> => waitForRest('the page', () => page.content(), 150);

story(
  'axe',
  (stage) => {
    describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
      it('finds nothing on the options page', async () => {
        const { session } = stage();
        const page = await session.openExtensionPage('options.html');
        await session.prefer(page, theme);
        await textShows(page, 'Voice Platform EU');
        await settled(page);
        await stage().picture(page, `axe-options-${theme}`);
        expect(await axeFindings(page, 'html')).toEqual([]);
      });

      it('finds nothing in the popup', async () => {
        const { session } = stage();
        const page = await session.openExtensionPage('popup.html');
        await page.setViewport({ width: 400, height: 600 });
        await session.prefer(page, theme);
        await textShows(page, 'Needs attention');
        await settled(page);
        await stage().picture(page, `axe-popup-${theme}`);
        expect(await axeFindings(page, 'html')).toEqual([]);
      });

      it.each(['findings', 'plan'])('finds nothing on the review page: %s', async (section) => {
        const { session } = stage();
        const member = section === 'plan' ? `&member=${PEOPLE.tomas.id}` : '';
        const page = await session.openExtensionPage(`review.html#project=${PROJECT_ID}${member}`);
        await session.prefer(page, theme);
        if (section === 'plan') await textShows(page, 'Not safe');
        else await (await waitFor('the form to snooze', () => page.$('.finding-actions button'))).click();
        await settled(page);
        await stage().picture(page, `axe-review-${section}-${theme}`);
        expect(await axeFindings(page, 'html')).toEqual([]);
      });

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
        ['not certain', PEOPLE.sam.email, "isn't certain"],
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
