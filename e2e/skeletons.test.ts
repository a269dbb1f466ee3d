import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { badgesSettled } from './harness/cards';
import { goTo, openList } from './harness/console';
import { inPage } from './harness/in-page';
import { layouts } from './harness/looks';
import { everyRowIsRight } from './harness/right-badges';
import { readRows } from './harness/rows';
import { story } from './harness/story';
import { waitFor } from './harness/wait-for';

/** Where the page's parts stand, to the pixel. */
const places = (page: Page): Promise<string[]> =>
  inPage(page, () =>
    [...document.querySelectorAll('.page, .page *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.localName} ${[x, y, width, height].map(Math.round).join(' ')}`;
    }),
  );

const areSkeletons = async (page: Page): Promise<boolean> => {
  const rows = await readRows(page, 'team');
  return rows.length > 0 && rows.every(({ badges }) => badges.length === 1 && badges[0]?.for === 'pending');
};

/** Each row keeps room for one line more there; elsewhere a label may need another number of lines than its skeleton. */
const ROOMY = ['keyed', 'virtual'];

story(
  'rows whose figures are on their way',
  (stage) => {
    it.each(layouts)('carry a skeleton each until their badges come, $layout', async (look) => {
      const page = await openList(stage(), 'keys', look);
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
      if (ROOMY.includes(look.layout)) expect(await places(page)).toEqual(before);
    });
  },
  // Firefox lets no test hold the background.
  { secret: SECRETS.admin, browsers: ['chromium'] },
);
