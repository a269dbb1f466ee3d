import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { badgeButton, badgesSettled, CARD, cardIsGone, cardText, inCard, openCardOf } from './harness/cards';
import { openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { remains } from './harness/layer';
import { waitFor, waitForRest } from './harness/wait-for';

const REF = `key:${KEYS.roleCapped.id}`;
const REFUSED = 'linchpin-notices >>> p ::-p-text(ignored that press)';

const svg = (inside: string, attributes = ''): string =>
  `<svg width="0" height="0" data-style="position:absolute"><filter id="f" ${attributes}>${inside}</filter></svg>`;
const matrix = (values: string): string => `<feColorMatrix type="matrix" values="${values}"/>`;
const PROTANOPIA = matrix('0.567 0.433 0 0 0 0.558 0.442 0 0 0 0 0.242 0.758 0 0 0 0 0 1 0');
const INVERTED = matrix('0.333 -0.667 -0.667 0 1 -0.667 0.333 -0.667 0 1 -0.667 -0.667 0.333 0 1 0 0 0 1 0');
const OVER_ALL = 'position:fixed;inset:0;z-index:2147483647;pointer-events:none';

/**
 * What somebody or something does to a page: a sheet, and markup beside the page's own, which may stand in a shadow
 * tree.
 */
type Look = Readonly<Partial<Record<'css' | 'html', string>>> & { readonly shadow?: ShadowRootMode };

/**
 * What extensions and styles for people's eyes do, as their own sources have it (dark themes, dimmers, colour
 * blindness).
 */
const HELP: Readonly<Record<string, Look>> = {
  'a dark theme by filter functions': { css: 'html{filter:invert(1) hue-rotate(180deg)}' },
  'a dark theme with a little less of all': {
    css: 'html{filter:invert(.93) hue-rotate(180deg) brightness(.9) contrast(1.2)}',
  },
  grey: { css: 'html{filter:grayscale(1)}' },
  'an SVG filter for colour blindness': { css: 'html{filter:url(#f)}', html: svg(PROTANOPIA) },
  'an SVG filter that inverts, over a large region': {
    css: 'html{filter:url(#f)}',
    html: svg(INVERTED, 'x="0" y="0" width="99999" height="99999" filterUnits="userSpaceOnUse"'),
  },
  'an SVG filter of curves': {
    css: 'html{filter:url(#f)}',
    html: svg(
      '<feComponentTransfer><feFuncR type="gamma" exponent="1.4"/><feFuncG type="linear" slope=".9"/><feFuncB type="table" tableValues="0 .6"/></feComponentTransfer>',
    ),
  },
  'an SVG filter in its own address': {
    css: `html{filter:url('data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><filter id="f">${PROTANOPIA}</filter></svg>`)}#f')}`,
  },
  fading: { css: 'html{opacity:.8}' },
  'a lot of fading': { css: 'html{opacity:.4}' },
  'a larger page': { css: 'html{zoom:1.25}' },
  'a smaller page': { css: 'html{zoom:.7}' },
  blending: { css: 'html{mix-blend-mode:difference;background:#fff}' },
  'a dimmer': { html: `<div data-style="${OVER_ALL};background:rgba(0,0,0,.6)"></div>` },
  'a warm sheet': { html: `<div data-style="${OVER_ALL};background:#ff9329;mix-blend-mode:multiply"></div>` },
  'a dimmer by opacity': { html: `<div data-style="${OVER_ALL};background:#000;opacity:.5"></div>` },
  'a sheet that inverts what is behind it': { html: `<div data-style="${OVER_ALL};backdrop-filter:invert(1)"></div>` },
  'a sheet that inverts by blending': {
    html: `<div data-style="${OVER_ALL};background:#fff;mix-blend-mode:difference"></div>`,
  },
  'a dimmer of no element': { css: `html::after{content:"";${OVER_ALL};background:rgba(0,0,0,.4)}` },
  'a dimmer in an open shadow tree': {
    html: `<div data-style="${OVER_ALL};background:rgba(20,10,0,.5)"></div>`,
    shadow: 'open',
  },
  'a dimmer in a closed shadow tree': {
    html: `<div data-style="${OVER_ALL};background:rgba(20,10,0,.5)"></div>`,
    shadow: 'closed',
  },
  'two dimmers': {
    html: `<div data-style="${OVER_ALL};background:rgba(0,0,0,.3)"></div><div data-style="${OVER_ALL};background:rgba(0,0,0,.3)"></div>`,
  },
  'an empty box for messages': {
    html: `<div data-style="${OVER_ALL}"><p data-style="position:absolute;top:0;left:0">Saved</p></div>`,
  },
};

