import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { panelSays, panelStandsFree } from './harness/assessments';
import { badgesSettled, cardIsOpen, inCard, openCardOf } from './harness/cards';
import { openList, sortKeys } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { waitFor, waitForRest } from './harness/wait-for';

/** What the layer's buttons stand for, in their order, and the cells of these in the page's. */
const orders = (page: Page): Promise<{ buttons: string[]; cells: string[] }> =>
  inPage(page, () => {
    const anchors = [...document.querySelectorAll('linchpin-badges > button')].map(
      (button) => button.getAttribute('data-linchpin-anchor')?.replace('--linchpin-', '') ?? '',
    );
    const cells = [...document.querySelectorAll('[data-linchpin-anchor]:not(linchpin-badges > *)')];
    return { buttons: anchors, cells: cells.map((cell) => cell.getAttribute('data-linchpin-anchor') ?? '') };
  });

/** Parts of the layer that take any room. */
const floating = (page: Page): Promise<number> =>
  inPage(
    page,
    () => [...document.querySelectorAll('linchpin-layer *')].filter((part) => part.getClientRects().length > 0).length,
  );

describeInBrowsers(
  'the layer over the page',
  (stage) => {
    it('keeps its buttons in the order of the rows after rows are moved', async () => {
      const page = await openList(stage(), 'keys', { layout: 'keyed' });
      for (const by of ['comment', 'creator', 'comment'] as const) {
        await badgesSettled(page, 'keys');
        await sortKeys(page, by);
        await badgesSettled(page, 'keys');
        const now = await waitForRest('the order', () => orders(page), 120);
        expect(now.cells.length).toBeGreaterThan(3);
        expect(now.buttons).toEqual(now.cells);
      }
    });

    it.each(['table', 'grid', 'keyed'] as const)(
      'raises no error in the page while it is resized, %s',
      async (layout) => {
        const page = await openList(stage(), 'keys', { layout });
        await badgesSettled(page, 'keys');
        await inPage(page, () => {
          const errors: string[] = [];
          window.addEventListener('error', ({ message }) => errors.push(message));
          Object.assign(window, { errors });
        });
        for (const width of [1280, 900, 640, 390, 1100]) {
          await page.setViewport({ width, height: 800 });
          await waitForRest('the badges', () => orders(page), 120);
        }
        expect(await inPage(page, () => (window as unknown as { errors: string[] }).errors)).toEqual([]);
      },
    );

    it.each([1280, 390])(
      'leaves its own notice on the log page free, with its close button, at %i px',
      async (width) => {
        const page = await openList(stage(), 'keys', { layout: 'table' });
        await page.setViewport({ width, height: 800 });
        await openCardOf(page, `key:${KEYS.ingest.id}`);
        await cardIsOpen(page);
        const buttons = await page.$$(inCard('.actions button'));
        for (const button of buttons)
          if ((await button.evaluate((each) => each.textContent))?.includes('Usage logs')) await button.click();
        await panelSays(page, 'In use');
        await waitFor('the notice', () => page.$('linchpin-notices >>> button'));
        const isFree = () =>
          inPage(page, () => {
            const close = document.querySelector('linchpin-notices')?.shadowRoot?.querySelector('button');
            const box = close?.getBoundingClientRect();
            const top = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return top?.localName === 'linchpin-notices';
          });
        await waitFor('the notice can be closed', isFree);
        await panelStandsFree(page, 'body');
        await stage().picture(page, `notice-and-panel-${width}`);
        await (await page.$('linchpin-notices >>> button'))?.click();
        await waitFor('it is closed', async () => (await page.$('linchpin-notices >>> button')) === null);
      },
    );
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'a page that is printed',
  (stage) => {
    it('shows its badges and nothing that floats', async () => {
      const page = await openList(stage(), 'keys', { layout: 'table', theme: 'dark' });
      await openCardOf(page, `key:${KEYS.roleCapped.id}`);
      await page.emulateMediaType('print');
      expect(await floating(page)).toBe(0);
      const contents = await inPage(page, () =>
        [...document.querySelectorAll('[data-linchpin-label]')].map(
          (cell) => getComputedStyle(cell, '::after').content,
        ),
      );
      expect(contents.length).toBeGreaterThan(3);
      expect(contents.every((content) => content.includes('\u2066'))).toBe(true);
      await stage().picture(page, 'printed');
      // Longer than it takes to look whether a page hides the layer.
      await waitForRest('it stays', () => floating(page), 1_500);
      await page.emulateMediaType('screen');
      await cardIsOpen(page);
      expect(await floating(page)).toBeGreaterThan(3);
    });
  },
  { secret: SECRETS.admin, browsers: ['chromium'] },
);
