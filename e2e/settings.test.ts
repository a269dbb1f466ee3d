import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { PEOPLE } from '../simulator/seeds/small-people';
import { badgesSettled, cardText, openCardOf } from './harness/cards';
import { openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { reloadExtensionPage } from './harness/reload';
import { readRows } from './harness/rows';
import { textShows } from './harness/texts';
import { waitFor, waitForRest } from './harness/wait-for';

const labelOf = async (page: Page, email: string): Promise<string> =>
  (await readRows(page, 'team')).find(({ emails }) => emails.includes(email))?.badges[0]?.label ?? '';

describeInBrowsers(
  'settings',
  (stage) => {
    const settings = (): Promise<Page> => stage().session.openExtensionPage('options.html');

    it('a longer window changes every figure at once, even on a page that is already open', async () => {
      const page = await openList(stage(), 'team');
      await badgesSettled(page, 'team');
      const week = await labelOf(page, PEOPLE.ana.email);
      const options = await settings();
      const field = await waitFor('the window', () => options.$('#windowDays'));
      await field.click({ count: 3 });
      await field.type('30');
      await textShows(options, 'Saved');
      await page.bringToFront();
      await waitFor('30 days on the badge', async () => (await labelOf(page, PEOPLE.ana.email)).includes('in 30 days'));
      expect(await labelOf(page, PEOPLE.ana.email)).not.toBe(week);
      await options.bringToFront();
      await field.click({ count: 3 });
      await field.type('7');
      await page.bringToFront();
      await waitFor('7 days again', async () => (await labelOf(page, PEOPLE.ana.email)) === week);
    });

    it('a service account is not counted as a person, whether marked by address or by pattern', async () => {
      const page = await openList(stage(), 'team');
      const options = await settings();
      const field = await waitFor('service accounts', () => options.$('#service-accounts'));
      await field.click();
      await field.type('*-bot@northwind.example');
      await options.click('#unusedAfterDays');
      await textShows(options, 'Saved');
      await stage().picture(options, 'options-settings');
      await page.bringToFront();
      await waitFor('it is told on the badge', async () => (await labelOf(page, PEOPLE.bot.email)).includes('service'));
      await openCardOf(page, `member:${PEOPLE.bot.id}`);
      expect(await cardText(page)).toContain('service account');
    });

    it('a service account that was typed is stored, though its tab was closed right after', async () => {
      const options = await settings();
      const field = await waitFor('service accounts', () => options.$('#service-accounts'));
      await field.click();
      await field.type('typed-last@northwind.example');
      // A key that was sent is not yet one that the page has heard.
      await waitFor('it stands in the field', () =>
        field.evaluate(
          (lines) => lines instanceof HTMLTextAreaElement && lines.value.includes('typed-last@northwind.example'),
        ),
      );
      await options.close();
      const again = await settings();
      await waitFor('the typed address', () =>
        again.$eval(
          '#service-accounts',
          (lines) => lines instanceof HTMLTextAreaElement && lines.value.includes('typed-last@northwind.example'),
        ),
      );
    });

    it('badges can be turned off for a page, and on again, without a reload', async () => {
      const page = await openList(stage(), 'team');
      await badgesSettled(page, 'team');
      const options = await settings();
      const toggle = await waitFor('the switch', () => options.$('.toggle input'));
      await waitForRest('the page is whole', () => options.content());
      await toggle.click();
      await textShows(options, 'Saved');
      await page.bringToFront();
      await waitFor('no badges', () => page.evaluate(() => !document.querySelector('[data-linchpin-for]')));
      await options.bringToFront();
      await toggle.click();
      await page.bringToFront();
      await badgesSettled(page, 'team');
    });

    it('a number out of bounds is reported and not saved', async () => {
      const options = await settings();
      const field = await waitFor('the window', () => options.$('#windowDays'));
      await field.click({ count: 3 });
      await field.type('400');
      await textShows(options, 'Enter a whole number from 7 to 90');
      await reloadExtensionPage(options);
      await waitFor('the stored value', () =>
        options.$eval('#windowDays', (input) => input instanceof HTMLInputElement && input.value === '7'),
      );
    });
  },
  { secret: SECRETS.admin },
);
