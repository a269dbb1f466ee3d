import puppeteer, { type Browser, type Page } from 'puppeteer';
import { findBrowser } from '../../scripts/browsers/find';
import { closeFirefoxTabs, firefoxExtensionErrors, firefoxTabs, setFirefoxScheme } from './chrome-scope';
import { clockedCopy } from './clocked-copy';
import { closePages, launchOptions, leaveWelcome } from './launch';
import { collectPageErrors } from './page-errors';
import { startProxy } from './proxy';
import type { Opening, Session } from './session';
import { waitFor } from './wait-for';

const ADDON_ID = 'linchpin@linchpin.example';
/** Firefox gives an extension a random origin. With this one its pages have an address that tests know. */
const UUID = '6a1f0f0e-5d0c-4c0b-9b1e-11c4b1a0c0de';
const ORIGIN = `moz-extension://${UUID}`;

const launch = async (opening: Opening, proxyPort: number): Promise<Browser> =>
  puppeteer.launch({
    ...launchOptions(opening),
    browser: 'firefox',
    executablePath: await findBrowser('firefox'),
    // Lets a test open the extension's pages, and read their errors in the browser's console.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxyPort,
      ...(opening.elsewhere && { 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': proxyPort }),
      'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: UUID }),
      // So that the origin stays the same when the extension is installed again.
      'extensions.webextensions.keepUuidOnUninstall': true,
      ...(opening.grants && { 'extensions.webextOptionalPermissionPrompts': false }),
      ...(opening.withoutAnchors && { 'layout.css.anchor-positioning.enabled': false }),
    },
  });

const openExtensionPage = async (page: Page, path: string): Promise<Page> => {
  // Firefox never reports that an extension's page has loaded, so the page itself is asked.
  page.goto(`${ORIGIN}/${path}`, { timeout: 0 }).catch(() => undefined);
  await waitFor(`${path} is loaded`, () =>
    page.evaluate(
      (start) => location.href.startsWith(start) && document.readyState === 'complete',
      `${ORIGIN}/${path}`,
    ),
  );
  return page;
};

const onlyInChromium = (): never => {
  throw new Error('Only Chromium lets a test do this');
};

export const openFirefox = async (opening: Opening, built: string | null): Promise<Session> => {
  const folder = built !== null && opening.clocked ? clockedCopy(built) : built;
  const proxy = await startProxy(opening.simulatorPort, opening.elsewhere?.port);
  const browser = await launch(opening, proxy.port);
  const tabs = (): Promise<string[]> => firefoxTabs(browser);
  const install = async (path: string): Promise<string> => {
    const installed = await browser.installExtension(path);
    await leaveWelcome(browser, tabs, opening.keepWelcome);
    return installed;
  };
  const id = folder === null ? undefined : await install(folder);
  let isInstalled = id !== undefined;
  const pageErrors = collectPageErrors();
  const newPage = async (): Promise<Page> => {
    const page = await browser.newPage();
    pageErrors.watchPage(page);
    return page;
  };
  const takeErrors = async (): Promise<string[]> => {
    for (const error of await firefoxExtensionErrors(browser, ORIGIN)) pageErrors.add('extension', error);
    return pageErrors.take();
  };
  const closeTabs = async (): Promise<void> => {
    await closePages(browser);
    await closeFirefoxTabs(browser);
  };
  const removeExtension = async (): Promise<void> => {
    if (id !== undefined && isInstalled) await browser.uninstallExtension(id);
    isInstalled = false;
  };
  return {
    name: 'firefox',
    browser,
    origin: ORIGIN,
    newPage,
    openExtensionPage: async (path) => openExtensionPage(await newPage(), path),
    tabs,
    prefer: async (_page, scheme) => {
      await setFirefoxScheme(browser, scheme);
    },
    killWorker: onlyInChromium,
    holdWorker: onlyInChromium,
    openPopupOver: onlyInChromium,
    removeExtension,
    updateExtension: async () => {
      if (folder !== null) await browser.installExtension(folder);
    },
    installBeside: async (beside) => {
      await install(beside);
    },
    pageErrors: takeErrors,
    closeTabs,
    startOver: async () => {
      await closeTabs();
      await removeExtension();
      await setFirefoxScheme(browser, undefined);
      if (folder !== null) await install(folder);
      isInstalled = folder !== null;
      await closeFirefoxTabs(browser);
      await takeErrors();
    },
    close: async () => {
      await browser.close();
      proxy.close();
    },
  };
};
