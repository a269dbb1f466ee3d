import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { cardText, openCardOf } from './harness/cards';
import { openList } from './harness/console';
import { story } from './harness/story';
import { textOf, textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';

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

story(
  'comments and names that try something',
  (stage) => {
    it.each(hostile)('the key “%s” has its own badge and a card that shows its comment as text', async (name) => {
      const key = KEYS[name];
      const page = await openList(stage(), 'keys', { layout: 'grid' });
      page.on('dialog', (dialog) => {
        void dialog.dismiss();
        throw new Error(`A script ran: ${dialog.message()}`);
      });
      await openCardOf(page, `key:${key.id}`);
      const text = await cardText(page);
      expect(text).toContain(key.id);
      const shown = key.comment
        .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
        .replace(/\s+/g, ' ')
        .trim();
      expect(text).toContain(shown.slice(0, 40));
      expect(
        await page.evaluate(() => document.querySelectorAll('linchpin-layer img, linchpin-layer script').length),
      ).toBe(0);
      await stage().picture(page, `hostile-${name}`);
    });

    it('names from right to left and of any length stay in their places', async () => {
      const page = await openList(stage(), 'team', { layout: 'divs' });
      for (const who of ['noor', 'long', 'nameless'] as const) {
        await openCardOf(page, `member:${PEOPLE[who].id}`);
        expect(await cardText(page)).toContain(PEOPLE[who].email.slice(0, 20));
        await stage().picture(page, `hostile-member-${who}`);
        await page.keyboard.press('Escape');
        await waitFor('the card is gone', async () => !(await page.$('linchpin-card')));
      }
    });

    it('the popup shows them as text too', async () => {
      const popup = await stage().session.openExtensionPage('popup.html');
      await textShows(popup, 'Needs attention');
      expect(await popup.$('img[src="x"]')).toBeNull();
      expect(await textOf(popup)).not.toContain('\u202e');
    });
  },
  { secret: SECRETS.admin },
);
