import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { badgeButton, badgesSettled, CARD, cardIsGone, cardIsOpen, inCard } from './harness/cards';
import { openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { waitFor, waitForRest } from './harness/wait-for';

/** Themes in turn: they move nothing, but each is to be seen in the pictures. */
const sizes = [
  { width: 1280, height: 720, theme: 'dark' },
  { width: 1280, height: 900, theme: 'light' },
  { width: 390, height: 844, theme: 'dark' },
] as const;

/** Parts of the open card that lie beyond the window or, for its actions, beyond the card; in words. */
const outOfReach = (page: Page): Promise<string[]> =>
  inPage(page, () => {
    const root = document.querySelector('linchpin-card')?.shadowRoot;
    const card = root?.querySelector('[role=dialog]');
    const actions = [...(root?.querySelectorAll('.actions button') ?? [])];
    if (!card || actions.length === 0) return ['There is no card with actions'];
    const beyond = (what: string, inner: DOMRect, outer: DOMRectReadOnly): string[] => {
      const inside =
        inner.left >= outer.left - 0.5 &&
        inner.top >= outer.top - 0.5 &&
        inner.right <= outer.right + 0.5 &&
        inner.bottom <= outer.bottom + 0.5;
      return inside ? [] : [`${what} ${JSON.stringify(inner)} beyond ${JSON.stringify(outer)}`];
    };
    const frame = card.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const hidden = actions.filter((action) => {
      const { x, y, width, height } = action.getBoundingClientRect();
      return root?.elementFromPoint(x + width / 2, y + height / 2) !== action;
    });
    return [
      ...beyond('the card', frame, new DOMRectReadOnly(0, 0, clientWidth, clientHeight)),
      ...actions.flatMap((action) => beyond(action.textContent ?? '', action.getBoundingClientRect(), frame)),
      ...hidden.map((action) => `${action.textContent} is covered`),
    ];
  });

describeInBrowsers(
  'the card within the window',
  (stage) => {
    it.each(sizes)(
      'shows its actions at once wherever its badge is, in a window of $width × $height',
      async ({ theme, ...size }) => {
        const page = await openList(stage(), 'keys', { theme, layout: 'table' });
        await page.setViewport(size);
        await badgesSettled(page, 'keys');
        for (const block of ['start', 'center', 'end'] as const) {
          const ref = `key:${KEYS.roleCapped.id}`;
          const button = await badgeButton(page, ref);
          await page.$eval(`[data-linchpin-for="${ref}"]`, (cell, block) => cell.scrollIntoView({ block }), block);
          await waitForRest('the badge', () => button.boundingBox(), 80);
          await button.click();
          await cardIsOpen(page);
          await waitForRest('the card', () => page.$(CARD).then((card) => card?.boundingBox()), 80);
          await stage().picture(page, `reach-${size.width}x${size.height}-${theme}-${block}`);
          expect(await page.$$(inCard('.warning'))).toHaveLength(2);
          expect(await outOfReach(page)).toEqual([]);
          await page.keyboard.press('Escape');
          await cardIsGone(page);
        }
      },
    );

    it('reads from left to right on a page that reads from right to left, and is as much in reach there', async () => {
      const page = await openList(stage(), 'keys', { dir: 'rtl' });
      const ref = `key:${KEYS.roleCapped.id}`;
      const content = await (await badgeButton(page, ref)).evaluate((_, selector) => {
        const cell = document.querySelector(selector);
        return cell ? getComputedStyle(cell, '::after').content : '';
      }, `[data-linchpin-for="${ref}"]`);
      // The isolate that keeps figures and words of a label in their order.
      expect(content).toMatch(/\u2066.*\u2069/);
      await (await badgeButton(page, ref)).click();
      const card = await cardIsOpen(page);
      expect(await card.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
      expect(await outOfReach(page)).toEqual([]);
    });

    it('hides none of its words behind its foot when scrolled to its end', async () => {
      const page = await openList(stage(), 'keys');
      await page.setViewport({ width: 1280, height: 720 });
      await (await badgeButton(page, `key:${KEYS.roleCapped.id}`)).click();
      const card = await cardIsOpen(page);
      await card.evaluate((element) => element.scrollTo(0, 100_000));
      await waitFor('it is scrolled to its end', () =>
        card.evaluate((element) => element.scrollTop + element.clientHeight >= element.scrollHeight - 1),
      );
      expect(await outOfReach(page)).toEqual([]);
      const note = await page.$eval(inCard('.note'), (element) => element.getBoundingClientRect().bottom);
      const foot = await page.$eval(inCard('.actions'), (element) => element.getBoundingClientRect().top);
      expect(note).toBeLessThanOrEqual(foot + 0.5);
    });
  },
  { secret: SECRETS.admin },
);
