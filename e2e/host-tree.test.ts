import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { badgesSettled } from './harness/cards';
import { filterKeys, goTo, openList, sortKeys, toggleRow } from './harness/console';
import { type BrowserContext, describeInBrowsers } from './harness/describe-in-browsers';
import { type HostTree, readHostTree } from './harness/host-tree';
import { inPage } from './harness/in-page';
import { besidePlainBrowser } from './harness/plain-browser';
import type { ListName } from './harness/rows';
import { layouts } from './harness/variants';
import { waitForRest } from './harness/wait-for';

/** The application has drawn what came of an event: it does so in the next frame, which a busy machine puts off. */
const drawn = (page: Page): Promise<unknown> =>
  inPage(page, () => new Promise<true>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))));

/** What a person may do on the two pages; the tree is read after each step. */
const steps: readonly { readonly list: ListName; readonly act: (page: Page) => Promise<unknown> }[] = [
  { list: 'keys', act: async () => undefined },
  { list: 'keys', act: (page) => filterKeys(page, 'lee') },
  { list: 'keys', act: (page) => filterKeys(page, '') },
  { list: 'keys', act: (page) => sortKeys(page, 'comment') },
  { list: 'keys', act: (page) => toggleRow(page, 3) },
  { list: 'team', act: (page) => goTo(page, 'team') },
  { list: 'keys', act: (page) => goTo(page, 'keys') },
];

describeInBrowsers(
  "the host's tree",
  (stage) => {
    const plain = besidePlainBrowser(stage);

    const walk = async (on: BrowserContext, look: (typeof layouts)[number], badged: boolean): Promise<HostTree[]> => {
      const page = await openList(on, 'keys', look);
      const trees: HostTree[] = [];
      for (const { list, act } of steps) {
        await act(page);
        await drawn(page);
        if (badged) await badgesSettled(page, list);
        trees.push(await waitForRest('the tree is at rest', () => readHostTree(page), 120));
      }
      await page.close();
      return trees;
    };

    it.each(layouts)('is the same with Linchpin as without, node by node, in layout $layout, $theme', async (look) => {
      const without = await walk(plain(), look, false);
      const badged = await walk(stage(), look, true);
      for (const [index, tree] of badged.entries()) {
        expect(tree.lines).toEqual(without[index]?.lines);
        expect(tree.added).toEqual(['linchpin-layer in html']);
        expect(tree.marks.length).toBeGreaterThan(0);
      }
      expect(without.every(({ added, marks }) => added.length === 0 && marks.length === 0)).toBe(true);
    });
  },
  { secret: SECRETS.admin },
);
