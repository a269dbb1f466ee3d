import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { openBrowser, type Session } from './harness/browser';
import { badgesSettled } from './harness/cards';
import { filterKeys, goTo, openList, sortKeys, toggleRow } from './harness/console';
import { type HostTree, readHostTree } from './harness/host-tree';
import { layouts } from './harness/looks';
import type { ListName } from './harness/rows';
import { type Stage, story } from './harness/story';
import { waitForRest } from './harness/wait-for';

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

story(
  "the host's tree",
  (stage) => {
    let plain: Session;
    beforeAll(async () => {
      const { name, simulator } = stage();
      plain = await openBrowser(name, { simulatorPort: simulator.port, extension: null });
    });
    afterAll(() => plain.close());

    const walk = async (on: Stage, look: (typeof layouts)[number], badged: boolean): Promise<HostTree[]> => {
      const page = await openList(on, 'keys', look);
      const trees: HostTree[] = [];
      for (const { list, act } of steps) {
        await act(page);
        if (badged) await badgesSettled(page, list);
        trees.push(await waitForRest('the tree is at rest', () => readHostTree(page), 120));
      }
      await page.close();
      return trees;
    };

    it.each(layouts)('is the same with Linchpin as without, node by node, in layout $layout, $theme', async (look) => {
      const without = await walk({ ...stage(), session: plain }, look, false);
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