/** The rest of a page: what is pressed may not have been seen. */
const DOUBT: Readonly<Record<string, Look>> = {
  'all of it nearly transparent': { css: 'html{opacity:.02}' },
  'all of it made transparent by a filter': { css: 'html{filter:opacity(.02)}' },
  'all of it black': { css: 'html{filter:brightness(0)}' },
  'all of it one grey': { css: 'html{filter:invert(.5)}' },
  'all of it blurred': { css: 'html{filter:blur(8px)}' },
  'a part of it cut off': { css: 'html{clip-path:inset(0 0 0 1px)}' },
  'an SVG filter that floods it': { css: 'html{filter:url(#f)}', html: svg('<feFlood flood-color="white"/>') },
  'an SVG filter that makes it transparent': {
    css: 'html{filter:url(#f)}',
    html: svg(matrix('1 0 0 0 0 0 1 0 0 0 0 0 1 0 0 0 0 0 .02 0')),
  },
  'an SVG filter that leaves a part out': {
    css: 'html{filter:url(#f)}',
    html: svg(PROTANOPIA, 'x="0" y="0" width="10%" height="10%"'),
  },
  'an opaque sheet': { html: `<div data-style="${OVER_ALL};background:#fff"></div>` },
  'a sheet that is nearly opaque': { html: `<div data-style="${OVER_ALL};background:#fffd"></div>` },
  'a picture': { html: `<div data-style="${OVER_ALL};background-image:linear-gradient(red,blue)"></div>` },
  'a sheet that no style lets be pressed': { html: `<div data-style="${OVER_ALL} !important;background:#fff"></div>` },
  'a sheet of no element': { css: `html::after{content:"";${OVER_ALL};background:#fff}` },
  'a sheet of a pseudo-element that says it twice': {
    css: `html #bait::before{content:"";${OVER_ALL} !important;background:#fff}`,
    html: '<div id="bait"></div>',
  },
  'a faint sheet made solid by its filter': {
    css: `#bait{${OVER_ALL};background:rgba(255,255,255,.02);filter:url(#f)}`,
    html: `<div id="bait"></div>${svg(matrix('1 0 0 0 0 0 1 0 0 0 0 0 1 0 0 0 0 0 50 0'))}`,
  },
  'a faint sheet made solid by a filter around it': {
    css: '#around{filter:url(#f)}',
    html: `<div id="around" data-style="${OVER_ALL}"><div data-style="${OVER_ALL};background:rgba(255,255,255,.02)"></div></div>${svg(matrix('1 0 0 0 0 0 1 0 0 0 0 0 1 0 0 0 0 0 50 0'))}`,
  },
  'a sheet in an open shadow tree': { html: `<div data-style="${OVER_ALL};background:#fff"></div>`, shadow: 'open' },
  'a sheet in a closed shadow tree': { html: `<div data-style="${OVER_ALL};background:#fff"></div>`, shadow: 'closed' },
  'a sheet in a shadow tree that no style lets be pressed': {
    html: `<div data-style="${OVER_ALL} !important;background:#fff"></div>`,
    shadow: 'closed',
  },
  'a shadow cast over all from afar': {
    html: '<div data-style="position:fixed;top:-9px;left:-9px;width:1px;height:1px;z-index:2147483647;box-shadow:0 0 0 4000px #fff;pointer-events:none"></div>',
  },
  'a shadow inside': { html: `<div data-style="${OVER_ALL};box-shadow:inset 0 0 0 4000px #fff"></div>` },
  'a border over all': { html: `<div data-style="${OVER_ALL};box-sizing:border-box;border:60vmax solid #fff"></div>` },
  'black blended into itself': {
    html: `<div data-style="position:fixed;z-index:2147483647"><div data-style="${OVER_ALL};background:#000;mix-blend-mode:screen"></div></div>`,
  },
};

