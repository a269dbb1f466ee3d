import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { askedCalls } from './harness/calls';
import { badgesSettled } from './harness/cards';
import { deleteRow, openList, scrollList, sortKeys, toggleExpired, toggleRow } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { disposableIn, smallWithDisposables } from './harness/disposable-members';
import { everyRowIsRight } from './harness/right-badges';
import { readRows } from './harness/rows';
import { variantsIn } from './harness/variants';
import { waitFor, waitForRest } from './harness/wait-for';

const MEMBERS = 'GET /v1/projects/{project_id}/members';

/** By mouse and keyboard, as a person does it. */
const workThrough = async (page: Page): Promise<number> => {
  let acts = 0;
  for (const text of ['n', 'ci', 'zzz', 'lee', '']) {
    await page.click('input.filter', { count: 3 });
    await page.keyboard.press('Backspace');
    await page.type('input.filter', text);
    acts += 1 + text.length;
  }
  for (const by of ['comment', 'creator', 'comment'] as const) await sortKeys(page, by);
  for (const control of await page.$$('.page button[aria-expanded]')) {
    if (acts > 24) break;
    await control.click().catch(() => undefined);
    await page.mouse.wheel({ deltaY: 120 });
    acts += 2;
  }
  for (const index of [0, 1, 0, 1]) await toggleRow(page, index);
  for (const top of [400, 2_000, 0]) await scrollList(page, top);
  for (let at = 0; at < 2; at += 1) await toggleExpired(page);
  return acts + 12;
};

describeInBrowsers(
  'what is a reason to read the project again',
  (stage, browser) => {
    it.each(variantsIn(browser))(
      'in layout $layout, $language: no filter, order, row or scrolling, but a removal',
      async (look) => {
        const { calls } = stage().simulator;
        const page = await openList(stage(), 'keys', look);
        await badgesSettled(page, 'keys');
        await waitForRest('the calls', async () => askedCalls(calls).length);
        calls.clear();
        expect(await workThrough(page)).toBeGreaterThan(25);
        expect(askedCalls(calls).map(({ template }) => template)).toEqual([]);

        await scrollList(page, 100_000);
        await waitFor('the disposable key', async () =>
          (await readRows(page, 'keys')).some(({ text }) => text.includes(disposableIn(look).comment)),
        );
        await deleteRow(page, 'keys', disposableIn(look).comment);
        await waitFor('the removal was read', async () => calls.count(MEMBERS) > 0);
        await waitForRest('the calls', async () => askedCalls(calls).length);
        // One reading, and what is left of earlier acts none.
        expect(calls.count(MEMBERS)).toBe(1);
        await scrollList(page, 0);
        await everyRowIsRight(stage(), page, 'keys');
      },
    );
  },
  { seed: smallWithDisposables, secret: SECRETS.admin },
);
