import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS, smallSeed } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { addRow } from '../simulator/seeds/traffic';
import { addDays, dayOf } from '../simulator/world/days';
import type { World } from '../simulator/world/world';
import { isSlice } from './harness/calls';
import { badgeButton, cardText, openCardOf } from './harness/cards';
import { openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { connect } from './harness/options-page';
import { waitFor } from './harness/wait-for';

/** Used twice in the past year, longer ago than a reading of the project reaches back. */
const SLOW = KEYS.neverUsed;

const seed = (world: World): void => {
  smallSeed(world);
  const project = world.project(PROJECT_ID);
  const today = dayOf(world.clock.now());
  for (const ago of [210, 110]) addRow(project, SLOW.id, addDays(today, -ago), 40);
};

/** Four slices, no more than two a minute, on a machine with other things to do. */
const YEAR_MS = 200_000;
const LOG = 'GET /v1/projects/{project_id}/requests';

describeInBrowsers(
  'the past year',
  (stage) => {
    it('is read in four calls after connecting, so that a slow rhythm is known of a key that nobody asked about', {
      timeout: 240_000,
    }, async () => {
      const { simulator, session } = stage();
      await connect(session, SECRETS.admin);
      const slices = () => simulator.calls.list.filter(isSlice);
      const isRead = () => slices().length >= 4 && slices().every(({ status }) => status === 200);
      await waitFor('the year is read', async () => isRead(), YEAR_MS);
      const asked = slices().map(({ query }) => Object.fromEntries(query));
      const today = dayOf(simulator.world.clock.now());
      // A reading has today and the 90 days before.
      expect(asked.map(({ start, end }) => [start, end])).toEqual([
        [addDays(today, -180), addDays(today, -91)],
        [addDays(today, -270), addDays(today, -181)],
        [addDays(today, -360), addDays(today, -271)],
        [addDays(today, -364), addDays(today, -361)],
      ]);
      const calls = simulator.calls.list.filter(({ query }) => query.some(([name]) => name === 'accessor'));
      expect(calls).toEqual([]);

      const page = await openList(stage(), 'keys');
      await badgeButton(page, `key:${SLOW.id}`);
      await waitFor('the rhythm on the badge', async () =>
        (
          await page.$eval(
            `[data-linchpin-for="key:${SLOW.id}"]`,
            (cell) => cell.getAttribute('data-linchpin-label') ?? '',
          )
        ).includes('about every 100 days'),
      );
      expect(simulator.calls.count(LOG)).toBe(0);
      await openCardOf(page, `key:${SLOW.id}`);
      expect(await cardText(page)).toContain('Used about every 100 days');
      await stage().picture(page, 'year-slow-rhythm');
      // What the card asks for of its own is the latest request, and no year.
      const years = simulator.calls.list.filter(
        ({ template, query }) => template.endsWith('/usage/breakdown') && query.some(([name]) => name === 'accessor'),
      );
      expect(years).toEqual([]);
    });
  },
  { seed },
);
