import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { INVITED, PEOPLE } from '../simulator/seeds/small-people';
import { axeFindings } from './harness/axe';
import { CONSOLE, pathOf } from './harness/console';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { readLayerText } from './harness/layer';
import { reloadExtensionPage } from './harness/reload';
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

/** What the toolbar's button says, asked on a page of the extension. */
const badgeText = (page: Page): Promise<string> =>
  page.evaluate('(globalThis.browser ?? globalThis.chrome).action.getBadgeText({})') as Promise<string>;

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

    it('is narrowed by a press to one topic and to a time, which a reload keeps', async () => {
      const page = await openHistory(stage());
      await textShows(page, 'Ana Ruiz left the project');
      const choose = async (label: string): Promise<void> => {
        const link = `::-p-xpath(//nav[contains(@class,"history-choices")]//a[text()="${label}"])`;
        await (await waitFor(label, () => page.$(link))).click();
      };
      await choose('Members');
      await waitFor('members alone', async () => {
        const all = await told(page);
        return all.length > 0 && all.every((title) => !title.startsWith('The key'));
      });
      await choose('Since yesterday');
      await reloadExtensionPage(page);
      await textShows(page, 'Ana Ruiz left the project');
      expect(await page.$$eval('[aria-current=true]', (all) => all.map(({ textContent }) => textContent))).toEqual([
        'Members',
        'Since yesterday',
      ]);
      expect((await told(page)).filter((title) => title.startsWith('The key'))).toEqual([]);
      await choose('Invites');
      await textShows(page, 'Nothing of this kind happened in this time');
    });

    it('was counted on the toolbar’s button and in the popup, until it was looked at', async () => {
      const { session, simulator } = stage();
      const popup = await session.openExtensionPage('popup.html');
      await popup.setViewport({ width: 400, height: 600 });
      await waitFor('all has been seen', async () => (await badgeText(popup)) === '');
      simulator.world.deleteKey(PROJECT_ID, KEYS.member.id);
      await (await waitFor('Refresh', () => popup.$('.popup-refresh:not([aria-disabled])'))).click();
      await textShows(popup, '1 change may have broken something');
      await waitFor('the count', async () => (await badgeText(popup)) === '1');
      await stage().picture(popup, 'popup-unseen');
      const page = await openHistory(stage());
      await textShows(page, 'The key “mobile app” was deleted');
      await waitFor('it is seen', async () => (await badgeText(popup)) === '');
    });

    it('tells each cause and many kinds at once, though a reading in between was not whole', async () => {
      const { world, faults } = stage().simulator;
      const page = await openHistory(stage());
      await textShows(page, 'Ana Ruiz left the project');
      world.removeMember(PROJECT_ID, PEOPLE.sam.id);
      world.deleteKey(PROJECT_ID, KEYS.botSpeak.id);
      world.deleteKey(PROJECT_ID, KEYS.orphan.id);
      world.acceptInvite(PROJECT_ID, INVITED[0].email);
      world.cancelInvite(PROJECT_ID, INVITED[1].email);
      world.invite(PROJECT_ID, 'next@northwind.example', 'admin');
      world.createKey(PROJECT_ID, PEOPLE.maya.id, { comment: 'fresh', scopes: ['member'] });
      Object.assign(world.project(PROJECT_ID).keys.get(KEYS.staging.id) ?? {}, { comment: 'stage two' });
      world.recordUsage(PROJECT_ID, { accessor: KEYS.neverUsed.id, requests: 40 });
      world.recordUsage(PROJECT_ID, { accessor: KEYS.staging.id, requests: 40 });
      for (const part of ['keys', 'invites'])
        faults.add({ endpoint: `GET /v1/projects/{project_id}/${part}`, fault: { kind: 'status', status: 403 } });
      await readAgain(page);
      await textShows(page, 'Sam Lee left the project');
      faults.clear();
      await readAgain(page);
      await textShows(page, 'The key “backend” stopped working: its creator Sam Lee was removed');
      expect(await told(page)).toEqual(
        expect.arrayContaining([
          'The key “test” stopped working: its creator Sam Lee was removed',
          'The key “speak” was deleted',
          expect.stringMatching(/^The key “left behind” is no longer listed/),
          expect.stringMatching(/newbie@northwind\.example accepted/),
          'The invite to contractor+eu@northwind.example is gone, withdrawn or declined',
          expect.stringMatching(/next@northwind\.example.*Admin/),
          'Maya Iyer created the key “fresh”',
          'The key “staging” is called “stage two” now',
          expect.stringContaining('“placeholder”'),
          expect.stringMatching(/37 days/),
        ]),
      );
      await stage().picture(page, 'history-many-kinds');
    });

    it('explains a key on the log page that Deepgram no longer knows', async () => {
      const page = await stage().session.newPage();
      await page.goto(CONSOLE + pathOf(PROJECT_ID, 'usage/logs'));
      await (await waitFor('the filter', () => page.$('input.key-id'))).type(KEYS.prototype.id);
      await waitFor('what became of it', async () => {
        const text = await readLayerText(page);
        return text.includes('stopped working: its creator') && text.includes('Create a new key');
      });
      await stage().picture(page, 'log-gone-key');
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
      // The world's clock stands still, so that two readings may be of one moment.
      expect(after).toHaveLength(before.length + 1);
      expect(after).toEqual(expect.arrayContaining(before));
    });
  },
  { secret: SECRETS.admin },
);
