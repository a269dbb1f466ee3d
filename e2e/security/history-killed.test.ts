import type { Page } from 'puppeteer';
import { afterAll, expect, it } from 'vitest';
import { PROJECT_ID, SECRETS } from '../../simulator/seeds/small';
import { KEYS } from '../../simulator/seeds/small-keys';
import { describeInBrowsers } from '../harness/describe-in-browsers';
import { reloadExtensionPage } from '../harness/reload';
import { waitFor } from '../harness/wait-for';
import { endWorkerAfter } from './end-worker';

/** How many questions the page answers after the press before the worker is ended. */
const MOMENTS = [0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 85, 113, 150, 200, 270, 360] as const;

const refresh = async (page: Page): Promise<void> => {
  const button = await waitFor('Refresh', () => page.$('header .lp-button:not([aria-disabled])'));
  await button.click();
};

/** The keys that the history tells of, by how often. */
const toldOf = async (page: Page): Promise<ReadonlyMap<string, number>> => {
  const all = await page.$$eval('[data-event] a', (links) => links.map((link) => link.getAttribute('href') ?? ''));
  const counts = new Map<string, number>();
  for (const address of all) {
    const about = new URLSearchParams(address.replace(/^#/, '')).get('about') ?? '';
    counts.set(about, (counts.get(about) ?? 0) + 1);
  }
  return counts;
};

describeInBrowsers(
  'a worker that is ended while it reads a project',
  (stage) => {
    const keys = Object.values(KEYS).filter(({ id, expiresIn }) => id !== KEYS.admin.id && expiresIn === undefined);
    let ended = 0;

    it.each(MOMENTS.map((moment, at) => [moment, at] as const))(
      'tells of what happened once: ended %i questions later',
      async (moment, at) => {
        const { session, simulator } = stage();
        const key = keys[at];
        if (!key) throw new Error('The world has too few keys');
        const page = await session.openExtensionPage(`review.html#project=${PROJECT_ID}&section=history`);
        await waitFor('the page stands', () => page.$('#history'));
        simulator.world.deleteKey(PROJECT_ID, key.id);
        await endWorkerAfter(session, page, moment, () => refresh(page));
        await reloadExtensionPage(page);
        await refresh(page);
        await waitFor('it is told', async () => (await toldOf(page)).has(`key:${key.id}`));
        const counts = await toldOf(page);
        // Another key's end that nears is told too.
        expect([...counts.values()].filter((count) => count > 1)).toEqual([]);
        const deleted = keys.slice(0, at + 1).map(({ id }) => `key:${id}`);
        expect(deleted.filter((about) => counts.get(about) !== 1)).toEqual([]);
        ended += 1;
        // A call that was cut off is no error of Linchpin's.
        await session.pageErrors();
        await page.close();
      },
    );

    afterAll(() => console.log(`chromium, worker ended while reading: ${ended} of ${MOMENTS.length} told once`));
  },
  { secret: SECRETS.admin, browsers: ['chromium'] },
);
