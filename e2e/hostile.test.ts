import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { cardIsGone, cardText, openCardOf } from './harness/cards';
import { openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { textOf, textShows } from './harness/texts';

const hostile = [
  'html',
  'formula',
  'bidi',
  'longest',
  'emoji',
  'likeAddress',
  'likeRole',
  'likeName',
  'empty',
  'spaces',
] as const;

/** A comment as a card shows it. */
const shown = (comment: string): string =>
  comment
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describeInBrowsers(
  'hostile comments and names',
  (stage) => {
    it('are shown as text in the card of each key, which has its own badge', async () => {
      const page = await openList(stage(), 'keys', { layout: 'grid' });
      page.on('dialog', (dialog) => {
        void dialog.dismiss();
        throw new Error(`A script ran: ${dialog.message()}`);
      });
      for (const name of hostile) {
        const key = KEYS[name];
        await openCardOf(page, `key:${key.id}`);
        const text = await cardText(page);
        expect(text, name).toContain(key.id);
        expect(text, name).toContain(shown(key.comment).slice(0, 40));
        const made = await page.evaluate(
          () => document.querySelectorAll('linchpin-layer img, linchpin-layer script').length,
        );
        expect(made, name).toBe(0);
        await stage().picture(page, `hostile-${name}`);
        await page.keyboard.press('Escape');
        await cardIsGone(page);
      }
    });

    it('stay in place in the card of each member, from right to left and at any length', async () => {
      const page = await openList(stage(), 'team', { layout: 'divs' });
      for (const who of ['noor', 'long', 'nameless'] as const) {
        await openCardOf(page, `member:${PEOPLE[who].id}`);
        expect(await cardText(page)).toContain(PEOPLE[who].email.slice(0, 20));
        await stage().picture(page, `hostile-member-${who}`);
        await page.keyboard.press('Escape');
        await cardIsGone(page);
      }
    });

    it('are shown as text in the popup', async () => {
      const popup = await stage().session.openExtensionPage('popup.html');
      await textShows(popup, 'Needs attention');
      expect(await popup.$('img[src="x"]')).toBeNull();
      expect(await textOf(popup)).not.toContain('\u202e');
    });
  },
  { secret: SECRETS.admin },
);
