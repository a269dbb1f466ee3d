import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { axeFindings } from './harness/axe';
import { askedCalls } from './harness/calls';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import {
  buttonNamed,
  chooseWay,
  endSession,
  pressButton,
  typeInto,
  typePassphrase,
  unlockWith,
} from './harness/key-storage';
import { enterKey } from './harness/options-page';
import type { ExtensionPage } from './harness/session';
import { textOf, textShows } from './harness/texts';
import { waitFor, waitForRest } from './harness/wait-for';

const WEAK = 'Summer2026!';
const STRONG = 'lantern quiet harvest ninefold';
const OTHER = 'granite olive seventeen marble';

const POPUP = { width: 400, height: 600 };
const NARROW = { width: 390, height: 844 };

const settled = (page: Page): Promise<unknown> => waitForRest('the page', () => page.content(), 150);
const open = async ({ session }: BrowserContext, path: ExtensionPage): Promise<Page> => {
  const page = await session.openExtensionPage(path);
  if (path === 'popup.html') await page.setViewport(POPUP);
  await page.bringToFront();
  return page;
};
/**
 * Light and wide, then dark and narrow: a picture each, and nothing for axe to find. A theme moves nothing, a width
 * colours nothing.
 */
const looksRight = async ({ session, picture }: BrowserContext, page: Page, title: string): Promise<void> => {
  const wide = page.viewport() ?? { width: 1280, height: 900 };
  // Not by `page.url()`: Firefox doesn't report the addresses of an extension's pages.
  const isPopup = await page.evaluate(() => location.pathname === '/popup.html');
  // A tab in the background may never be painted.
  await page.bringToFront();
  const variants = [
    { theme: 'light', size: wide },
    { theme: 'dark', size: isPopup ? POPUP : NARROW },
  ] as const;
  for (const { theme, size } of variants) {
    await session.prefer(page, theme);
    await page.setViewport(size);
    await settled(page);
    await picture(page, `key-storage-${title}-${theme}${size === NARROW ? '-narrow' : ''}`);
    expect(await axeFindings(page, 'html')).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, 'nothing is cut off at the side').toBeLessThanOrEqual(0);
  }
  await page.setViewport(wide);
  await session.prefer(page, 'light');
};

const keepUnder = async (page: Page, passphrase: string): Promise<void> => {
  await chooseWay(page, 'passphrase');
  await typePassphrase(page, passphrase);
  await textShows(page, 'Strong.');
  await pressButton(page, 'Protect with this passphrase');
  await textShows(page, 'Your passphrase now protects the key');
};
const scrollTo = (page: Page, selector: string): Promise<void> =>
  page.$eval(selector, (element) => element.scrollIntoView({ block: 'center' }));

