import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { axeFindings } from './harness/axe';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { textOf, textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';

const openHistory = ({ session }: BrowserContext): Promise<Page> =>
  session.openExtensionPage(`review.html#project=${PROJECT_ID}&section=history`);

const readAgain = async (page: Page): Promise<void> => {
  const refresh = await waitFor('Refresh', () => page.$('header .lp-button:not([aria-disabled])'));
  await refresh.click();
};

const told = (page: Page): Promise<string[]> =>
  page.$$eval('.history-what', (all) =>
    all.map(({ textContent }) => (textContent ?? '').replace(/[\u2066-\u2069]/g, '')),
  );

describeInBrowsers(
  'the history of a project',
  (stage) => {
    it('begins with nothing, and says since when', async () => {
      const page = await openHistory(stage());
      await textShows(page, 'Nothing has changed since Linchpin began to compare readings');
      await textShows(page, 'every 15 minutes');
      await stage().picture(page, 'history-empty');
    });

    it('tells who was removed, which keys died of it and what they carried, and which was deleted', async () => {
      const { world } = stage().simulator;
      const page = await openHistory(stage());
      await textShows(page, 'Nothing has changed');
      world.removeMember(PROJECT_ID, PEOPLE.ana.id);
      world.deleteKey(PROJECT_ID, KEYS.botRead.id);
      world.setRole(PROJECT_ID, PEOPLE.nameless.id, 'member');
      await readAgain(page);
      await textShows(page, 'Ana Ruiz left the project');
      const all = await told(page);
      expect(all).toEqual(
        expect.arrayContaining([
          'The key “prototype” stopped working: its creator Ana Ruiz was removed',
          'The key “voice notes” stopped working: its creator Ana Ruiz was removed',
          'The key “read” was deleted',
          'ops@northwind.example is Member now, and was Admin before',
        ]),
      );
      expect(await textOf(page)).toMatch(/It carried [\d,]+ requests in its last 7 days/);
      expect(await axeFindings(page, 'html')).toEqual([]);
      await stage().picture(page, 'history');
      await page.setViewport({ width: 390, height: 844 });
      await stage().session.prefer(page, 'dark');
      await stage().picture(page, 'history-narrow-dark');
    });

    it('goes on after the browser has ended the worker, and tells nothing twice', async () => {
      const page = await openHistory(stage());
      await waitFor('what happened before', async () => (await told(page)).length > 3);
      const before = await told(page);
      // In Firefox no test can end it.
      if (stage().name === 'chromium') await stage().session.killWorker();
      stage().simulator.world.deleteKey(PROJECT_ID, KEYS.emoji.id);
      await readAgain(page);
      await textShows(page, '🚀 launch');
      const after = await told(page);
      expect(after.length).toBe(before.length + 1);
      expect(after.slice(1)).toEqual(before);
    });
  },
  { secret: SECRETS.admin },
);
