import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { PEOPLE } from '../simulator/seeds/small-people';
import { askRemoval, inPanel, panelSays, panelText } from './harness/assessments';
import { askedCalls } from './harness/calls';
import { badgesSettled, cardText, openCardOf } from './harness/cards';
import { openList, reload } from './harness/console';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { chooseWay, endSession, pressButton, typePassphrase, unlockWith } from './harness/key-storage';
import { enterKey } from './harness/options-page';
import { noticeSays, notices } from './harness/panel';
import { everyRowIsRight } from './harness/right-badges';
import { textShows } from './harness/texts';
import { waitFor, waitForRest } from './harness/wait-for';

const PASSPHRASE = 'lantern quiet harvest ninefold';
const AS_OF = 'Not updated since';
const UNKNOWN = "Can't tell whether this is safe";
const REFUSED = 'Your passphrase protects the stored key';

/** What a page shows of its badges: what they say, how large they are, how they look, and their names by ear. */
const badges = (page: Page) =>
  inPage(page, () => {
    const cells = [...document.querySelectorAll('[data-linchpin-label]')];
    return {
      isOld: document.documentElement.hasAttribute('data-linchpin-old'),
      labels: cells.map((cell) => cell.getAttribute('data-linchpin-label')),
      boxes: cells.map((cell) => {
        const { x, y, width, height } = cell.getBoundingClientRect();
        const { inlineSize, blockSize } = getComputedStyle(cell, '::after');
        return [x, y, width, height, inlineSize, blockSize].join(' ');
      }),
      looks: cells.map((cell) => {
        const { color, borderStyle, backgroundImage } = getComputedStyle(cell, '::after');
        return { color, borderStyle, isHatched: backgroundImage.includes('gradient') };
      }),
      // A badge that only says that it may be one of two says nothing that could be old.
      names: [...document.querySelectorAll('linchpin-badges button:not([data-entity="ambiguous"])')].map(
        (button) => button.getAttribute('aria-label') ?? '',
      ),
    };
  });

const oldShown = (page: Page) =>
  waitFor('badges that are old', async () => {
    const now = await badges(page);
    return now.isOld && now.names.length > 0 && now.names.every((name) => name.includes(AS_OF)) && now;
  });
const freshShown = (page: Page) =>
  waitFor('badges that are fresh', async () => {
    const now = await badges(page);
    return !now.isOld && now.names.length > 0 && now.names.every((name) => !name.includes(AS_OF)) && now;
  });

const isSafeShown = async (page: Page): Promise<boolean> => (await page.$(inPanel('.verdict.safe'))) !== null;

const openPopup = async ({ session }: BrowserContext): Promise<Page> => {
  const popup = await session.openExtensionPage('popup.html');
  await popup.bringToFront();
  return popup;
};
const keepIn = async ({ session }: BrowserContext, mode: 'passphrase' | 'session'): Promise<Page> => {
  const options = await session.openExtensionPage('options.html');
  await chooseWay(options, mode);
  if (mode === 'passphrase') await typePassphrase(options, PASSPHRASE);
  return options;
};

