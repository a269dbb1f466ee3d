import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { axeFindings } from './harness/axe';
import { askedCalls } from './harness/calls';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { chooseFile } from './harness/files';
import { textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';

const KEY = KEYS.emoji;
const HOSTILE = '<img src=x onerror=alert(1)> =1+1';

const openTeam = ({ session }: BrowserContext): Promise<Page> =>
  session.openExtensionPage(`review.html#project=${PROJECT_ID}&section=team`);
/** By what stands on it: a button that is there once for each field says in its name which field it is about. */
const pressButton = async (page: Page, words: string): Promise<void> => {
  const button = await waitFor(words, async () => {
    for (const each of await page.$$('main button'))
      if ((await each.evaluate(({ textContent }) => textContent)) === words) return each;
    return null;
  });
  await button.click();
};
const choose = async (page: Page, text: string): Promise<void> => {
  await chooseFile(page, 'linchpin.team.json', text, () =>
    waitFor('it is compared', async () => (await page.$('.team-preview, [role="alert"]')) !== null),
  );
};
const fileOf = (ask: string, at: string): string =>
  JSON.stringify({
    version: '1.0',
    projects: { [PROJECT_ID]: { key: { [KEY.id]: { ask: { value: ask, at, by: 'Bo' } } } } },
  });
const asks = async (stage: BrowserContext): Promise<string> => {
  const page = await stage.session.openExtensionPage(
    `review.html#project=${PROJECT_ID}&section=history&about=key:${KEY.id}`,
  );
  const field = await waitFor('the note', () => page.$('#note-ask'));
  const text = await field.evaluate((one) => (one as HTMLInputElement).value);
  await page.close();
  return text;
};

describeInBrowsers(
  'the team file',
  (stage) => {
    it('is opened in two steps, and what lost is taken back at a press', async () => {
      const page = await openTeam(stage());
      page.on('dialog', (dialog) => {
        void dialog.dismiss();
        throw new Error(`A script ran: ${dialog.message()}`);
      });
      await textShows(page, 'Nothing is noted of this project yet');
      const calls = askedCalls(stage().simulator.calls).length;
      await choose(page, fileOf('Ida', '2026-01-01T12:00:00Z'));
      await textShows(page, '1 change is taken from the file');
      await stage().picture(page, 'team-preview');
      await pressButton(page, 'Take these changes');
      await textShows(page, 'The changes were taken from the file');
      expect(await asks(stage())).toBe('Ida');

      // Another browser's edit, and then one of this browser that it doesn't know.
      await pressButton(page, 'Keep mine');
      await textShows(page, 'What this browser said was kept');
      await choose(page, fileOf(HOSTILE, '2026-01-02T12:00:00Z'));
      await textShows(page, '1 field was changed on both sides');
      expect(await page.evaluate(() => document.querySelectorAll('main img').length)).toBe(0);
      expect(await axeFindings(page, 'html')).toEqual([]);
      await pressButton(page, 'Take these changes');
      await textShows(page, 'The changes were taken from the file');
      await pressButton(page, 'Take theirs');
      await textShows(page, 'What the file said was taken');
      await stage().picture(page, 'team-conflict');
      expect(await asks(stage())).toBe(HOSTILE);
      await page.setViewport({ width: 390, height: 844 });
      await stage().session.prefer(page, 'dark');
      await stage().picture(page, 'team-narrow-dark');
      expect(await axeFindings(page, 'html')).toEqual([]);
      expect(askedCalls(stage().simulator.calls).length).toBe(calls);
    });

    it('that can not be taken says why, and changes nothing', async () => {
      const page = await openTeam(stage());
      await choose(page, '{"version": "9.0"}');
      await textShows(page, 'written by a newer Linchpin (format 9.0)');
      await stage().picture(page, 'team-refused');
      expect(await axeFindings(page, 'html')).toEqual([]);
      expect(await asks(stage())).toBe(HOSTILE);
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'the team file saved',
  (stage) => {
    it('is downloaded, reads again, and says what is in it before', async () => {
      const page = await openTeam(stage());
      await choose(page, fileOf('Ida', '2026-01-01T12:00:00Z'));
      await pressButton(page, 'Take these changes');
      await textShows(page, '1 note with what is written');
      const folder = mkdtempSync(join(tmpdir(), 'linchpin-team-'));
      try {
        const target = await page.createCDPSession();
        await target.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
        await pressButton(page, 'Save the team file');
        const name = await waitFor('the file', async () => readdirSync(folder).find((each) => each.endsWith('.json')));
        expect(name).toBe('linchpin.team.json');
        const text = readFileSync(join(folder, name), 'utf8');
        expect(JSON.parse(text).projects[PROJECT_ID].key[KEY.id].ask.value).toBe('Ida');
        expect(text).not.toContain(SECRETS.admin);
        await choose(page, text);
        await textShows(page, 'The file says what this browser knows already');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
  // Firefox's downloads are out of a test's reach.
  { secret: SECRETS.admin, opening: {}, browsers: ['chromium'] },
);
