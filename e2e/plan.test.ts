import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { PROJECT_ID, SECRETS, smallSeed } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { addRow, addTraffic } from '../simulator/seeds/traffic';
import { addDays, dayOf } from '../simulator/world/days';
import type { World } from '../simulator/world/world';
import { axeFindings } from './harness/axe';
import { setAhead } from './harness/clocked-copy';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { pressButton } from './harness/key-storage';
import { textShows } from './harness/texts';
import { waitFor } from './harness/wait-for';

const DAY_MS = 86_400_000;
const OLD = KEYS.monthly.id;
/** On this day after the beginning of the plan, a job runs that nobody thought of. */
const JOB_RUNS_ON = 29;

/** Kofi's key is used each day up to today; nothing is planned for the days to come but what others do. */
const seed = (world: World): void => {
  smallSeed(world);
  const project = world.project(PROJECT_ID);
  const today = dayOf(world.clock.now());
  project.usage = project.usage.filter(({ accessor }) => accessor !== OLD);
  for (let ago = 40; ago >= 0; ago--) addRow(project, OLD, addDays(today, -ago), 60);
  addRow(project, OLD, addDays(today, JOB_RUNS_ON), 3);
  addTraffic(world, project, KEYS.botListen.id, 14_000, { from: -15, to: -100 });
};

const inStep = (step: string, more = ''): string => `[data-step="${step}"] ${more}`;
const isAt = (page: Page, step: string, status: string): Promise<unknown> =>
  waitFor(`${step} is ${status}`, () => page.$(`[data-step="${step}"][data-status="${status}"]`));
const statusesOf = (page: Page): Promise<string> =>
  page.$$eval('[data-step]', (steps) => steps.map((step) => step.getAttribute('data-status')).join(' '));
const pressIn = async (page: Page, selector: string): Promise<void> => {
  const found = await waitFor(selector, () => page.$(selector));
  await found.evaluate((element) => element instanceof HTMLElement && element.click());
};

/** A date field is typed into in the order of the browser's language; its value is set as by its picker. */
const chooseDay = (page: Page, selector: string, day: string): Promise<void> =>
  page.$eval(
    selector,
    (field, value) => {
      if (!(field instanceof HTMLInputElement)) throw new Error('no date field');
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    day,
  );

describeInBrowsers(
  'a plan through simulated weeks',
  (stage) => {
    it('goes from the date to a removal that breaks nothing, and finds the monthly job before that', {
      timeout: 300_000,
    }, async () => {
      const { simulator, session, name } = stage();
      const { world } = simulator;
      const today = dayOf(world.clock.now());
      let passed = 0;
      const page = await session.openExtensionPage(`review.html#project=${PROJECT_ID}&member=${PEOPLE.kofi.id}`);
      /** Deepgram's clock and this browser's, on the same day of the plan. */
      const day = async (number: number): Promise<void> => {
        world.clock.advance((number - passed) * DAY_MS);
        passed = number;
        await setAhead(page, number * DAY_MS);
        await pressButton(page, 'Check again');
      };

      // The date: at once it says that five days are too few.
      await waitFor('the earliest day', () => page.$('[data-earliest="day"]'));
      await chooseDay(page, '[name="leavesOn"]', addDays(today, 5));
      await textShows(page, 'That is 2 days after they leave.');
      await stage().picture(page, 'plan-begin');
      await pressButton(page, 'Begin plan');
      await isAt(page, 'review', 'to-do');

      // Review, replace, update.
      await pressIn(page, inStep('review', `[data-key="${OLD}"] input[value="replace"]`));
      await isAt(page, 'replace', 'to-do');
      const made = world.createKey(PROJECT_ID, PEOPLE.bot.id, {
        ...{ comment: 'monthly report, new', scopes: ['member'] },
        // The world's clock stands still, and the plan began by the browser's, which goes on.
        createdAt: world.clock.now() + DAY_MS / 2,
      });
      addTraffic(world, world.project(PROJECT_ID), made.id, 420, { from: -1, to: -100 });
      await day(1);
      await pressIn(page, `[data-proposal="${made.id}"] button`);
      await isAt(page, 'update', 'to-do');
      await stage().picture(page, 'plan-update');
      for (const place of ['application', 'environment', 'ci', 'container', 'third-party']) {
        await pressIn(page, inStep('update', `[data-place="${place}"] button`));
        await waitFor(`${place} is ticked`, () =>
          page.$(inStep('update', `[data-place="${place}"][data-done="moved"]`)),
        );
      }
      expect(await page.$(inStep('remove', 'button'))).toBeNull();

      // Verify: quiet for seven whole days, then the removal is open.
      await day(3);
      await isAt(page, 'verify', 'waiting');
      await textShows(page, '0% of the 60 a day before the plan');
      await day(8);
      await isAt(page, 'remove', 'to-do');
      expect(await statusesOf(page)).toBe('done done done done to-do');

      // Nobody removed them yet, and the monthly job runs: said at once, and nothing is open any more.
      await day(JOB_RUNS_ON);
      await waitFor('the surprise', () => page.$(`[role="alert"] [data-surprise="${OLD}"]`));
      await isAt(page, 'update', 'reopened');
      expect(await page.$(inStep('remove', 'button'))).toBeNull();
      await stage().picture(page, 'plan-surprise');
      if (name === 'chromium') expect(await axeFindings(page, '.review')).toEqual([]);
      await pressIn(page, `[data-found="${OLD}"] button`);
      await isAt(page, 'update', 'done');

      // A rhythm makes the wait longer than a week: half as long again as the longest silence.
      await day(JOB_RUNS_ON + 8);
      await isAt(page, 'verify', 'waiting');
      await day(JOB_RUNS_ON + 43);
      await isAt(page, 'verify', 'waiting');
      await day(JOB_RUNS_ON + 44);
      await isAt(page, 'remove', 'to-do');

      // Removed: what ended is told, and that its replacement is in use.
      world.removeMember(PROJECT_ID, PEOPLE.kofi.id);
      await day(JOB_RUNS_ON + 45);
      await waitFor('what ended', () => page.$(`[data-phase="gone"] [data-ended="${OLD}"]`));
      await textShows(page, 'Its replacement had ');
      await stage().picture(page, 'plan-gone');
    });
  },
  { seed, secret: SECRETS.admin, opening: { clocked: true } },
);
