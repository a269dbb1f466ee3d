import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { PEOPLE } from '../simulator/seeds/small-people';
import { askRemoval, panelSays } from './harness/assessments';
import { askedCalls } from './harness/calls';
import { cardText, openCardOf } from './harness/cards';
import { goTo, openList, reload } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { everyRowIsRight } from './harness/right-badges';
import { waitFor } from './harness/wait-for';

const MOMENTS = 20;

describeInBrowsers(
  'a background worker that dies',
  (stage) => {
    it('is woken by the page, which gets its badges and cards as before', async () => {
      const page = await openList(stage(), 'keys');
      await everyRowIsRight(stage(), page, 'keys');
      await stage().session.killWorker();
      await goTo(page, 'team');
      await everyRowIsRight(stage(), page, 'team');
      await stage().session.killWorker();
      await goTo(page, 'keys');
      await everyRowIsRight(stage(), page, 'keys');
      await stage().session.killWorker();
      await openCardOf(page, `key:${KEYS.ingest.id}`);
      expect(await cardText(page)).toContain('Production - ingest');
    });

    // At each of many moments of one, from the first on: a message in every one of its stages is left without an
    // answer.
    it.each(['team', 'keys'] as const)(
      'at whatever moment of an arrival at the %s page, gets it all its badges',
      async (list) => {
        const { session } = stage();
        const page = await openList(stage(), list);
        await everyRowIsRight(stage(), page, list);
        const arrive = async (endAfter: (beganAt: number) => Promise<void>): Promise<void> => {
          await session.killWorker();
          const beganAt = performance.now();
          await Promise.all([reload(page, list), endAfter(beganAt)]);
          await everyRowIsRight(stage(), page, list);
        };
        let took = 0;
        await arrive(async (beganAt) => {
          await waitFor('the last badge', () => page.$('[data-linchpin-for]:not([data-linchpin-for^=pending])'));
          took = performance.now() - beganAt;
        });
        let ended = 0;
        for (let moment = 0; moment < MOMENTS; moment += 1) {
          await arrive(async () => {
            await setTimeout((took * 1.2 * moment) / MOMENTS);
            if (await session.killWorker()) ended += 1;
          });
          if (list === 'keys') continue;
          await askRemoval(page, PEOPLE.ida.email);
          await panelSays(page, 'Safe: nothing has used their keys');
        }
        // Else it was ended only where there was none.
        expect(ended).toBeGreaterThan(MOMENTS / 4);
        console.log(`chromium, ${list} page: worker ended in ${ended} of ${MOMENTS} arrivals; every badge came`);
      },
    );

    it('needs no new reading and no key from the person', async () => {
      const { simulator, session } = stage();
      const before = askedCalls(simulator.calls).length;
      await session.killWorker();
      const page = await openList(stage(), 'team');
      await everyRowIsRight(stage(), page, 'team');
      expect(askedCalls(simulator.calls).length - before).toBeLessThanOrEqual(6);
    });
  },
  { secret: SECRETS.admin, browsers: ['chromium'] },
);
