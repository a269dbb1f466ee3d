import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { PEOPLE } from '../simulator/seeds/small-people';
import { askRemoval, inPanel, panelIsGone, panelSays } from './harness/assessments';
import { openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { variantsIn } from './harness/variants';

/** Whose removal reaches which verdict in the small team, and what the panel then says. */
const VERDICTS = {
  blocked: { who: PEOPLE.maya, says: 'the only Owner', tone: 'stop' },
  'in-use': { who: PEOPLE.tomas, says: 'Not safe: 2 keys are in use', tone: 'stop' },
  cooling: { who: PEOPLE.ana, says: 'Wait until', tone: 'cool' },
  rhythmic: { who: PEOPLE.kofi, says: 'Not safe: runs about every', tone: 'rhythm' },
  safe: { who: PEOPLE.ida, says: 'Safe: nothing has used their keys for 7 days', tone: 'safe' },
} as const;

describeInBrowsers(
  'the verdict beside the removal dialog',
  (stage, browser) => {
    it.each(variantsIn(browser))('is each of five, in layout $layout, $theme', async (look) => {
      const page = await openList(stage(), 'team', look);
      for (const [verdict, { who, says, tone }] of Object.entries(VERDICTS)) {
        await askRemoval(page, who.email);
        await panelSays(page, says);
        expect(await page.$(inPanel(`.verdict.${tone}`)), verdict).not.toBeNull();
        // The dialog's own figures come by a call of their own.
        await page.waitForSelector('.modal .danger');
        await stage().picture(page, `verdict-${verdict}-${look.layout}-${look.theme}`);
        await (await page.$$('.modal-buttons .button'))[0]?.click();
        await panelIsGone(page);
      }
    });
  },
  { secret: SECRETS.admin },
);

describeInBrowsers(
  'the verdict by a key that may not read requests',
  (stage) => {
    // The tests above show that each layout's dialog gets its verdict. This is about the words of one more verdict.
    it('is unknown, and names the scope', async () => {
      const look = { layout: '2026', theme: 'dark' } as const;
      const page = await openList(stage(), 'team', look);
      for (const { email } of [PEOPLE.ida, PEOPLE.tomas]) {
        await askRemoval(page, email);
        const text = await panelSays(page, "Can't tell whether this is safe");
        expect(text).toContain('Use a key with usage:read');
        expect(await page.$(inPanel('.verdict.safe'))).toBeNull();
        await stage().picture(page, `verdict-unknown-${look.layout}-${look.theme}`);
        await (await page.$$('.modal-buttons .button'))[0]?.click();
        await panelIsGone(page);
      }
    });
  },
  { secret: SECRETS.withoutUsage },
);
