import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildFolder } from '../scripts/steps/build';
import { SECRETS } from '../simulator/seeds/small';
import { KEYS } from '../simulator/seeds/small-keys';
import { cardText, openCardOf } from './harness/cards';
import { goTo, openList } from './harness/console';
import { describeInBrowsers } from './harness/describe-in-browsers';
import { everyRowIsRight } from './harness/right-badges';
import { waitForRest } from './harness/wait-for';

/** The same build under another id, as an unpacked copy beside the store's: Chromium takes the id from the folder. */
const otherCopy = (from: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'linchpin-copy-'));
  cpSync(from, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('linchpin@linchpin.example', 'copy@linchpin.example'));
  return folder;
};

describeInBrowsers(
  'two copies of Linchpin in one browser',
  (stage) => {
    it('do not fight: one of them has the page, where everything is right and can be used', async () => {
      const { session, name } = stage();
      const folder = otherCopy(buildFolder(name));
      try {
        await session.installBeside(folder);
        const page = await openList(stage(), 'keys');
        const copies = () =>
          page.$$eval('linchpin-layer', (layers) => layers.map((layer) => layer.getAttribute('data-linchpin-copy')));
        // The other one was never connected, so it has nothing to show, and gives way if it came first.
        await everyRowIsRight(stage(), page, 'keys');
        const [first, ...others] = await waitForRest('who has the page', copies, 1_200);
        expect(first).toBeTruthy();
        expect(others).toEqual([]);
        await goTo(page, 'team');
        await everyRowIsRight(stage(), page, 'team');
        await goTo(page, 'keys');
        await everyRowIsRight(stage(), page, 'keys');
        await openCardOf(page, `key:${KEYS.ingest.id}`);
        expect(await cardText(page)).toContain(KEYS.ingest.id);
        expect(await waitForRest('it stays so', copies, 1_200)).toEqual([first]);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
  { secret: SECRETS.admin, opening: {} },
);
