import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { askedCalls } from './harness/calls';
import { CONSOLE, openList, pathOf, projectOf } from './harness/console';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { chooseWay, pressButton, typePassphrase } from './harness/key-storage';
import { connectOn } from './harness/options-page';
import { noticeSays } from './harness/panel';
import { reloadExtensionPage } from './harness/reload';
import { everyRowIsRight } from './harness/right-badges';
import { textShows } from './harness/texts';
import { waitFor, waitForRest } from './harness/wait-for';

const PASSPHRASE = 'glacier umbrella tuesday harvest';

/** A page with badges that will say of itself whether it came back from the cache; then another document in its tab. */
const leave = async (stage: BrowserContext): Promise<Page> => {
  const page = await openList(stage, 'team');
  await everyRowIsRight(stage, page, 'team');
  await inPage(page, () => {
    window.addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset.cameBack = persisted ? 'from the cache' : 'reloaded';
    });
  });
  await page.goto(`${CONSOLE}/elsewhere`);
  return page;
};

/** Presses Back. Returns whether the page came from the cache or was reloaded. */
const comeBack = async (stage: BrowserContext, page: Page): Promise<string> => {
  await page.bringToFront();
  // Not by `goBack`: what comes from the cache loads nothing that could be waited for.
  await inPage(page, () => setTimeout(() => history.back()));
  await waitFor('the page is back', () =>
    inPage(
      page,
      (path) => location.pathname === path && document.readyState === 'complete',
      pathOf(projectOf(stage).id, 'team'),
    ),
  );
  return inPage(page, () => document.documentElement.dataset.cameBack ?? 'reloaded');
};

/** The same, of a page that must be the very one that was left. */
const goBack = async (stage: BrowserContext, page: Page): Promise<void> => {
  expect(await comeBack(stage, page), await notRestored(page)).toBe('from the cache');
};

/** What the browser says of why it kept nothing. */
const notRestored = (page: Page): Promise<string> =>
  inPage(page, () => JSON.stringify(performance.getEntriesByType('navigation')));

/** How many badges and buttons of Linchpin are there. */
const standing = (page: Page): Promise<number[]> =>
  inPage(page, () =>
    ['[data-linchpin-label]', 'linchpin-badges button'].map((what) => document.querySelectorAll(what).length),
  );

describeInBrowsers(
  'Back to a page that the browser kept in its cache',
  (stage) => {
    it('shows what was read from Deepgram meanwhile', async () => {
      const page = await leave(stage());
      const { simulator, session } = stage();
      simulator.world.createKey(projectOf(stage()).id, simulator.world.signedIn, { comment: 'meanwhile', scopes: [] });
      const before = askedCalls(simulator.calls).length;
      const popup = await session.openExtensionPage('popup.html');
      await (await waitFor('it can be read again', () => popup.$('.popup-refresh:not([aria-disabled])'))).click();
      await waitFor('it is read again', async () => askedCalls(simulator.calls).length > before);
      await waitFor('the reading has ended', () => popup.$('.popup-refresh:not([aria-disabled])'));
      await goBack(stage(), page);
      await everyRowIsRight(stage(), page, 'team');
    });

    it('shows no badge of a project that was disconnected meanwhile', async () => {
      const page = await leave(stage());
      const { session } = stage();
      const options = await session.openExtensionPage('options.html');
      await pressButton(options, `Disconnect ${projectOf(stage()).name}`);
      await pressButton(options, 'Disconnect and erase');
      await textShows(options, 'No project is connected yet');
      await goBack(stage(), page);
      expect(await waitForRest('what stands on the page', () => standing(page))).toEqual([0, 0]);
      await connectOn(options, SECRETS.admin);
      await page.bringToFront();
      await everyRowIsRight(stage(), page, 'team');
    });

    it('shows everything as old if Linchpin was locked meanwhile', async () => {
      const { session } = stage();
      const options = await session.openExtensionPage('options.html');
      await chooseWay(options, 'passphrase');
      await typePassphrase(options, PASSPHRASE);
      await pressButton(options, 'Protect with this passphrase');
      await textShows(options, 'Your passphrase now protects the key');
      const page = await leave(stage());
      await pressButton(options, 'Lock now');
      await waitFor('it is locked', () => options.$('#unlock'));
      await goBack(stage(), page);
      await waitFor('badges that are old', () =>
        inPage(page, () => document.documentElement.hasAttribute('data-linchpin-old')),
      );
      await noticeSays(page, 'Linchpin is locked');
      expect((await standing(page))[0]).toBeGreaterThan(5);
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'Back to a page whose Linchpin was updated or removed meanwhile',
  (stage) => {
    it('keeps nothing of the previous Linchpin, and has the right badges at the latest after a reload', async () => {
      const page = await leave(stage());
      await stage().session.updateExtension();
      // Chromium keeps no page that an extension which has changed since was in.
      const isKept = stage().name === 'firefox';
      expect(await comeBack(stage(), page)).toBe(isKept ? 'from the cache' : 'reloaded');
      if (isKept) {
        expect(await waitForRest('what stands on the page', () => standing(page))).toEqual([0, 0]);
        // By itself: puppeteer loses sight of a page that came from Firefox's cache, and would wait for its load in
        // vain.
        await reloadExtensionPage(page);
      }
      await everyRowIsRight(stage(), page, 'team');
      expect(await page.$$('linchpin-layer')).toHaveLength(1);
    });

    it('shows nothing of Linchpin once it is removed', async () => {
      const page = await leave(stage());
      await stage().session.removeExtension();
      expect(await comeBack(stage(), page)).toBe(stage().name === 'firefox' ? 'from the cache' : 'reloaded');
      expect(await waitForRest('what stands on the page', () => standing(page))).toEqual([0, 0]);
    });
  },
  { secret: SECRETS.admin },
);
