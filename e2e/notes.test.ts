import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { axeFindings } from './harness/axe';
import { cardText, inCard, openCardOf } from './harness/cards';
import { openList } from './harness/console';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { reloadExtensionPage } from './harness/reload';
import { textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';

const KEY = KEYS.emoji;
const HOSTILE = '<img src=x onerror=alert(1)> \u202egnp.exe =1+1';

const openNote = ({ session }: BrowserContext, id: string = KEY.id, kind = 'key'): Promise<Page> =>
  session.openExtensionPage(`review.html#project=${PROJECT_ID}&section=history&about=${kind}:${id}`);

const enter = async (page: Page, selector: string, text: string): Promise<void> => {
  const field = await waitFor(selector, () => page.$(selector));
  await field.click({ count: 3 });
  await field.type(text);
};
const save = async (page: Page): Promise<void> => {
  await (await waitFor('Save note', () => page.$('.note-form button[type="submit"]'))).click();
};

/** Deletes this of the ledger, as a browser may lose it. */
const erase = (page: Page, stores: readonly string[]): Promise<unknown> =>
  page.evaluate(
    (stores) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('linchpin-ledger');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const tx = db.transaction(stores, 'readwrite');
          for (const store of stores) tx.objectStore(store).clear();
          tx.oncomplete = () => resolve(db.close());
          tx.onerror = () => reject(tx.error);
        };
      }),
    [...stores],
  );

/** Makes the ledger one that a newer version has written. */
const spoil = (page: Page): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('linchpin-ledger', 99);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => resolve(opening.result.close());
      }),
  );

describeInBrowsers(
  'notes',
  (stage) => {
    it('are written on the review page, saved, and undone by a press', async () => {
      const page = await openNote(stage());
      await textShows(page, 'Notes on the key');
      await enter(page, '#note-purpose', 'Transcribes support calls');
      await page.keyboard.press('Tab');
      // The next by keyboard is the button that adds a place.
      await page.keyboard.press('Enter');
      await enter(page, '.note-entry input', 'Jenkins');
      await page.select('.note-entry select', 'ci');
      await enter(page, '#note-ask', HOSTILE);
      await page.select('#note-successor', KEYS.member.id);
      await page.select('#note-backup', PEOPLE.tomas.id);
      await save(page);
      await textShows(page, 'The note was saved in this browser');
      const said = await waitFor('what was saved', () => page.$('.note-said .snooze-done'));
      await enter(page, '#note-purpose', 'Something else');
      await page.keyboard.press('Enter');
      await waitFor('it is said again', () => said.evaluate(({ isConnected }) => !isConnected));
      await (await waitFor('Undo', () => page.$('.note-said button'))).click();
      await textShows(page, 'The last change was undone');
      await waitFor('what was before', async () => {
        const text = await page.$eval('#note-purpose', (field) => (field as HTMLInputElement).value);
        return text === 'Transcribes support calls';
      });
      await stage().picture(page, 'note-form');
      expect(await axeFindings(page, 'html')).toEqual([]);
      await page.setViewport({ width: 390, height: 844 });
      await stage().session.prefer(page, 'dark');
      await stage().picture(page, 'note-form-narrow-dark');
      expect(await axeFindings(page, 'html')).toEqual([]);
    });

    it('are on the card in the Console, as text, with a way to edit them and none to write there', async () => {
      const page = await openList(stage(), 'keys', { layout: 'grid' });
      page.on('dialog', (dialog) => {
        void dialog.dismiss();
        throw new Error(`A script ran: ${dialog.message()}`);
      });
      await openCardOf(page, `key:${KEY.id}`);
      await waitFor('the note', async () => (await cardText(page)).includes('Transcribes support calls'));
      const text = await cardText(page);
      for (const words of ['CI: Jenkins', '<img src=x onerror=alert(1)> gnp.exe =1+1', 'Backup owner', 'Edit note'])
        expect(text).toContain(words);
      expect(await page.evaluate(() => document.querySelectorAll('linchpin-layer img').length)).toBe(0);
      await stage().picture(page, 'note-card');
      expect(await axeFindings(page, 'linchpin-layer')).toEqual([]);
      const buttons = await page.$$(inCard('button'));
      for (const button of buttons)
        if ((await button.evaluate(({ textContent }) => textContent)) === 'Edit note') await button.click();
      await waitFor('its page', async () =>
        (await stage().session.tabs()).some((url) => url.includes('review.html') && url.includes(KEY.id)),
      );
    });

    it('are found by their words', async () => {
      const { session } = stage();
      const page = await session.openExtensionPage(`review.html#project=${PROJECT_ID}&section=notes`);
      await textShows(page, '1 note');
      await enter(page, '.note-search', 'JENKINS support');
      await textShows(page, '🚀 launch');
      await stage().picture(page, 'notes-list');
      expect(await axeFindings(page, 'html')).toEqual([]);
      await enter(page, '.note-search', 'nothing like it');
      await textShows(page, 'No note has all of these words');
    });

    it('come back from their second copy when the browser has lost them, and that is told', async () => {
      const page = await openNote(stage());
      await waitFor('the note', () => page.$('#note-purpose'));
      await erase(page, ['records', 'snoozes']);
      await reloadExtensionPage(page);
      await waitFor('what was written', async () => {
        const field = await page.$('#note-purpose');
        return (await field?.evaluate((one) => (one as HTMLInputElement).value)) === 'Transcribes support calls';
      });
      const history = await stage().session.openExtensionPage(`review.html#project=${PROJECT_ID}&section=history`);
      await textShows(history, 'came back from their second copy');
      await stage().picture(history, 'notes-restored');
    });

    it('are safe where the ledger can not be opened, which is built again at a press', async () => {
      const { session } = stage();
      const page = await openNote(stage());
      await waitFor('the note', () => page.$('#note-purpose'));
      await spoil(page);
      await reloadExtensionPage(page);
      const link = await waitFor('the way out', () => page.$('a[href*="section=recovery"]'));
      await stage().picture(page, 'ledger-newer');
      const href = await link.evaluate((one) => (one as HTMLAnchorElement).hash);
      const recovery = await session.openExtensionPage(`review.html${href}`);
      await textShows(recovery, 'written by a newer Linchpin');
      await textShows(recovery, 'Notes: 1');
      await stage().picture(recovery, 'recovery');
      expect(await axeFindings(recovery, 'html')).toEqual([]);
      await recovery.setViewport({ width: 390, height: 844 });
      await session.prefer(recovery, 'dark');
      await stage().picture(recovery, 'recovery-narrow-dark');
      expect(await axeFindings(recovery, 'html')).toEqual([]);
      await (await waitFor('Build it again', () => recovery.$('button[data-kind="danger"]'))).click();
      await textShows(recovery, 'The storage was built again');
      await stage().picture(recovery, 'recovery-done');
      const again = await openNote(stage());
      await waitFor('what was written', async () => {
        const field = await again.$('#note-purpose');
        return (await field?.evaluate((one) => (one as HTMLInputElement).value)) === 'Transcribes support calls';
      });
    });
  },
  { secret: SECRETS.admin },
);
