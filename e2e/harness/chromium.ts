import puppeteer, { type Browser, type Extension, type Page } from 'puppeteer';
import { findBrowser } from '../../scripts/browsers/find';
import { createWorkerControls } from './chromium-worker';
import { clockedCopy } from './clocked-copy';
import { grantedCopy } from './granted-copy';
import { closePages, launchOptions, leaveWelcome } from './launch';
import { collectPageErrors } from './page-errors';
import type { Opening, Session } from './session';
import { waitFor } from './wait-for';

const resolverRules = ({ simulatorPort, elsewhere }: Opening): string => {
  const rules = ['console', 'api'].map((host) => `MAP ${host}.deepgram.com:443 127.0.0.1:${simulatorPort}`);
  // Last, because Chromium takes the first rule that fits.
  if (elsewhere) rules.push(`MAP * 127.0.0.1:${elsewhere.port}`);
  return rules.join(', ');
};

const launch = async (opening: Opening): Promise<Browser> =>
  puppeteer.launch({
    ...launchOptions(opening),
    executablePath: await findBrowser('chromium'),
    pipe: true,
    enableExtensions: true,
    args: [
      '--no-sandbox',
      '--ignore-certificate-errors',
      // Without a display, painting by an emulated GPU costs an eighth more.
      ...(opening.headless === false ? [] : ['--disable-gpu']),
      `--host-resolver-rules=${resolverRules(opening)}`,
    ],
  });

/**
 * Chromium deletes what an uninstalled extension stored some time after it has answered, and closes the databases of
 * the same extension if that is installed again before. So the test deletes it too, and waits for that.
 */
const eraseOrigin = async (browser: Browser, origin: string): Promise<void> => {
  const [first] = await browser.pages();
  const client = await first?.createCDPSession();
  await client?.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await waitFor('nothing of the extension is stored', async () => {
    const answer = await client?.send('Storage.getUsageAndQuota', { origin });
    return answer?.usage === 0;
  });
  await client?.detach();
};

export const openChromium = async (opening: Opening, built: string | null): Promise<Session> => {
  const granted = built !== null && opening.grants ? grantedCopy(built) : built;
  const folder = granted !== null && opening.clocked ? clockedCopy(granted) : granted;
  const browser = await launch(opening);
  const pageErrors = collectPageErrors();
  pageErrors.watchWorkers(browser);
  const tabs = async (): Promise<string[]> => (await browser.pages()).map((page) => page.url());
  const install = async (path: string): Promise<string> => {
    const installed = await browser.installExtension(path);
    await leaveWelcome(browser, tabs, opening.keepWelcome);
    return installed;
  };
  const id = folder === null ? undefined : await install(folder);
  const origin = `chrome-extension://${id}`;
  const installed = async (): Promise<Extension | undefined> =>
    id === undefined ? undefined : (await browser.extensions()).get(id);
  const extension = async (): Promise<Extension> => {
    const found = await installed();
    if (!found) throw new Error('The extension is not installed');
    return found;
  };
  const newPage = async (): Promise<Page> => {
    const page = await browser.newPage();
    pageErrors.watchPage(page);
    return page;
  };
  const removeExtension = async (): Promise<void> => {
    if (id !== undefined && (await installed())) await browser.uninstallExtension(id);
  };
  return {
    name: 'chromium',
    browser,
    origin,
    newPage,
    openExtensionPage: async (path) => {
      const page = await newPage();
      await page.goto(`${origin}/${path}`);
      return page;
    },
    tabs,
    prefer: (page, scheme) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]),
    ...createWorkerControls(extension),
    openPopupOver: async (page) => {
      const linchpin = await extension();
      await page.bringToFront();
      await linchpin.triggerAction(page);
      return waitFor('the popup opens', async () =>
        (await linchpin.pages()).find((p) => p.url().includes('/popup.html')),
      );
    },
    removeExtension,
    updateExtension: async () => {
      if (folder !== null) await browser.installExtension(folder);
    },
    installBeside: async (beside) => {
      await install(beside);
    },
    pageErrors: async () => pageErrors.take(),
    closeTabs: () => closePages(browser),
    startOver: async () => {
      await closePages(browser);
      await removeExtension();
      await eraseOrigin(browser, origin);
      if (folder !== null) await install(folder);
      pageErrors.take();
    },
    close: () => browser.close(),
  };
};
