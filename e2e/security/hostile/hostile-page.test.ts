import { afterAll, expect, it } from 'vitest';
import { PROJECT_ID } from '../../../simulator/seeds/small';
import { cardIsOpen } from '../../harness/cards';
import { describeInBrowsers } from '../../harness/describe-in-browsers';
import { inPage } from '../../harness/in-page';
import { waitForRest } from '../../harness/wait-for';
import { markedSeed } from '../marked-world';
import { SECRET } from '../marks';
import { readIsolatedWorlds } from '../places/isolated-world';
import { readPage } from '../places/page';
import { createSearcher } from '../search/searcher';
import { attempts } from './attempts';
import {
  attempt,
  cardTellsTheTruth,
  isUsable,
  middleOfBadge,
  openHostile,
  ownPagesIn,
  standing,
  useIsRefused,
} from './hostile-page';

/** A browser's word that a page may not have what it asked for. */
const REFUSAL =
  /Denying load of|may not load or link to|ERR_BLOCKED_BY_CLIENT|ERR_FAILED|Security Error|Failed to load resource|Access to (fetch|script)|Not allowed to load|Loading failed/;

describeInBrowsers(
  'a Console page in the wrong hands',
  (stage) => {
    const outcomes: string[] = [];
    const searcher = createSearcher([{ name: 'key', text: SECRET }]);

    it.each(attempts)('gets nothing and spoils nothing by $act', async ({ act, when, click, overwrites }) => {
      const { session, simulator, name } = stage();
      const writes = () => simulator.calls.list.filter(({ method }) => method !== 'GET').length;
      const world = () => {
        const { keys, members, invites } = simulator.world.project(PROJECT_ID);
        return [keys.size, members.size, invites.length, ...[...members.values()].map(({ role }) => role)].join();
      };
      const before = { writes: writes(), world: world(), tabs: (await session.browser.pages()).length };

      const page = await openHostile(stage(), when === 'before' ? [act] : []);
      const first = await standing(stage(), page);
      const spot = click ? await middleOfBadge(page) : null;
      const came = when === 'after' ? await attempt(stage(), page, act) : '';
      if (spot) {
        await page.mouse.click(spot.x, spot.y);
        const shown = () => inPage(page, () => document.querySelectorAll('linchpin-card').length);
        await waitForRest('what the click opens', shown, 300);
        // A card may open under what lets presses through; whatever it offers must not be had there.
        if ((await shown()) > 0) await useIsRefused(stage(), page);
      }
      if (overwrites) {
        await cardTellsTheTruth(page);
        await page.reload();
      }
      const then = await standing(stage(), page);

      expect(came, 'what the act came by').toBe('');
      expect(await ownPagesIn(stage(), page), 'pages of the extension that the page has in hand').toEqual([]);
      const overheard = await attempt(stage(), page, 'what was overheard');
      const seen = [await readPage(page), overheard];
      if (name === 'chromium') {
        for (const world of await readIsolatedWorlds(page)) seen.push(world.everything, world.extension);
      }
      expect(seen.flatMap((text) => searcher.search(act, text))).toEqual([]);
      await isUsable(page);
      expect(writes(), 'writes to Deepgram').toBe(before.writes);
      expect(world(), 'the project').toBe(before.world);
      for (const opened of (await session.browser.pages()).slice(before.tabs + 1)) await opened.close();
      const pageErrors = (await session.pageErrors()).filter((trouble) => !REFUSAL.test(trouble));
      expect(pageErrors, 'errors').toEqual([]);
      outcomes.push(`${act}: nothing came of it; badges ${first === then ? then : `${first}, then ${then}`}`);
    });

    it('is told from one that is as it should be: there a click on a badge opens its card', async () => {
      const page = await openHostile(stage());
      expect(await standing(stage(), page)).toBe('right');
      const { x, y } = await middleOfBadge(page);
      await page.mouse.click(x, y);
      await cardIsOpen(page);
    });

    afterAll(() => {
      console.log(outcomes.map((outcome) => `  ${stage().name}: ${outcome}`).join('\n'));
      console.log(
        `${stage().name}, hostile page: ${outcomes.length} of ${attempts.length} attempts came to nothing; ${searcher.places} places and ${searcher.bytes} bytes searched`,
      );
    });
  },
  // Its own browser, because what the page stores there outlasts Linchpin.
  { seed: markedSeed, secret: SECRET, opening: {} },
);
