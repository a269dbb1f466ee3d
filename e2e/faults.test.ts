import { afterEach, describe, expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { badgesSettled, cardText, openCardOf } from './harness/cards';
import { openList, reload } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { everyRowIsRight, rowsWithAnothersBadge } from './harness/right-badges';
import { readRows } from './harness/rows';
import { textOf } from './harness/texts';
import { waitFor } from './harness/wait-for';

const USAGE = 'GET /v1/projects/{project_id}/usage/breakdown';
const MEMBERS = 'GET /v1/projects/{project_id}/members';

describeInBrowsers(
  'Deepgram failing while a page is open',
  (stage) => {
    afterEach(() => stage().simulator.faults.clear());

    describe.each([
      { endpoint: USAGE, fault: { kind: 'status', status: 500 } as const },
      { endpoint: USAGE, fault: { kind: 'truncate', share: 0.4 } as const },
      { endpoint: MEMBERS, fault: { kind: 'drop' } as const },
      { endpoint: '*', fault: { kind: 'status', status: 429, headers: { 'retry-after': '1' } } as const },
    ])('$endpoint with $fault.kind $fault.status', ({ endpoint, fault }) => {
      it('leaves every row with its own badge, and everything is right again afterwards', async () => {
        const { simulator } = stage();
        const page = await openList(stage(), 'keys');
        await everyRowIsRight(stage(), page, 'keys');
        const lift = simulator.faults.add({ endpoint, fault });
        // Of its own: a key of the case before, deleted since the last reading, would be told from it by nothing.
        const created = simulator.world.createKey(PROJECT_ID, simulator.world.signedIn, {
          comment: `made under ${endpoint} ${Object.values(fault).join(' ')}`,
          scopes: [],
        });
        await reload(page, 'keys');
        // The new key may be known by now, as a row that is new makes Linchpin read again.
        await waitFor('badges', async () => (await readRows(page, 'keys')).some(({ badges }) => badges.length > 0));
        expect(await rowsWithAnothersBadge(page)).toEqual([]);
        lift();
        simulator.world.deleteKey(PROJECT_ID, created.id);
        const popup = await stage().session.openExtensionPage('popup.html');
        await waitFor('it is read again', async () => {
          await popup.click('.popup-refresh');
          return !(await popup.$('.popup-status [data-tone="attention"]'));
        });
        await popup.close();
        await page.bringToFront();
        await reload(page, 'keys');
        await everyRowIsRight(stage(), page, 'keys');
      });
    });

    it('unreadable usage is reported on badge and card, and never shown as none', async () => {
      const { simulator, session } = stage();
      simulator.faults.add({ endpoint: USAGE, fault: { kind: 'status', status: 403 } });
      const popup = await session.openExtensionPage('popup.html');
      await waitFor('a reading without use', async () => {
        await popup.click('.popup-refresh');
        return (await textOf(popup)).includes('Requests could not be read');
      });
      await popup.close();
      const page = await openList(stage(), 'keys');
      await badgesSettled(page, 'keys');
      const labels = (await readRows(page, 'keys')).flatMap(({ badges }) => badges.map(({ label }) => label));
      expect(labels.filter((label) => /unused|never used|· 0 in/.test(label))).toEqual([]);
      await openCardOf(page, `key:${KEYS.ingest.id}`);
      expect(await cardText(page)).toContain('unavailable');
      await stage().picture(page, 'card-without-use');
    });
  },
  { secret: SECRETS.admin },
);
