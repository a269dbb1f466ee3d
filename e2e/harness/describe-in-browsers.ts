import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { artifacts } from '../../scripts/steps/process';
import { type Simulator, startSimulator } from '../../simulator';
import { smallSeed } from '../../simulator/seeds/small';
import { createWorld, type Seed } from '../../simulator/world/world';
import { type BrowserName, openBrowser } from './browser';
import { connect } from './options-page';
import type { Opening, Session } from './session';
import { borrowBrowser } from './shared-browser';

/** What a group of tests has: a local Deepgram, and a browser that takes it for the real one. */
export interface BrowserContext {
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
  /** Browsers to run it in. Default: both. */
  readonly browsers?: readonly BrowserName[];
  /**
   * A browser of its own, opened like this: for a group that needs special preferences or leaves the browser changed.
   */
  readonly opening?: Pick<Opening, 'withoutAnchors' | 'keepWelcome' | 'grants' | 'clocked'>;
}

const wanted = (process.env.LINCHPIN_BROWSERS ?? 'chromium,firefox').split(',');

/**
 * Runs a group of tests in each browser, with a local Deepgram of its own and Linchpin as just installed. An error in
 * any page, the content script or the background fails the test during which it happened.
 */
export const describeInBrowsers = (
  title: string,
  define: (context: () => BrowserContext, browser: BrowserName) => void,
  { seed = smallSeed, secret, browsers = ['chromium', 'firefox'], opening }: Setting = {},
): void => {
  describe.each(browsers.filter((name) => wanted.includes(name)))(`${title}, in %s`, (name) => {
    let context: BrowserContext | undefined;
    const current = (): BrowserContext => {
      if (!context) throw new Error('The browser is not open yet');
      return context;
    };

    beforeAll(async () => {
      // The world's clock stands still, so that a figure is the same when it is read and when it is judged.
      const now = Date.now();
      const simulator = await startSimulator({ seed: createWorld({ now: () => now, seed }) });
      const session = opening
        ? await openBrowser(name, { simulatorPort: simulator.port, ...opening })
        : await borrowBrowser(name, simulator.port);
      context = {
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
      const { session } = current();
      if (task.result?.state === 'fail') await leaveEvidence(session, `${title} ${task.suite?.name} ${task.name}`);
      await session.closeTabs();
      expect(await session.pageErrors(), 'errors in pages, content script or background').toEqual([]);
    });

    afterAll(async () => {
      if (opening) await context?.session.close();
      await context?.simulator.close();
    });

    define(current, name);
  });
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