describeInBrowsers(
  'a key under a passphrase that locks while the Console is open',
  (stage) => {
    it('marks everything shown as old, calls nobody safe and asks Deepgram nothing until it is unlocked', async () => {
      const options = await keepIn(stage(), 'passphrase');
      await pressButton(options, 'Protect with this passphrase');
      await textShows(options, 'Your passphrase now protects the key');

      const page = await openList(stage(), 'team');
      await everyRowIsRight(stage(), page, 'team');
      await askRemoval(page, PEOPLE.ida.email);
      await panelSays(page, 'Safe: nothing has used their keys');
      expect(await isSafeShown(page)).toBe(true);
      // The past year was read for that, and the member's badge says it too.
      await waitFor('the badge follows', async () => (await badges(page)).labels.join().includes('quiet for 9'));
      const before = await waitForRest('the badges', () => badges(page));
      expect(before.isOld).toBe(false);

      const popup = await openPopup(stage());
      await textShows(popup, 'Voice Platform');
      await waitFor('the popup has read', () => popup.$('.popup-refresh:not([aria-disabled])'));
      await pressButton(popup, 'Lock now');
      await textShows(popup, 'Linchpin is locked');
      const { calls } = stage().simulator;
      const asked = await waitForRest('the calls', async () => askedCalls(calls).length);

      // Without being asked: the panel that said safe a moment ago, and the badges beside it.
      await page.bringToFront();
      await panelSays(page, UNKNOWN);
      expect(await panelText(page)).toContain(REFUSED);
      expect(await isSafeShown(page)).toBe(false);
      await stage().picture(page, 'locked-panel');
      await (await page.$$('.modal-buttons .button'))[0]?.click();
      const old = await oldShown(page);
      expect(old.labels).toEqual(before.labels);
      expect(old.boxes).toEqual(before.boxes);
      for (const look of old.looks) expect(look).toMatchObject({ borderStyle: 'dotted', isHatched: true });
      expect(new Set(old.looks.map(({ color }) => color)).size, 'no tone has its colour').toBe(1);
      await noticeSays(page, 'Linchpin is locked');
      expect((await notices(page)).join()).toContain("press Linchpin's button in the browser's toolbar");
      await stage().picture(page, 'locked-team');

      await openCardOf(page, `member:${PEOPLE.ida.id}`);
      expect(await cardText(page)).toMatch(/Linchpin is locked.*may have changed since.*Unlock it/);
      await stage().picture(page, 'locked-card');

      // The same for a person who opens the page later.
      await reload(page, 'team');
      await badgesSettled(page, 'team');
      await oldShown(page);
      await askRemoval(page, PEOPLE.ida.email);
      await panelSays(page, UNKNOWN);
      expect(await isSafeShown(page)).toBe(false);
      expect(await waitForRest('the calls', async () => askedCalls(calls).length)).toBe(asked);

      await popup.bringToFront();
      await unlockWith(popup, PASSPHRASE);
      await waitFor('it is unlocked', async () => (await popup.$('#unlock')) === null);
      await page.bringToFront();
      await panelSays(page, 'Safe: nothing has used their keys');
      expect(askedCalls(calls).length).toBeGreaterThan(asked);
      await (await page.$$('.modal-buttons .button'))[0]?.click();
      const fresh = await freshShown(page);
      expect(fresh.looks).toEqual(before.looks);
      await waitFor('the notice is gone', async () => !(await notices(page)).join().includes('locked'));
      await everyRowIsRight(stage(), page, 'team');
      await stage().picture(page, 'unlocked-team');
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'a key that was kept for one browser session',
  (stage) => {
    it('leaves the last figures, marked as old, when the session ends, and all is fresh once the key is entered again', async () => {
      const options = await keepIn(stage(), 'session');
      await pressButton(options, 'Keep for this session only');
      await textShows(options, 'The key is now kept for this session only');
      const page = await openList(stage(), 'keys');
      await everyRowIsRight(stage(), page, 'keys');
      const { labels } = await waitForRest('the badges', () => badges(page));
      const { calls } = stage().simulator;
      const asked = await waitForRest('the calls', async () => askedCalls(calls).length);

      await endSession(options);
      await reload(page, 'keys');
      await badgesSettled(page, 'keys');
      await noticeSays(page, 'one browser session and is gone');
      expect((await oldShown(page)).labels).toEqual(labels);
      expect(await waitForRest('the calls', async () => askedCalls(calls).length)).toBe(asked);
      await stage().picture(page, 'session-ended-keys');

      await enterKey(options, SECRETS.admin);
      await page.bringToFront();
      await freshShown(page);
      await everyRowIsRight(stage(), page, 'keys');
      await waitFor('the notice is gone', async () => !(await notices(page)).join().includes('session'));
    });

    it('is reported as lost with an update of Linchpin, if that ended the session, until it is entered again', async () => {
      const before = await keepIn(stage(), 'session');
      await enterKey(before, SECRETS.admin);
      await textShows(before, 'Voice Platform EU is connected');
      const page = await openList(stage(), 'keys');
      await everyRowIsRight(stage(), page, 'keys');

      await stage().session.updateExtension();
      await waitFor('it is said', async () =>
        (await notices(page)).join().includes('Linchpin was updated or reloaded'),
      );
      await reload(page, 'keys');
      await badgesSettled(page, 'keys');
      await noticeSays(page, 'one browser session, and Linchpin was updated or reloaded');
      const popup = await openPopup(stage());
      await textShows(popup, 'Linchpin was updated or reloaded');
      await stage().picture(popup, 'session-updated-popup');
      const options = await stage().session.openExtensionPage('options.html');
      await textShows(options, 'Linchpin was updated or reloaded');
      await enterKey(options, SECRETS.admin);
      await page.bringToFront();
      await freshShown(page);
    });
  },
  { secret: SECRETS.admin },
);
