import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../../simulator/seeds/small';
import { PEOPLE } from '../../simulator/seeds/small-people';
import { askRemoval, panelSays } from './assessments';
import { openList, reload } from './console';
import { everyRowIsRight } from './right-badges';
import type { ListName } from './rows';
import { type Stage, story } from './story';
import { watchSteps } from './worker-steps';

/** As a person does who looks at another tab for a moment. */
const comeBack = async ({ session }: Stage, page: Page): Promise<void> => {
  const [other] = await session.browser.pages();
  await other?.bringToFront();
  await page.bringToFront();
};

const panelComes = async (page: Page): Promise<void> => {
  await askRemoval(page, PEOPLE.ida.email);
  await panelSays(page, 'Safe: nothing has used their keys');
};

/**
 * One arrival at a page for each step that the worker comes to during one, with the worker ended there.
 * @param waits After which of them nobody comes back to the page, so that only the clock is left.
 */
export const tellOfEndedWorkers = (list: ListName, waits: (index: number) => boolean): void =>
  story(
    `a worker that is ended while a person arrives at the ${list} page`,
    (stage) => {
      it(`wherever that happens, all badges come${list === 'team' ? ', and so does the panel' : ''}`, {
        timeout: 300_000,
      }, async () => {
        const page = await openList(stage(), list);
        await everyRowIsRight(stage(), page, list);
        const steps = await watchSteps(stage().session);
        const passed = await steps.during(async () => {
          await reload(page, list);
          await everyRowIsRight(stage(), page, list);
        });
        // Or nothing was seen of it.
        expect(passed.length).toBeGreaterThan(40);
        for (const [index, step] of passed.entries()) {
          await steps.endedAt(step, () => reload(page, list));
          if (!waits(index)) await comeBack(stage(), page);
          await everyRowIsRight(stage(), page, list);
          if (list === 'team') await panelComes(page);
        }
        await steps.stop();
        const waited = passed.filter((_, index) => waits(index)).length;
        console.log(
          `chromium, ${list} page: worker ended at ${passed.length} of ${passed.length} steps, ${waited} of them left to the clock; every badge came`,
        );
      });
    },
    { secret: SECRETS.admin, browsers: ['chromium'], opening: { unheardWorkers: true } },
  );
