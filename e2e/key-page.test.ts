import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { panelButton } from './harness/assessments';
import { axeFindings } from './harness/axe';
import { CONSOLE, pathOf } from './harness/console';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { textOf, textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';

const UNKNOWN = '0a1b2c3d-0000-4000-8000-0123456789ab';

const openKey = ({ session }: BrowserContext, keyId: string): Promise<Page> =>
  session.openExtensionPage(`review.html#project=${PROJECT_ID}&section=history&about=key:${keyId}`);

const pointsOf = (page: Page): Promise<string[]> =>
  page.$$eval('.life-line li', (all) => all.map((each) => each.getAttribute('data-point') ?? ''));

const WIDTHS = [390, 1280, 1920];

/** The page in light and dark, at each width, none of which it overflows. */
const pictures = async ({ session, picture }: BrowserContext, page: Page, name: string): Promise<void> => {
  for (const scheme of ['light', 'dark'] as const) {
    await session.prefer(page, scheme);
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 1100 });
      await picture(page, `${name}-${scheme}-${width}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  }
  await session.prefer(page, 'light');
};

describeInBrowsers(
  'the page of a key',
  (stage) => {
    it('tells the life of a living key as a line, and its days as a picture with a table', async () => {
      const page = await openKey(stage(), KEYS.staging.id);
      await textShows(page, 'Busiest day');
      expect(await pointsOf(page)).toEqual(['made', 'first', 'busiest', 'last']);
      const text = await textOf(page);
      expect(text).toContain('Listed as active');
      // The small team has use that Deepgram names no key for: silence since then can't be told.
      expect(text).toMatch(/The last use that Linchpin knows of. After .* Deepgram named no key for/);
      const label = await page.$eval('.use-picture .spark', (each) => each.getAttribute('aria-label') ?? '');
      expect(label).toMatch(/requests on \d+ of the days that were read. Most on/);
      await page.focus('.use-picture .spark');
      await page.keyboard.press('Home');
      const said = (): Promise<string> => page.$eval('.spark', (each) => each.getAttribute('aria-valuetext') ?? '');
      const first = await said();
      await page.keyboard.press('ArrowRight');
      await waitFor('the next day', async () => (await said()) !== first);
      await page.click('.use-table summary');
      const months = await page.$$eval('.use-table tbody th', (all) => all.map(({ textContent }) => textContent ?? ''));
      expect(months.length).toBeGreaterThan(2);
      expect(months.every((month) => /^\d{4}-\d{2}$/.test(month))).toBe(true);
      expect(await axeFindings(page, 'html')).toEqual([]);
      await pictures(stage(), page, 'key-living');
    });

    it('explains a key that died with its creator, with what else died and what to create first', async () => {
      const page = await openKey(stage(), KEYS.prototype.id);
      await textShows(page, 'Listed as active');
      stage().simulator.world.removeMember(PROJECT_ID, PEOPLE.ana.id);
      await (await waitFor('Refresh', () => page.$('header .lp-button:not([aria-disabled])'))).click();
      await textShows(page, 'Why it ended');
      const text = await textOf(page);
      expect(text).toContain('Ana Ruiz, who created it, was removed from the project');
      expect(text).toContain('It was there at the reading of');
      expect(text).toContain('The key “voice notes” stopped working: its creator Ana Ruiz was removed');
      expect(text).toMatch(/In its last 7 days\s*[\d,]+/);
      expect((await pointsOf(page)).at(-1)).toBe('ended');
      const create = await page.$$eval('[data-create]', (all) => all.map((each) => each.getAttribute('data-create')));
      expect(create).toEqual([KEYS.prototype.id, KEYS.voiceNotes.id]);
      expect(await axeFindings(page, 'html')).toEqual([]);
      await pictures(stage(), page, 'key-dead');
    });

    it('is led to from the log page, for a key that Deepgram no longer knows', async () => {
      const { session } = stage();
      const page = await session.newPage();
      await page.goto(CONSOLE + pathOf(PROJECT_ID, 'usage/logs'));
      await (await waitFor('the filter', () => page.$('input.key-id'))).type(KEYS.prototype.id);
      await (await panelButton(page, 'Life and history')).click();
      await waitFor('its page', async () =>
        (await session.tabs()).some((url) => url.includes(encodeURIComponent(`key:${KEYS.prototype.id}`))),
      );
    });

    it('is found by an id that is pasted into the history, and says so where Linchpin has never seen it', async () => {
      const page = await stage().session.openExtensionPage(`review.html#project=${PROJECT_ID}&section=history`);
      await (await waitFor('the form', () => page.$('.find-key summary'))).click();
      const enter = async (id: string): Promise<void> => {
        await page.$eval('#find-key', (field) => {
          (field as HTMLInputElement).select();
        });
        await page.type('#find-key', id);
        await page.keyboard.press('Enter');
      };
      await enter('prototype');
      await textShows(page, 'That is no key ID');
      // A secret comes into no address.
      await enter(SECRETS.admin);
      await textShows(page, 'Linchpin has cleared the field');
      expect(page.url()).not.toContain(SECRETS.admin);
      expect(await page.$eval('#find-key', (field) => (field as HTMLInputElement).value)).toBe('');
      await enter(UNKNOWN);
      await textShows(page, 'Linchpin has never seen this key in this project');
      expect(await textOf(page)).toContain('It may belong to another project');
      expect(await axeFindings(page, 'html')).toEqual([]);
      await stage().picture(page, 'key-unknown');
    });

    it('explains a key that expired, and what to create in its place', async () => {
      const { world } = stage().simulator;
      const page = await openKey(stage(), KEYS.expiresSoon.id);
      await textShows(page, 'Listed as active');
      // Four days go by at Deepgram; it ends after three.
      world.clock.set(world.clock.now() + 4 * 86_400_000);
      await (await waitFor('Refresh', () => page.$('header .lp-button:not([aria-disabled])'))).click();
      await textShows(page, 'It reached its expiry.');
      const text = await textOf(page);
      expect(text).toContain('Listed as expired');
      expect(text).toContain('It was there at the reading of');
      expect((await pointsOf(page)).at(-1)).toBe('ended');
      const create = await page.$$eval('[data-create]', (all) => all.map((each) => each.getAttribute('data-create')));
      expect(create).toEqual([KEYS.expiresSoon.id]);
      // Before another tab is in front: Chromium paints none behind.
      await stage().picture(page, 'key-expired');
      const history = await stage().session.openExtensionPage(`review.html#project=${PROJECT_ID}&section=history`);
      await textShows(history, `The key “soon gone” expired`);
    });
  },
  { secret: SECRETS.admin },
);
