import type { Page } from 'puppeteer';
import { beforeAll, expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { CARD, cardText, inCard, openCardOf } from './harness/cards';
import { CONSOLE, openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { readLayerText } from './harness/layer';
import { waitFor, waitForRest } from './harness/wait-for';

const key = KEYS.roleCapped;
const noFilter = 'input.key-id { display: none }';

const press = async (page: Page, selector: string): Promise<void> =>
  (await waitFor(selector, () => page.$(inCard(selector)))).click();

/** What the layer says on the log page, as soon as it says something. */
const saidOnLogs = async (page: Page): Promise<string> => {
  await press(page, '.actions .primary');
  await waitFor('the log page', () => page.$('.logs, .page'));
  return waitFor('a notice', async () => ((await page.$(CARD)) === null && (await readLayerText(page)).trim()) || null);
};

describeInBrowsers(
  'a browser that denies scripts the clipboard',
  (stage) => {
    beforeAll(async () => {
      const context = stage().session.browser.defaultBrowserContext();
      await context.setPermission(CONSOLE, { permission: { name: 'clipboard-write' }, state: 'denied' });
    });

    it('the card says so and shows the Key ID to be copied by hand', async () => {
      const page = await openList(stage(), 'keys');
      await openCardOf(page, `key:${key.id}`);
      await press(page, '.actions .copy');
      await waitFor('it says so', async () => (await cardText(page)).includes("didn't let Linchpin copy"));
      expect(await page.$eval(inCard('textarea'), (field) => 'value' in field && field.value)).toBe(key.id);
      expect(await cardText(page)).not.toContain('Copied');
      await stage().picture(page, 'clipboard-refused-card');
    });

    it('the card of a member says so too, for each of their keys', async () => {
      const page = await openList(stage(), 'team', { theme: 'dark' });
      await openCardOf(page, `member:${PEOPLE.tomas.id}`);
      // The verdict comes after the card, and moves what stands below it.
      await waitForRest('the card is whole', () => cardText(page));
      await press(page, '.keys button');
      const field = await waitFor('the Key ID', () => page.$(inCard('.keys textarea')));
      expect(
        Object.values(KEYS)
          .filter(({ by }) => by === 'tomas')
          .map(({ id }) => id),
      ).toContain(await field.evaluate((element) => (element instanceof HTMLTextAreaElement ? element.value : '')));
      await stage().picture(page, 'clipboard-refused-member');
    });

    it('the log page never says that the Key ID is on the clipboard, and shows it where its filter is not found', async () => {
      const page = await openList(stage(), 'keys', { css: noFilter });
      await openCardOf(page, `key:${key.id}`);
      const said = await saidOnLogs(page);
      expect(said).toContain(key.id);
      expect(said).not.toMatch(/copied|clipboard/);
      await stage().picture(page, 'clipboard-refused-logs');
    });

    it('the log page whose filter is found says only that it is filled', async () => {
      const page = await openList(stage(), 'keys');
      await openCardOf(page, `key:${key.id}`);
      expect(await saidOnLogs(page)).not.toMatch(/copied|clipboard/);
    });
  },
  // Firefox asks nobody, and has no way to be told to refuse.
  { secret: SECRETS.admin, browsers: ['chromium'], opening: {} },
);

describeInBrowsers(
  'a log page without a filter that can be found',
  (stage) => {
    it('says that the Key ID was copied', async () => {
      const page = await openList(stage(), 'keys', { css: noFilter });
      await openCardOf(page, `key:${key.id}`);
      expect(await saidOnLogs(page)).toContain('Key ID copied');
    });
  },
  { secret: SECRETS.admin },
);
