import { expect, it } from 'vitest';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { cardText, openCardOf } from './harness/cards';
import { goTo, openList } from './harness/console';
import { everyRowIsRight } from './harness/right-badges';
import { story } from './harness/story';

story(
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

    it('needs no new reading and no key from the person', async () => {
      const { simulator, session } = stage();
      const before = simulator.calls.count();
      await session.killWorker();
      const page = await openList(stage(), 'team');
      await everyRowIsRight(stage(), page, 'team');
      expect(simulator.calls.count() - before).toBeLessThanOrEqual(6);
    });
  },
  { secret: SECRETS.admin, browsers: ['chromium'] },
);
