import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { cardText, openCardOf } from './harness/cards';
import { openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { readLayerText } from './harness/layer';
import { pressNotice } from './harness/notices';
import { readRows } from './harness/rows';
import { textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';

describeInBrowsers(
  'a key that sees only its own creator’s keys',
  (stage) => {
    it('never says that a member has no keys, and says on the page that not everything is visible', async () => {
      const page = await openList(stage(), 'team');
      await waitFor('the notice', async () => (await readLayerText(page)).includes('Only your own keys'));
      const rows = await readRows(page, 'team');
      const labels = rows.flatMap(({ badges }) => badges.map(({ label }) => label));
      expect(labels.filter((label) => label.includes('No keys'))).toEqual([]);
      await stage().picture(page, 'partial-team');
      await pressNotice(page, 'Use another key');
      await waitFor('the page where one is connected', async () => {
        const { origin } = stage().session;
        return (await stage().session.tabs()).includes(`${origin}/options.html`);
      });
    });

    it('puts badges on its own keys and on no others', async () => {
      const page = await openList(stage(), 'keys');
      const badges = await waitFor('badges', async () => {
        const all = (await readRows(page, 'keys')).flatMap((row) => row.badges).filter(({ label }) => label.trim());
        return all.length > 0 && all;
      });
      const own = Object.values(KEYS)
        .filter(({ by }) => by === 'noor')
        .map(({ id }) => `key:${id}`);
      expect(badges.filter((badge) => !own.includes(badge.for))).toEqual([]);
      await openCardOf(page, `key:${KEYS.member.id}`);
      expect(await cardText(page)).toContain('not all keys visible');
      await stage().picture(page, 'partial-card');
    });

    it('says so in the popup, without a number that could be taken for a total', async () => {
      const popup = await stage().session.openExtensionPage('popup.html');
      await textShows(popup, 'Only your own keys are visible');
      await textShows(popup, 'Not all keys visible');
      await stage().picture(popup, 'partial-popup');
    });
  },
  { secret: SECRETS.member },
);