describeInBrowsers(
  'keeping the key under a passphrase',
  (stage) => {
    it('refuses or advises against a weak passphrase, and takes a strong one', async () => {
      const page = await open(stage(), 'options.html');
      await chooseWay(page, 'passphrase');
      await scrollTo(page, '#keeping');
      await typePassphrase(page, 'password1');
      await pressButton(page, 'Protect with this passphrase');
      await textShows(page, 'too easy to guess');
      await looksRight(stage(), page, 'refused');
      await typePassphrase(page, WEAK);
      await textShows(page, 'Weak: choose a stronger one.');
      await typePassphrase(page, STRONG, WEAK);
      await textShows(page, 'Strong.');
      await pressButton(page, 'Protect with this passphrase');
      await textShows(page, "The two passphrases don't match");
      await keepUnder(page, STRONG);
      expect(await page.content()).not.toContain(STRONG);
      await looksRight(stage(), page, 'kept');
    });

    it('locks at once: every page says so and shows earlier figures as old, and no call is made', async () => {
      const { simulator } = stage();
      const popup = await open(stage(), 'popup.html');
      await textShows(popup, 'Needs attention');
      const options = await open(stage(), 'options.html');
      const review = await open(stage(), `review.html#project=${PROJECT_ID}`);
      await textShows(review, 'Act soon');
      await looksRight(stage(), popup, 'unlocked');
      const before = askedCalls(simulator.calls).length;
      await pressButton(popup, 'Lock now');
      for (const page of [popup, options, review]) {
        await page.bringToFront();
        await textShows(page, 'Linchpin is locked');
      }
      await textShows(review, 'Its creator has left the project');
      await textShows(popup, 'Out of date: updated');
      await textShows(popup, 'Needs attention');
      await looksRight(stage(), popup, 'popup-locked');
      await looksRight(stage(), options, 'options-locked');
      await looksRight(stage(), review, 'review-locked');
      expect(askedCalls(simulator.calls).length).toBe(before);
    });

    it('asks for the passphrase in a popup that opens while locked, with longer waits after wrong ones', async () => {
      const popup = await open(stage(), 'popup.html');
      await textShows(popup, 'Linchpin is locked');
      await waitFor('the focus in the field', () =>
        popup.$eval('#unlock', (field) => field === document.activeElement),
      );
      for (const wrong of ['one', 'two', 'three']) {
        await unlockWith(popup, wrong);
        await textShows(popup, 'Wrong passphrase');
        await waitFor('the field is cleared', () =>
          popup.$eval('#unlock', (field) => field instanceof HTMLInputElement && field.value === ''),
        );
      }
      await textShows(popup, 'Try again in');
      // Too early: nothing is tried, and what was entered stands.
      await unlockWith(popup, STRONG);
      expect(await textOf(popup)).toContain('Linchpin is locked');
      await looksRight(stage(), popup, 'popup-waiting');
      await waitFor('the wait is over', async () => !(await textOf(popup)).includes('Try again in'));
      await pressButton(popup, 'Unlock');
      await waitFor('unlocked', async () => !(await textOf(popup)).includes('Linchpin is locked'));
      await waitFor('Refresh', () => popup.$('.popup-refresh:not([aria-disabled])'));
    });

    it('lets the passphrase be changed, and then only the new one unlocks', async () => {
      const page = await open(stage(), 'options.html');
      await pressButton(page, 'Change passphrase');
      await typePassphrase(page, OTHER);
      await scrollTo(page, '#passphrase');
      await pressButton(page, 'Use new passphrase');
      await textShows(page, 'The passphrase was changed');
      await pressButton(page, 'Lock now');
      await unlockWith(page, STRONG);
      await textShows(page, 'Wrong passphrase');
      await unlockWith(page, OTHER);
      await waitFor('unlocked', () => page.$('#lock-after'));
    });

    it('loses the stored keys and nothing else if the passphrase is forgotten', async () => {
      const page = await open(stage(), 'options.html');
      await typeInto(page, '#windowDays', '30');
      await textShows(page, 'Saved');
      const review = await open(stage(), `review.html#project=${PROJECT_ID}`);
      const row = `[data-finding="creator-left:${KEYS.orphan.id}"]`;
      await (await waitFor('Snooze', () => review.$(`${row} .finding-snoozing button`))).click();
      await typeInto(review, `${row} [name="reason"]`, 'on holiday');
      await (await waitFor('its form', () => review.$(`${row} button[type=submit]`))).click();
      await waitFor('it is set aside', () => review.$(`${row}[data-snoozed]`));

      await page.bringToFront();
      await pressButton(page, 'Lock now');
      await pressButton(page, 'Forgotten passphrase?');
      await textShows(page, "You'll lose the stored keys for");
      await looksRight(stage(), page, 'forgotten');
      await pressButton(page, 'Erase the keys');
      await textShows(page, 'The stored keys are erased');
      await textShows(page, 'No usable key is stored');

      await enterKey(page, SECRETS.admin);
      await textShows(page, 'Voice Platform EU is connected');
      expect(await page.$eval('#windowDays', (field) => field instanceof HTMLInputElement && field.value)).toBe('30');
      await review.bringToFront();
      await waitFor('the snooze stands', () => review.$(`${row}[data-snoozed]`));
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'keeping the key for one session',
  (stage) => {
    it('works until the session ends, and then says where to enter the key again', async () => {
      const page = await open(stage(), 'options.html');
      await chooseWay(page, 'session');
      await scrollTo(page, '#keeping');
      await pressButton(page, 'Keep for this session only');
      await textShows(page, 'The key is now kept for this session only');
      const popup = await open(stage(), 'popup.html');
      await textShows(popup, 'Needs attention');
      const before = askedCalls(stage().simulator.calls).length;
      await (await waitFor('Refresh', () => popup.$('.popup-refresh:not([aria-disabled])'))).click();
      await waitFor('it was read', async () => askedCalls(stage().simulator.calls).length > before);
      await waitFor('Refresh', () => popup.$('.popup-refresh:not([aria-disabled])'));
      await endSession(popup);
      await popup.close();

      const later = await open(stage(), 'popup.html');
      await textShows(later, 'kept for one browser session and is gone');
      await textShows(later, 'Needs attention');
      await looksRight(stage(), later, 'popup-session-ended');
      const options = await open(stage(), 'options.html');
      await textShows(options, 'kept for one browser session and is gone');
      await looksRight(stage(), options, 'options-session-ended');
      await pressButton(options, 'Enter the key again');
      await waitFor('the focus in the field', () => options.$eval('#key', (field) => field === document.activeElement));
      await enterKey(options, SECRETS.admin);
      await textShows(options, 'Voice Platform EU is connected');
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'the report on the stored key',
  (stage) => {
    it('says who made it, what it may see and could do, when it expires and what would end it', async () => {
      const page = await open(stage(), 'options.html');
      await (await waitFor('the report', () => page.$('.about-key > summary'))).click();
      for (const words of [
        'Tied to',
        'If they leave the project or are removed',
        'If they became Member',
        'It could change things at Deepgram',
        'Updated',
      ]) {
        await textShows(page, words);
      }
      await scrollTo(page, '.about-key');
      await looksRight(stage(), page, 'own-key');
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'the report on a stored key with fewer scopes',
  (stage) => {
    it('says that it can change nothing', async () => {
      const page = await open(stage(), 'options.html');
      await (await waitFor('the report', () => page.$('.about-key > summary'))).click();
      await textShows(page, "It can't change anything at Deepgram");
      expect(await page.$(buttonNamed('Lock now'))).toBeNull();
    });
  },
  { secret: SECRETS.least, browsers: ['chromium'] },
);
