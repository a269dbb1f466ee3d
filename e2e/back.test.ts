import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { CONSOLE, openList, pathOf, projectOf } from './harness/console';
import { inPage } from './harness/in-page';
import { chooseWay, pressButton, typePassphrase } from './harness/keeping';
import { connectOn } from './harness/options-page';
import { noticeSays } from './harness/panel';
import { reloadExtensionPage } from './harness/reload';
import { everyRowIsRight } from './harness/right-badges';
import { type Stage, story } from './harness/story';
import { textShows } from './harness/texts';
import { waitFor, waitForRest } from './harness/wait-for';

const PASSPHRASE = 'glacier umbrella tuesday harvest';

/** A page with badges that will say of itself whether it came back from the cache; then another document in its tab. */
const leave = async (stage: Stage): Promise<Page> => {
  const page = await openList(stage, 'team');
  await everyRowIsRight(stage, page, 'team');
  await inPage(page, () => {
    window.addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset.cameBack = persisted ? 'from the cache' : 'anew';
    });
  });
  await page.goto(`${CONSOLE}/elsewhere`);
  return page;
};

/** Presses Back; whether the page is the one that was left, or loaded anew. */
const comeBack = async (stage: Stage, page: Page): Promise<string> => {
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
  return inPage(page, () => document.documentElement.dataset.cameBack ?? 'anew');
};

/** The same, of a page that must be the very one that was left. */
const goBack = async (stage: Stage, page: Page): Promise<void> => {
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

story(
  'Back to a page that the browser has kept as it was',
  (stage) => {
    it('shows what was read meanwhile', async () => {
      const page = await leave(stage());
      const { simulator, session } = stage();
      simulator.world.createKey(projectOf(stage()).id, simulator.world.signedIn, { comment: 'meanwhile', scopes: [] });
      const before = simulator.calls.count();
      const popup = await session.openExtensionPage('popup.html');
      await (await waitFor('it can be read again', () => popup.$('.popup-refresh:not([aria-disabled])'))).click();
      await waitFor('it is read again', async () => simulator.calls.count() > before);
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

    it('shows as old what was locked meanwhile', async () => {
      const { session } = stage();
      const options = await session.openExtensionPage('options.html');
      await chooseWay(options, 'passphrase');
      await typePassphrase(options, PASSPHRASE);
      await pressButton(options, 'Keep under this passphrase');
      await textShows(options, 'The key is kept under your passphrase now');
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

story(
  'Back to a page whose Linchpin is another now, or gone',
  (stage) => {
    it('has nothing of the one before, and right badges at the latest once it is loaded anew', async () => {
      const page = await leave(stage());
      await stage().session.updateExtension();
      // Chromium keeps no page that an extension which has changed since was in.
      const isKept = stage().name === 'firefox';
      expect(await comeBack(stage(), page)).toBe(isKept ? 'from the cache' : 'anew');
      if (isKept) {
        expect(await waitForRest('what stands on the page', () => standing(page))).toEqual([0, 0]);
        // By itself: puppeteer loses sight of a page that came from Firefox's cache, and would wait for its load in vain.
        await reloadExtensionPage(page);
      }
      await everyRowIsRight(stage(), page, 'team');
      expect(await page.$$('linchpin-layer')).toHaveLength(1);
    });

    it('shows nothing of it once it is removed', async () => {
      const page = await leave(stage());
      await stage().session.removeExtension();
      expect(await comeBack(stage(), page)).toBe(stage().name === 'firefox' ? 'from the cache' : 'anew');
      expect(await waitForRest('what stands on the page', () => standing(page))).toEqual([0, 0]);
    });
  },
  { secret: SECRETS.admin },
);
