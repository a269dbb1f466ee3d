import type { Browser, LaunchOptions } from 'puppeteer';
import type { Opening } from './session';
import { waitFor } from './wait-for';

const VIEWPORT = { width: 1280, height: 900 };
/** If a browser never answers a call, the error names that call instead of the test that waited for it. */
const PROTOCOL_PATIENCE_MS = 60_000;

/** What both browsers are launched with. */
export const launchOptions = ({ headless = true, userDataDir }: Opening): LaunchOptions => ({
  headless,
  acceptInsecureCerts: true,
  protocolTimeout: PROTOCOL_PATIENCE_MS,
  defaultViewport: headless ? VIEWPORT : null,
  ...(userDataDir && { userDataDir }),
});

/**
 * Linchpin opens its options page once it is installed, and browsers put it into a tab that is empty. Waits for it,
 * because it would replace a page that a test has just opened, and then empties the first tab.
 */
export const leaveWelcome = async (browser: Browser, tabs: () => Promise<string[]>, keep = false): Promise<void> => {
  await waitFor('Linchpin opens its options page', async () =>
    (await tabs()).some((tab) => tab.endsWith('/options.html')),
  );
  const [first] = await browser.pages();
  if (!keep) await first?.goto('about:blank');
};

/** Closes every tab but the first. In Firefox, puppeteer knows of none that an extension opened. */
export const closePages = async (browser: Browser): Promise<void> => {
  const [, ...pages] = await browser.pages();
  for (const page of pages) await page.close().catch(() => undefined);
};
