import { expect, it } from 'vitest';
import type { Piece, RecordedNode } from '../simulator/console/app/layouts/recorded/recording';
import { recordingSchema } from '../simulator/console/recordings';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { cardIsGone, cardText, inCard, pasteInto } from './harness/cards';
import { goTo, openList, projectOf } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { choose, noticeSays, notices, openPanel, panelLines, ticks } from './harness/panel';
import { everyRowIsRight } from './harness/right-badges';
import { waitFor } from './harness/wait-for';

/** All texts of a recording, or those of some kinds. */
const piecesOf = (node: RecordedNode, kinds?: readonly Piece['kind'][]): Piece[] => {
  if ('text' in node) return node.text.filter(({ kind }) => !kinds || kinds.includes(kind));
  return 'children' in node ? (node.children ?? []).flatMap((child) => piecesOf(child, kinds)) : [];
};

/** Seconds: longer than Linchpin waits before it looks at a page again. */
const LONG = 4;

describeInBrowsers(
  'a page of which nothing is recognised',
  (stage) => {
    it('is reported once, quietly, although the page redraws every second', async () => {
      const page = await openList(stage(), 'team', { veiled: true });
      await noticeSays(page, "doesn't recognise this page's layout");
      expect(await inPage(page, () => document.querySelectorAll('[data-linchpin-for]').length)).toBe(0);
      await stage().picture(page, 'lost-notice');
      await ticks(page, LONG);
      expect(await notices(page)).toHaveLength(1);
      await (await waitFor('its cross', () => page.$('linchpin-notices >>> button:last-of-type'))).click();
      await ticks(page, LONG);
      expect(await notices(page)).toEqual([]);
    });

    it('shows the facts of its members in the side panel, which Esc closes', async () => {
      const page = await openList(stage(), 'team', { veiled: true, theme: 'dark', layout: 'grid' });
      await noticeSays(page, "doesn't recognise");
      await openPanel(page);
      const lines = await panelLines(page);
      const { accounts } = stage().simulator.world;
      for (const id of projectOf(stage()).members.keys()) {
        const { firstName, email } = accounts.get(id) ?? { email: id };
        expect(lines.filter((line) => line.includes(firstName ?? email)).length, email).toBeGreaterThan(0);
      }
      await stage().picture(page, 'lost-panel-dark');
      await choose(page, 'Tomás');
      expect(await cardText(page)).toContain(PEOPLE.tomas.email);
      await stage().picture(page, 'lost-card-dark');
      await page.keyboard.press('Escape');
      await cardIsGone(page);
    });

    it('shows the facts of its keys in the side panel, and a diagnosis that contains no word of the page', async () => {
      const page = await openList(stage(), 'keys', { veiled: true });
      await noticeSays(page, "doesn't recognise");
      await openPanel(page);
      const lines = await panelLines(page);
      expect(lines.some((line) => line.includes(KEYS.ingest.comment))).toBe(true);
      await stage().picture(page, 'lost-panel');
      await (await waitFor('Copy diagnosis', () => page.$(inCard('.actions button')))).click();
      await waitFor('it is copied', async () => (await cardText(page)).includes('Copied'));
      // Before the filter, where it is pasted, empties the list.
      const words = await inPage(page, () => document.body.innerText.split(/[^\p{L}]+/u));
      const preview = await page.$eval(inCard('.preview textarea'), (field) => (field as HTMLTextAreaElement).value);
      const diagnosis = await pasteInto(page, 'input.filter');
      expect(diagnosis).toBe(preview);
      const recording = recordingSchema.parse(JSON.parse(diagnosis));
      expect(recording).toMatchObject({ page: 'keys', source: 'recorded', lang: 'en', left: { beyond: 0 } });
      const told = new Set(piecesOf(recording.body).flatMap(({ text }) => text.split(/[^\p{L}]+/u)));
      const kept = new Set(piecesOf(recording.body, ['role', 'label']).flatMap(({ text }) => text.split(/[^\p{L}]+/u)));
      const months = new Set(piecesOf(recording.body, ['day', 'age']).flatMap(({ text }) => text.split(/[^\p{L}]+/u)));
      const odd = words.filter((word) => word.length > 3 && told.has(word) && !kept.has(word) && !months.has(word));
      expect(odd).toEqual([]);
    });

    it('is also reported when a page loses most of its badges later', async () => {
      const page = await openList(stage(), 'team');
      await everyRowIsRight(stage(), page, 'team');
      await ticks(page, LONG);
      expect(await notices(page)).toEqual([]);
      // As an extension does that writes its own words over the host's, and says nothing of it.
      await inPage(page, () => {
        const walker = document.createTreeWalker(document.querySelector('.page ul') ?? document.body, 4);
        while (walker.nextNode()) walker.currentNode.nodeValue = 'changed';
      });
      await noticeSays(page, "doesn't recognise this page's layout");
      await openPanel(page);
      await choose(page, 'Tomás');
      expect(await cardText(page)).toContain(PEOPLE.tomas.email);
    });

    it('takes its panel and its notice along when it is left', async () => {
      const page = await openList(stage(), 'keys', { veiled: true });
      await noticeSays(page, "doesn't recognise");
      await openPanel(page);
      await goTo(page, 'dashboard');
      await cardIsGone(page);
      expect(await notices(page)).toEqual([]);
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  "a page whose own styles hide Linchpin's badges",
  (stage) => {
    it.each([
      {
        what: 'every pseudo-element',
        css: '*::after { content: none !important; display: none !important }',
        list: 'keys',
      },
      { what: 'every button', css: 'button { display: none !important }', list: 'team' },
      { what: 'what pointers do', css: 'button { pointer-events: none !important }', list: 'keys' },
    ] as const)('shows its facts in the side panel: $what', async ({ what, css, list }) => {
      const page = await openList(stage(), list, { css });
      await noticeSays(page, "own styles hide Linchpin's badges");
      await openPanel(page);
      await choose(page, list === 'team' ? 'Tomás' : KEYS.ingest.comment);
      expect(await cardText(page)).toContain(list === 'team' ? PEOPLE.tomas.email : KEYS.ingest.id);
      await stage().picture(page, `hidden-${what.replaceAll(' ', '-')}`);
    });

    it.each(['table', 'virtual'] as const)('is not reported for a page that shows them, %s', async (layout) => {
      const page = await openList(stage(), 'keys', { layout });
      await everyRowIsRight(stage(), page, 'keys');
      await ticks(page, LONG);
      expect(await notices(page)).toEqual([]);
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'a browser without CSS anchor positioning',
  (stage) => {
    it.each(['team', 'keys'] as const)(
      'paints the right badges, and has their cards in the side panel: %s',
      async (list) => {
        const page = await openList(stage(), list);
        expect(await page.evaluate(() => CSS.supports('anchor-name: --a'))).toBe(false);
        await everyRowIsRight(stage(), page, list);
        expect(await page.$('linchpin-layer button[data-entity]')).toBeNull();
        await noticeSays(page, 'can show badges but not open their cards');
        await openPanel(page);
        await stage().picture(page, `unanchored-${list}`);
        await choose(page, list === 'team' ? 'Tomás' : KEYS.ingest.comment);
        expect(await cardText(page)).toContain(list === 'team' ? PEOPLE.tomas.email : KEYS.ingest.id);
      },
    );
  },
  // Chromium can't be told to do without it.
  { secret: SECRETS.admin, opening: { withoutAnchors: true }, browsers: ['firefox'] },
);
