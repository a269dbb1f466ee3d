import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { badgesSettled, cardIsGone, cardText, openCardOf } from './harness/cards';
import { openList, reload } from './harness/console';
import { inPage } from './harness/in-page';
import { remains } from './harness/layer';
import { everyRowIsRight } from './harness/right-badges';
import { story } from './harness/story';
import { waitFor } from './harness/wait-for';

/** What a person sees or presses of Linchpin on the page, in words. */
const traces = (page: Page): Promise<string[]> =>
  inPage(page, () => {
    const painted = [...document.querySelectorAll('[data-linchpin-for]')].filter((cell) => {
      const { content } = getComputedStyle(cell, '::after');
      return content !== 'none' && content !== 'normal';
    });
    const pressed = [...document.querySelectorAll('linchpin-layer, linchpin-layer *')].filter((part) =>
      part.checkVisibility(),
    );
    return [...painted.map((cell) => `painted: ${cell.textContent}`), ...pressed.map((part) => part.outerHTML)];
  });

/** What a click in the middle of each badge that was there would reach, now. */
const middles = (page: Page): Promise<{ x: number; y: number }[]> =>
  page.$$eval('linchpin-layer button[data-entity]', (buttons) =>
    buttons
      .map((button) => button.getBoundingClientRect())
      .filter(({ y, height }) => y > 0 && y + height < innerHeight)
      .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 })),
  );

const reached = (page: Page, points: readonly { readonly x: number; readonly y: number }[]): Promise<string[]> =>
  inPage(page, (points) => points.map(({ x, y }) => document.elementFromPoint(x, y)?.localName ?? ''), points);

story(
  'an extension that is removed while its badges are on the page',
  (stage) => {
    it('leaves nothing there that is seen or swallows a click', async () => {
      const { session, name } = stage();
      const page = await openList(stage(), 'keys');
      await badgesSettled(page, 'keys');
      await openCardOf(page, `key:${KEYS.roleCapped.id}`);
      const points = await middles(page);
      expect(points.length).toBeGreaterThan(5);
      expect((await traces(page)).length).toBeGreaterThan(10);

      await session.removeExtension();
      await waitFor('nothing of it is seen', async () => (await traces(page)).length === 0, 2_000);
      expect((await reached(page, points)).filter((tag) => tag === '' || tag.startsWith('linchpin'))).toEqual([]);
      // Firefox ends the scripts with the extension: what can't be seen stays in the page until it is loaded again.
      if (name === 'chromium') expect(await remains(page)).toBe(0);
      await stage().picture(page, 'gone');
    });
  },
  { secret: SECRETS.admin },
);

story(
  'an extension that is updated under an open page',
  (stage) => {
    it('takes over from the copy before it: one layer, one set of rules, right badges that open', async () => {
      const page = await openList(stage(), 'keys');
      await everyRowIsRight(stage(), page, 'keys');
      await openCardOf(page, `key:${KEYS.roleCapped.id}`);
      await inPage(page, () => document.querySelector('linchpin-layer')?.setAttribute('title', 'old'));
      await stage().session.updateExtension();
      await cardIsGone(page);
      await waitFor('the new layer', () => page.$('linchpin-layer:not([title])'));
      await everyRowIsRight(stage(), page, 'keys');
      expect(await page.$$('linchpin-layer')).toHaveLength(1);
      await openCardOf(page, `key:${KEYS.ingest.id}`);
      expect(await cardText(page)).toContain(KEYS.ingest.id);
      expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
      await page.keyboard.press('Escape');
      await cardIsGone(page);
      await reload(page, 'keys');
      await everyRowIsRight(stage(), page, 'keys');
      expect(await page.$$('linchpin-layer')).toHaveLength(1);
    });
  },
  { secret: SECRETS.admin },
);
