import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { askedCalls } from './harness/calls';
import {
  badgeButton,
  badgesSettled,
  CARD,
  cardIsGone,
  cardIsOpen,
  cardText,
  focused,
  inCard,
  openCardOf,
  pasteInto,
  peekAt,
} from './harness/cards';
import { filterKeys, openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { readRows } from './harness/rows';
import { variantsIn } from './harness/variants';
import { waitFor, waitForRest } from './harness/wait-for';

const capped = `key:${KEYS.roleCapped.id}`;

describeInBrowsers(
  'the card of a badge',
  (stage) => {
    it('opens on a click with what is known about the key, and Esc closes it and puts the focus back on the badge', async () => {
      const page = await openList(stage(), 'keys');
      await openCardOf(page, capped);
      const text = await cardText(page);
      for (const words of ['Tomás Nagy', 'owners:write', KEYS.roleCapped.id, 'Last used'])
        expect(text).toContain(words);
      await stage().picture(page, 'card-key-light');
      await page.keyboard.press('Escape');
      await cardIsGone(page);
      expect(await focused(page)).toContain('Tomás Nagy');
    });

    it('opens with the shortcut and Enter, without a mouse', async () => {
      const page = await openList(stage(), 'team', { theme: 'dark' });
      await badgesSettled(page, 'team');
      await badgeButton(page, `member:${PEOPLE.tomas.id}`);
      const press = async (code: 'KeyL' | 'KeyK'): Promise<void> => {
        await page.keyboard.down('Alt');
        await page.keyboard.down('Shift');
        await page.keyboard.press(code);
        await page.keyboard.up('Shift');
        await page.keyboard.up('Alt');
      };
      await press('KeyL');
      const first = await waitFor(
        'a badge has the focus',
        async () => (await focused(page)).includes('Maya') && focused(page),
      );
      await press('KeyL');
      await waitFor('the next badge has the focus', async () => (await focused(page)) !== first);
      await page.keyboard.press('Enter');
      await cardIsOpen(page);
      expect(await cardText(page)).toContain('Tomás Nagy');
      await stage().picture(page, 'card-member-dark');
      await page.keyboard.press('Escape');
      await cardIsGone(page);
      await press('KeyK');
      await waitFor('back to the badge before', async () => (await focused(page)) === first);
    });

    it('shows a little when the pointer rests on a badge, while the pointer is on either, and asks Deepgram nothing', async () => {
      const page = await openList(stage(), 'keys', { layout: 'grid' });
      await badgesSettled(page, 'keys');
      const { calls } = stage().simulator;
      const before = askedCalls(calls).length;
      const peek = await peekAt(page, capped);
      const label = await page.$eval(
        `[data-linchpin-for="${capped}"]`,
        (cell) => cell.getAttribute('data-linchpin-label') ?? 'none',
      );
      expect(await cardText(page)).toContain(label.replace(/[\u2066-\u2069]/g, ''));
      expect((await peek.boundingBox())?.height).toBeLessThanOrEqual(220);
      expect(await page.$(inCard('dl'))).toBeNull();
      await stage().picture(page, 'card-peek');
      await peek.hover();
      expect(await page.$(CARD)).not.toBeNull();
      expect(askedCalls(calls).length).toBe(before);
      await page.mouse.move(2, 2);
      await cardIsGone(page);
    });

    it('says all that is known once a person asks, takes the focus, and stays when the pointer leaves', async () => {
      const page = await openList(stage(), 'keys', { layout: 'grid' });
      await peekAt(page, capped);
      await (await waitFor('Show details', () => page.$(inCard('.peeked + button')))).click();
      await cardIsOpen(page);
      await page.mouse.move(2, 2);
      // Longer than a card waits for a pointer that has left it.
      expect(await waitForRest('it stays', async () => (await page.$(CARD)) !== null, 600)).toBe(true);
      expect(await cardText(page)).toContain(KEYS.roleCapped.id);
      await page.keyboard.press('Escape');
      await cardIsGone(page);
      expect(await focused(page)).toContain('Tomás Nagy');
    });

    it('copies the Key ID', async () => {
      const page = await openList(stage(), 'keys');
      await openCardOf(page, `key:${KEYS.member.id}`);
      await (await waitFor('Copy Key ID', () => page.$(inCard('.actions .copy')))).click();
      await waitFor('it says so', async () => (await cardText(page)).includes('Copied'));
      await page.keyboard.press('Escape');
      expect(await pasteInto(page, 'input.filter')).toBe(KEYS.member.id);
    });

    it('lets the person choose by id between keys that look the same', async () => {
      const page = await openList(stage(), 'keys');
      await filterKeys(page, KEYS.testOne.comment);
      await badgesSettled(page, 'keys');
      const selector = 'linchpin-layer button[data-entity="ambiguous"]';
      await page.$eval('[data-linchpin-for="ambiguous"]', (cell) => cell.scrollIntoView({ block: 'center' }));
      await (await waitFor('the badge of both', () => page.$(selector))).click();
      await waitFor('the choice', () => page.$(inCard('.choice')));
      const text = await cardText(page);
      for (const { id } of [KEYS.testOne, KEYS.testTwo]) expect(text).toContain(id);
      await stage().picture(page, 'card-ambiguous');
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'a card whose row now shows another key',
  (stage, browser) => {
    it.each(variantsIn(browser))('closes, in layout $layout, $language', async (look) => {
      const page = await openList(stage(), 'keys', look);
      await badgesSettled(page, 'keys');
      const alone = (id: string) =>
        waitFor('that key in the first place', async () =>
          (await readRows(page, 'keys'))[0]?.badges.some(({ for: ref }) => ref === `key:${id}`),
        );
      await filterKeys(page, KEYS.member.comment);
      await alone(KEYS.member.id);
      await openCardOf(page, `key:${KEYS.member.id}`);
      // By the Console itself: what a person presses outside the card closes it anyway.
      await filterKeys(page, KEYS.ingest.comment);
      await alone(KEYS.ingest.id);
      expect(await page.$(CARD)).toBeNull();
    });

    it('closes when its badge scrolls out of reach, because another badge may get the same anchor', async () => {
      const page = await openList(stage(), 'keys', { layout: 'table' });
      await page.setViewport({ width: 1280, height: 160 });
      await badgesSettled(page, 'keys');
      const refs = (await readRows(page, 'keys')).map(({ badges }) => badges[0]?.for ?? '');
      const last = refs.findLast((ref) => ref.startsWith('key:')) ?? '';
      await openCardOf(page, refs.find((ref) => ref.startsWith('key:')) ?? '');
      await inPage(
        page,
        (last) => document.querySelector(`[data-linchpin-for="${last}"]`)?.scrollIntoView({ block: 'end' }),
        last,
      );
      await cardIsGone(page);
      // Whose focus goes back to a badge isn't taken back with it.
      const isInView = () =>
        inPage(
          page,
          (last) => {
            const cell = document.querySelector(`[data-linchpin-for="${last}"]`)?.getBoundingClientRect();
            return cell !== undefined && cell.top < innerHeight && cell.bottom > 0;
          },
          last,
        );
      expect(await waitForRest('the page stays where it was scrolled to', isInView, 300)).toBe(true);
      await badgeButton(page, last);
      expect(await page.$(CARD)).toBeNull();
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'Show in Usage logs',
  (stage, browser) => {
    it.each(variantsIn(browser))(
      'fills the filter within the application, in layout $layout, $language',
      async (look) => {
        const page = await openList(stage(), 'keys', look);
        await page.evaluate(() => {
          Object.assign(window, { sameDocument: true });
        });
        await openCardOf(page, capped);
        await (await waitFor('Show in Usage logs', () => page.$(inCard('.actions .primary')))).click();
        await waitFor('the filter holds the id', () =>
          page.$eval(
            'input.key-id',
            (field, id) => field instanceof HTMLInputElement && field.value === id,
            KEYS.roleCapped.id,
          ),
        );
        expect(await page.evaluate(() => location.pathname)).toMatch(/\/usage\/logs$/);
        expect(await page.evaluate(() => 'sameDocument' in window), 'the application routed itself').toBe(true);
        await waitFor('the log of that key', () => page.$('.logs'));
        expect(await pasteInto(page, 'input.key-id')).toBe(KEYS.roleCapped.id);
      },
    );
  },
  { secret: SECRETS.admin },
);
