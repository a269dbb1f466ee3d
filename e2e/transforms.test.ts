import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { inPage } from './harness/in-page';
import { everyRowIsRight } from './harness/right-badges';
import { waitFor } from './harness/wait-for';

/** How many buttons there are, and how many of them lie where no part of their row's badge is. */
const buttons = (page: Page): Promise<{ all: number; astray: number }> =>
  inPage(page, () => {
    const all = [...document.querySelectorAll('linchpin-badges > button')];
    const astray = all.filter((button) => {
      const anchor = button.getAttribute('data-linchpin-anchor')?.replace('--linchpin-', '');
      const cell = document.querySelector(`[data-linchpin-anchor="${anchor}"]`)?.getBoundingClientRect();
      const { left, top } = button.getBoundingClientRect();
      return !cell || left < cell.left - 2 || left > cell.right || top < cell.top - 6 || top > cell.bottom;
    });
    return { all: all.length, astray: astray.length };
  });

describeInBrowsers(
  'rows that a transform moves',
  (stage) => {
    it('have their buttons on their badges, or none where the browser would put them elsewhere', async () => {
      const page = await openList(stage(), 'keys', {
        layout: 'table',
        css: 'tbody tr { transform: translate(0, 300px); }',
      });
      await everyRowIsRight(stage(), page, 'keys');
      const expected = stage().name === 'firefox' ? 0 : 1;
      await waitFor('buttons', async () => (await buttons(page)).all >= expected);
      expect((await buttons(page)).astray).toBe(0);
    });
  },
  { secret: SECRETS.admin },
);
