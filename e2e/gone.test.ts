import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { badgesSettled, cardIsGone, cardText, openCardOf } from './harness/cards';
import { goTo, openList, reload } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { remains } from './harness/layer';
import { everyRowIsRight } from './harness/right-badges';
import { waitFor, waitForRest } from './harness/wait-for';

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

describeInBrowsers(
  'an extension that is removed while its badges are on the page',
  (stage) => {
    it('leaves nothing on the page that is visible or swallows a click', async () => {
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

describeInBrowsers(
  'an extension that is updated under an open page',
  (stage) => {
    it('takes over from its previous copy: one layer, one set of rules, right badges that open', async () => {
      const page = await openList(stage(), 'keys');
      await everyRowIsRight(stage(), page, 'keys');
      await openCardOf(page, `key:${KEYS.roleCapped.id}`);
      await inPage(page, () => document.querySelector('linchpin-layer')?.setAttribute('title', 'old'));
      await page.mouse.move(0, 0);
      await stage().session.updateExtension();
      await cardIsGone(page);
      await waitFor('the new layer', () => page.$('linchpin-layer:not([title])'));
      await everyRowIsRight(stage(), page, 'keys');
      expect(await page.$$('linchpin-layer')).toHaveLength(1);
      // The pointer still rests on the other key's badge, whose card may have opened by that.
      await openCardOf(page, `key:${KEYS.ingest.id}`);
      await waitFor('the card of the key', async () => (await cardText(page)).includes(KEYS.ingest.id));
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

/** How the page stands as frames begin and as they have been painted. */
interface Frames {
  /** Frames that had the old rows after the address had changed. */
  left: number;
  /** Of all that had the old rows: how these stood, and their badges. */
  readonly standing: string[];
  /** Badges of the old list that stood in something else. */
  readonly wrong: string[];
  isOver: boolean;
}

/** Watches every frame from now on. */
const watchFrames = (page: Page, list: 'team' | 'keys'): Promise<void> =>
  inPage(
    page,
    (kind) => {
      const text = (): string => document.querySelector('.page')?.textContent ?? '';
      const [before, path] = [text(), location.pathname];
      const frames: Frames = { left: 0, standing: [], wrong: [], isOver: false };
      Object.assign(window, { frames });
      const look = (): void => {
        const badges = [...document.querySelectorAll('[data-linchpin-for]')];
        const refs = badges.map((cell) => cell.getAttribute('data-linchpin-for') ?? '');
        if (text() !== before) return void frames.wrong.push(...refs.filter((ref) => ref.startsWith(kind)));
        if (location.pathname !== path) frames.left += 1;
        const tops = [...document.querySelectorAll('.page *')].map((part) => part.getBoundingClientRect().top);
        const paint = badges.map((cell) => getComputedStyle(cell, '::after').content);
        const standing = JSON.stringify({ refs, paint, tops });
        if (!frames.standing.includes(standing)) frames.standing.push(standing);
      };
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = look;
      const each = (): void => {
        look();
        if (frames.isOver) return;
        // What comes by this way comes when the frame has been painted.
        port2.postMessage(null);
        requestAnimationFrame(each);
      };
      requestAnimationFrame(each);
    },
    list === 'team' ? 'member:' : 'key:',
  );

const framesOf = (page: Page): Promise<Frames> =>
  inPage(page, () => {
    const { frames } = window as unknown as { frames: Frames };
    frames.isOver = true;
    return frames as never;
  });

describeInBrowsers(
  'a page that is left',
  (stage) => {
    const ways = {
      'by a click': (page: Page, to: 'team' | 'keys' | 'dashboard') => goTo(page, to),
      // Where sizes are told, after all that draws in a frame: the page is painted once more before the Console draws
      // the next.
      'within a frame': (page: Page, to: 'team' | 'keys' | 'dashboard') =>
        inPage(
          page,
          (to) => {
            const observer = new ResizeObserver(() => {
              observer.disconnect();
              document.querySelector<HTMLElement>(`nav a[href$="/${to}"]`)?.click();
            });
            observer.observe(document.documentElement);
          },
          to,
        ),
    };
    it.each(
      (['by a click', 'within a frame'] as const).flatMap((way) => [
        { way, from: 'keys', to: 'team' } as const,
        { way, from: 'team', to: 'keys' } as const,
        { way, from: 'keys', to: 'dashboard' } as const,
      ]),
    )('keeps its badges as long as its rows: from $from to $to, $way', async ({ way, from, to }) => {
      const page = await openList(stage(), from, { layout: 'table' });
      await badgesSettled(page, from);
      await waitForRest('the badges', () => traces(page));
      await watchFrames(page, from);
      await waitFor('a frame', () =>
        inPage(page, () => (window as unknown as { frames: Frames }).frames.standing.length > 0),
      );
      await ways[way](page, to);
      await waitFor('the address', () => inPage(page, (to) => location.pathname.endsWith(to), to));
      if (to === 'dashboard')
        await waitFor('no badge', () => inPage(page, () => !document.querySelector('[data-linchpin-for]')));
      else await everyRowIsRight(stage(), page, to);
      const { left, standing, wrong } = await framesOf(page);
      expect(left).toBeGreaterThan(0);
      expect(standing).toHaveLength(1);
      expect(wrong).toEqual([]);
    });
  },
  { secret: SECRETS.admin },
);
