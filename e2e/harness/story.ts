import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { artifacts } from '../../scripts/steps/process';
import { type Simulator, startSimulator } from '../../simulator/index';
import { smallSeed } from '../../simulator/seeds/small';
import { createWorld, type Seed } from '../../simulator/world/world';
import { type BrowserName, type Opening, openBrowser, type Session } from './browser';
import { connect } from './options-page';

/** What a story has at hand: a local Deepgram and a browser that takes it for the real one. */
export interface Stage {
  readonly name: BrowserName;
  readonly simulator: Simulator;
  readonly session: Session;
  /** A picture for people to look at, under artifacts/screenshots. */
  picture(page: Page, title: string): Promise<void>;
}

interface Setting {
  readonly seed?: Seed;
  /** The key to connect with before the first test; without it Linchpin starts unconnected. */
  readonly secret?: string;
  /** Browsers to tell it in; both, unless it needs what only one can do. */
  readonly browsers?: readonly BrowserName[];
  readonly opening?: Pick<Opening, 'withoutAnchors' | 'keepWelcome'>;
}

const wanted = (process.env.LINCHPIN_BROWSERS ?? 'chromium,firefox').split(',');

/**
 * Tells one story in each browser, with a browser and a local Deepgram of its own. Whatever goes wrong in any page, the
 * content script or the background fails the test during which it happened.
 */
export const story = (
  title: string,
  tell: (stage: () => Stage, browser: BrowserName) => void,
  { seed = smallSeed, secret, browsers = ['chromium', 'firefox'], opening = {} }: Setting = {},
): void => {
  describe.each(browsers.filter((name) => wanted.includes(name)))(`${title}, in %s`, (name) => {
    let stage: Stage | undefined;
    const onStage = (): Stage => {
      if (!stage) throw new Error('The story has not begun');
      return stage;
    };

    beforeAll(async () => {
      // The world's clock stands still, so that a figure is the same when it is read and when it is judged.
      const now = Date.now();
      const simulator = await startSimulator({ seed: createWorld({ now: () => now, seed }) });
      const session = await openBrowser(name, { simulatorPort: simulator.port, ...opening });
      stage = {
        name,
        simulator,
        session,
        picture: async (page, caption) => {
          const folder = artifacts('screenshots', name);
          mkdirSync(folder, { recursive: true });
          await page.screenshot({ path: join(folder, `${caption}.png`) as `${string}.png` });
        },
      };
      if (secret) await connect(session, secret);
    });

    afterEach(async ({ task }) => {
      const { session } = onStage();
      if (task.result?.state === 'fail') await leaveEvidence(session, `${title} ${task.suite?.name} ${task.name}`);
      await closePages(session);
      expect(await session.troubles(), 'errors in pages, content script or background').toEqual([]);
    });

    afterAll(async () => {
      await stage?.session.close();
      await stage?.simulator.close();
    });

    tell(onStage, name);
  });
};

/** What a test that failed left open would be in the way of the next one. The first tab keeps the browser open. */
const closePages = async ({ browser }: Session): Promise<void> => {
  const [, ...pages] = await browser.pages();
  for (const page of pages) await page.close().catch(() => undefined);
};

const leaveEvidence = async ({ name, browser }: Session, title: string): Promise<void> => {
  const folder = artifacts('failures', name);
  const [, ...pages] = await browser.pages();
  for (const [index, page] of pages.entries()) {
    const file = `${title.replace(/[^\w]+/g, '-').slice(-100)}-${index}.png`;
    // A tab in the background may never be painted; one that is about to close can't be.
    await page
      .bringToFront()
      .then(() => page.screenshot({ path: join(folder, file) as `${string}.png` }))
      .catch(() => undefined);
  }
};
