import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { badgesSettled } from './harness/cards';
import { goTo, openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { everyRowIsRight } from './harness/right-badges';
import { readRows } from './harness/rows';
import { layouts } from './harness/variants';
import { waitFor } from './harness/wait-for';

/** Where the page's parts stand, in pixels: left, top, width and height of each. */
const places = (page: Page): Promise<number[][]> =>
  inPage(page, () =>
    [...document.querySelectorAll('.page, .page *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height];
    }),
  );

/** Browsers count no smaller move as a layout shift. */
const SHIFT = 3;

const farthest = (before: readonly number[][], after: readonly number[][]): number =>
  Math.max(...before.flatMap((place, n) => place.map((value, side) => Math.abs(value - (after[n]?.[side] ?? 1e6)))));

const areSkeletons = async (page: Page): Promise<boolean> => {
  const rows = await readRows(page, 'team');
  return rows.length > 0 && rows.every(({ badges }) => badges.length === 1 && badges[0]?.for === 'pending');
};

describeInBrowsers(
  'rows whose figures have not arrived',
  (stage) => {
    it.each(layouts)('show a skeleton each until their badges arrive, $layout', async (look) => {
      const page = await openList(stage(), 'team', look);
      // By what its badges take now, room is kept for them from here on.
      await everyRowIsRight(stage(), page, 'team');
      await goTo(page, 'keys');
      await badgesSettled(page, 'keys');
      const release = await stage().session.holdWorker();
      await goTo(page, 'team');
      await waitFor('skeletons', () => areSkeletons(page));
      const before = await places(page);
      await stage().picture(page, `skeleton-${look.layout}`);
      expect(await areSkeletons(page)).toBe(true);
      await release();
      await everyRowIsRight(stage(), page, 'team');
      await stage().picture(page, `skeleton-${look.layout}-after`);
      expect(farthest(before, await places(page)), 'pixels that anything moved').toBeLessThan(SHIFT);
    });
  },
  // Firefox lets no test hold the background.
  { secret: SECRETS.admin, browsers: ['chromium'] },
);
