import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { badgeButton, badgesSettled, CARD, cardIsGone, cardText, inCard, openCardOf } from './harness/cards';
import { goTo, openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { remains } from './harness/layer';
import { waitFor, waitForRest } from './harness/wait-for';

const REF = `key:${KEYS.roleCapped.id}`;

const isGone = (page: Page): Promise<unknown> =>
  waitFor('nothing of Linchpin is left', async () => (await remains(page)) === 0, 4_000);

/** Whether it stays away though the page changes its route, as with every other visit. */
const staysAway = async (page: Page): Promise<void> => {
  await goTo(page, 'team');
  await waitForRest('nothing comes back', () => remains(page), 400);
  expect(await remains(page)).toBe(0);
};

const style = (page: Page, selector: string, css: string): Promise<void> =>
  inPage(
    page,
    (selector, css) => {
      const element = document.querySelector<HTMLElement>(selector);
      if (!element) throw new Error(`There is no ${selector}`);
      element.style.cssText += `;${css}`;
    },
    selector,
    css,
  );

/** Where the middle of the card's action is that copies. */
const actionPoint = async (page: Page): Promise<{ x: number; y: number }> => {
  const action = await waitFor('the action', () => page.$(inCard('.actions .copy')));
  const box = await waitForRest('the action is at rest', () => action.boundingBox(), 80);
  if (!box) throw new Error('The action has no box');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

const openCard = async (page: Page): Promise<{ x: number; y: number }> => {
  await badgesSettled(page, 'keys');
  await openCardOf(page, REF);
  return actionPoint(page);
};

const ON_LAYER = [
  'opacity: 0',
  'opacity: 0.5 !important',
  'visibility: hidden',
  'filter: opacity(0.05)',
  'filter: blur(30px)',
  'clip-path: inset(50%)',
  'mix-blend-mode: multiply',
  'transform: scale(0.001)',
  'translate: 400px 0',
  'mask-image: linear-gradient(transparent, transparent)',
] as const;

describeInBrowsers(
  'a page that hides or moves the layer',
  (stage) => {
    it.each(ON_LAYER)('loses it when it gives the layer “%s”, and does not get it back', async (css) => {
      const page = await openList(stage(), 'keys');
      await openCard(page);
      await style(page, 'linchpin-layer', css);
      await isGone(page);
      await staysAway(page);
    });

    it.each(['opacity: 0', 'filter: blur(20px)', 'rotate: 180deg'])(
      'loses it when it gives the card “%s”',
      async (css) => {
        const page = await openList(stage(), 'keys');
        await openCard(page);
        await style(page, 'linchpin-card', `${css} !important`);
        await isGone(page);
      },
    );

    it('loses it when styles are put into the card itself, and a person presses there', async () => {
      const page = await openList(stage(), 'keys');
      const { x, y } = await openCard(page);
      await inPage(page, () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.actions { opacity: 0.01 }');
        document.querySelector('linchpin-card')?.shadowRoot?.adoptedStyleSheets.push(sheet);
      });
      await page.mouse.click(x, y);
      await isGone(page);
    });

    it('loses it when it takes the layer away or puts it elsewhere', async () => {
      for (const act of ['remove', 'move'] as const) {
        const page = await openList(stage(), 'keys');
        await openCard(page);
        await inPage(
          page,
          (act) => {
            const layer = document.querySelector('linchpin-layer');
            if (act === 'remove') layer?.remove();
            else if (layer) document.body.append(layer);
          },
          act,
        );
        await isGone(page);
      }
    });

    it('gets nothing out of the layer by events that it makes up', async () => {
      const page = await openList(stage(), 'keys');
      await badgesSettled(page, 'keys');
      await badgeButton(page, REF);
      const forge = (selector: string, inside: string): Promise<number> =>
        inPage(
          page,
          (selector, inside) => {
            const host = document.querySelector(selector);
            const root: ParentNode | null = host?.shadowRoot ?? host;
            const targets = [...(root?.querySelectorAll<HTMLElement>(inside) ?? [])];
            for (const target of targets) {
              const at = { bubbles: true, cancelable: true, composed: true };
              for (const kind of ['pointerover', 'pointerdown', 'pointerup'])
                target.dispatchEvent(new PointerEvent(kind, { ...at, pointerType: 'mouse' }));
              for (const kind of ['mousedown', 'mouseup', 'click']) target.dispatchEvent(new MouseEvent(kind, at));
              for (const key of ['Enter', ' ', 'Escape'])
                for (const kind of ['keydown', 'keyup']) target.dispatchEvent(new KeyboardEvent(kind, { ...at, key }));
              for (const kind of ['toggle', 'beforetoggle', 'focusin', 'focusout', 'input', 'change', 'submit'])
                target.dispatchEvent(new Event(kind, at));
              target.click();
            }
            return targets.length;
          },
          selector,
          inside,
        );
      expect(await forge('linchpin-badges', 'button')).toBeGreaterThan(3);
      // Longer than a pointer at rest takes to open a card.
      await waitForRest('no card comes', async () => (await page.$(CARD)) !== null, 600);
      expect(await page.$(CARD)).toBeNull();

      await openCardOf(page, REF);
      // What the request log says of the key's latest use comes after the rest.
      const before = await waitFor('the log has answered', async () => {
        const text = await cardText(page);
        return /\d:\d\d UTC/.test(text) && text;
      });
      expect(await forge('linchpin-card', 'button')).toBeGreaterThan(1);
      await waitForRest('the card stays as it is', () => cardText(page), 300);
      expect(await cardText(page)).toBe(before);
      expect(page.url()).toContain('/keys');
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'a page that does nothing wrong',
  (stage) => {
    describe('keeps the layer', () => {
      const cover = (page: Page, css: string, text: string, textCss = ''): Promise<void> =>
        inPage(
          page,
          (css, text, textCss) => {
            const box = document.createElement('div');
            box.id = 'cover';
            box.style.cssText = css;
            const words = document.createElement('p');
            words.style.cssText = textCss;
            words.textContent = text;
            box.append(words);
            box.addEventListener('click', () => box.setAttribute('data-pressed', ''));
            document.body.append(box);
          },
          css,
          text,
          textCss,
        );
      const isPressed = (page: Page) => page.$('#cover[data-pressed]');

      it('under an empty box for messages that lets presses through, and one message elsewhere', async () => {
        const page = await openList(stage(), 'keys');
        const box = 'position:fixed;inset:0;z-index:2147483647;pointer-events:none';
        await cover(page, box, 'Saved', 'position:absolute;top:0;left:0;background:#fff');
        const { x, y } = await openCard(page);
        await page.mouse.click(x, y);
        await waitFor('the id is copied', async () => (await cardText(page)).includes('Copied'));
      });

      it('under a menu over a badge, which gets the press, though it came under a pointer at rest', async () => {
        const page = await openList(stage(), 'keys');
        await badgesSettled(page, 'keys');
        const button = await badgeButton(page, REF);
        const box = await waitForRest('the badge is at rest', () => button.boundingBox(), 80);
        if (!box) throw new Error('The badge has no box');
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        await page.mouse.move(x, y);
        const menu = `position:fixed;left:${x - 60}px;top:${y - 40}px;width:120px;height:80px;background:#fff`;
        await cover(page, menu, 'Rename');
        await waitFor('the menu gets a press', async () => {
          await page.mouse.click(x, y);
          return isPressed(page);
        });
        await cardIsGone(page);
        expect(await page.$$('linchpin-layer')).toHaveLength(1);
      });

      it('when it fades all of itself in, as long as nobody presses anything', async () => {
        const page = await openList(stage(), 'keys');
        await badgesSettled(page, 'keys');
        await style(page, 'html', 'opacity: 0; transition: opacity 1500ms');
        await style(page, 'html', 'opacity: 1');
        await waitFor('it is faded in', () =>
          inPage(page, () => getComputedStyle(document.documentElement).opacity === '1'),
        );
        await openCardOf(page, REF);
        expect(await page.$$('linchpin-layer')).toHaveLength(1);
      });
    });
  },
  { secret: SECRETS.admin },
);