/** The page's own rules for its content forbid style elements and attributes in markup; scripts may set both. */
const put = (page: Page, look: Look): Promise<void> =>
  inPage(
    page,
    (css, html, shadow) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
      const box = document.createElement('div');
      box.className = 'look';
      const root = shadow ? box.attachShadow({ mode: shadow }) : box;
      root.innerHTML = html;
      for (const styled of root.querySelectorAll<HTMLElement>('[data-style]'))
        styled.style.cssText = styled.dataset.style ?? '';
      document.documentElement.append(box);
    },
    ...([look.css ?? '', look.html ?? '', look.shadow ?? null] as const),
  );

const takeAway = (page: Page): Promise<void> =>
  inPage(page, () => {
    document.adoptedStyleSheets.pop();
    for (const each of document.querySelectorAll('.look')) each.remove();
  });

/** How long nothing may come of a press before it counts as one that missed. */
const PRESS_MS = 5_000;

/** A page of another size gets other buttons in other places, perhaps just while one is about to be pressed. */
const pressBadge = (page: Page): Promise<unknown> =>
  waitFor('the badge is pressed', async () => {
    if ((await page.$(CARD)) === null) {
      const badge = await badgeButton(page, REF);
      await waitForRest('the badge is at rest', () => badge.boundingBox(), 80, PRESS_MS);
      await badge.click();
    }
    return waitFor('what the card has to say', () => page.$(inCard('.note')), PRESS_MS);
  });

/** Presses the card's action that copies, in its middle, wherever the page's look has put it. */
const pressAction = async (page: Page): Promise<void> => {
  const action = await waitFor('the action', () => page.$(inCard('.actions .copy')));
  const box = await waitForRest('the action is at rest', () => action.boundingBox(), 80);
  if (!box) throw new Error('The action has no box');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
};

const isCopied = (page: Page): Promise<unknown> =>
  waitFor('the id is copied', async () => (await cardText(page)).includes('Copied'));

/** Applies each look to one page, one after the other. An error names the look. */
const underEach = async (looks: Readonly<Record<string, Look>>, act: (look: Look) => Promise<void>): Promise<void> => {
  for (const [name, look] of Object.entries(looks)) {
    await act(look).catch((error: unknown) => {
      throw new Error(`under ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
  }
};

describeInBrowsers(
  'a page that is restyled to be easier to read',
  (stage) => {
    it(`can be used like any other, under each of ${Object.keys(HELP).length} looks`, async () => {
      const page = await openList(stage(), 'keys');
      await badgesSettled(page, 'keys');
      await underEach(HELP, async (look) => {
        await put(page, look);
        await pressBadge(page);
        await pressAction(page);
        await isCopied(page);
        expect(await page.$(REFUSED)).toBeNull();
        await takeAway(page);
        await page.keyboard.press('Escape');
        await cardIsGone(page);
      });
    });

    // The layer is placed again, so its badges can no longer be pressed where they were.
    it.each(['*{filter:grayscale(1)}', 'html>*{filter:sepia(.4)}', 'html>*{opacity:.7}'])(
      'keeps the layer under a style that affects everything alike: %s',
      async (css) => {
        const page = await openList(stage(), 'keys');
        await badgesSettled(page, 'keys');
        await put(page, { css });
        // Longer than Linchpin takes to look at its layer again.
        await waitForRest('nothing of it goes', () => remains(page), 1_500);
        expect(await remains(page)).toBeGreaterThan(0);
      },
    );

    it(`refuses one press, says why, and keeps the layer, under each of ${Object.keys(DOUBT).length} looks`, async () => {
      const page = await openList(stage(), 'keys');
      await badgesSettled(page, 'keys');
      await underEach(DOUBT, async (look) => {
        await openCardOf(page, REF);
        await put(page, look);
        await pressAction(page);
        await waitFor('it is said why', () => page.$(REFUSED));
        expect(await cardText(page)).not.toContain('Copied');
        await takeAway(page);
        await pressAction(page);
        await isCopied(page);
        expect(await page.$(REFUSED)).toBeNull();
        await page.keyboard.press('Escape');
        await cardIsGone(page);
      });
    });
  },
  { secret: SECRETS.admin },
);
