import { existsSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { findBrowser } from '../../scripts/browsers';
import { type BrowserName, buildFolder } from '../../scripts/steps/build';
import { firefoxExtensionErrors, firefoxTabs, setFirefoxScheme } from './chrome-scope';
import type { Elsewhere } from './elsewhere';
import { startProxy } from './proxy';
import { createTroubles } from './troubles';
import { waitFor } from './wait-for';

export type { BrowserName };
export type ExtensionPage =
  | 'options.html'
  | 'popup.html'
  | `review.html${string}`
  /** Firefox's own name for the background's document. */
  | '_generated_background_page.html';

const ADDON_ID = 'linchpin@linchpin.example';
/** Firefox draws an extension's origin by lot; this settles it, so that its pages have an address. */
const FIREFOX_UUID = '6a1f0f0e-5d0c-4c0b-9b1e-11c4b1a0c0de';

/** A browser with the shipped build in it, at Deepgram's real addresses, which the simulator answers. */
export interface Session {
  readonly name: BrowserName;
  readonly browser: Browser;
  /** The extension's own origin, `scheme://id`. */
  readonly origin: string;
  /** A new tab whose errors count. */
  newPage(): Promise<Page>;
  /** One of the extension's own pages, in a tab of its own. */
  openExtensionPage(path: ExtensionPage): Promise<Page>;
  /** The addresses of all open tabs, whoever opened them. */
  tabs(): Promise<string[]>;
  /** What `prefers-color-scheme` says on the page (in Firefox: on all). */
  prefer(page: Page, scheme: 'light' | 'dark'): Promise<void>;
  /** Ends the background worker, as the browser does after 30 idle seconds; whether one ran. Chromium only. */
  killWorker(): Promise<boolean>;
  /** Stops the background worker in the midst of what it does next, until the function it gives is called. Chromium only. */
  holdWorker(): Promise<() => Promise<void>>;
  /** The extension's own popup over `page`, by its toolbar button. Chromium only. */
  openPopupOver(page: Page): Promise<Page>;
  /** Takes the extension out of the browser, as a person may while pages are open. */
  removeExtension(): Promise<void>;
  /** Ends the extension and starts it again under the open pages, as an update does. */
  updateExtension(): Promise<void>;
  /** Another build of the extension beside this one, as a person installs it. */
  installBeside(folder: string): Promise<void>;
  /** What went wrong since the last time this was asked. */
  troubles(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Opening {
  readonly simulatorPort: number;
  readonly headless?: boolean;
  /** Without it the browser is as it would be without Linchpin. Default: the production build. */
  readonly extension?: string | null;
  readonly userDataDir?: string;
  /** Without CSS anchor positioning, as where it is switched off. Firefox only: Chromium has no switch for it. */
  readonly withoutAnchors?: boolean;
  /** Leaves the page that Linchpin opens once installed in the first tab. Otherwise that tab is empty again, as it was before. */
  readonly keepWelcome?: boolean;
  /** Counts what is asked of any host that is not Deepgram's. Without it such requests fail unseen. */
  readonly elsewhere?: Elsewhere;
}

const VIEWPORT = { width: 1280, height: 900 };
/** So that a call the browser never answers is named, instead of the test that waited for it. */
const PROTOCOL_PATIENCE_MS = 60_000;

/**
 * Linchpin opens its options page once it is installed; browsers put it into a tab that is empty. Waited for, since it would
 * take the place of a page that a test has just opened, and then left as by a person who has seen it.
 */
const seeWelcome = async (browser: Browser, tabs: () => Promise<string[]>, keep = false): Promise<void> => {
  await waitFor('Linchpin opens its options page', async () =>
    (await tabs()).some((tab) => tab.endsWith('/options.html')),
  );
  const [first] = await browser.pages();
  if (!keep) await first?.goto('about:blank');
};

export const openBrowser = (name: BrowserName, opening: Opening): Promise<Session> => {
  const folder = opening.extension === undefined ? buildFolder(name) : opening.extension;
  if (folder !== null && !existsSync(join(folder, 'manifest.json'))) {
    throw new Error(`There is no build in ${folder}. Run "npm run build" first.`);
  }
  return name === 'firefox' ? openFirefox(opening, folder) : openChromium(opening, folder);
};

const openChromium = async (
  { simulatorPort, headless = true, userDataDir, elsewhere, keepWelcome }: Opening,
  folder: string | null,
): Promise<Session> => {
  const hosts = [
    ...['console', 'api'].map((host) => `MAP ${host}.deepgram.com:443 127.0.0.1:${simulatorPort}`),
    // The first rule that fits is taken.
    ...(elsewhere ? [`MAP * 127.0.0.1:${elsewhere.port}`] : []),
  ];
  const browser = await puppeteer.launch({
    executablePath: await findBrowser('chromium'),
    headless,
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    protocolTimeout: PROTOCOL_PATIENCE_MS,
    defaultViewport: headless ? VIEWPORT : null,
    ...(userDataDir && { userDataDir }),
    args: ['--no-sandbox', '--ignore-certificate-errors', `--host-resolver-rules=${hosts.join(', ')}`],
  });
  const troubles = createTroubles();
  troubles.watchWorkers(browser);
  const tabs = async (): Promise<string[]> => (await browser.pages()).map((page) => page.url());
  const id = folder === null ? undefined : await browser.installExtension(folder);
  if (id !== undefined) await seeWelcome(browser, tabs, keepWelcome);
  const extension = async () => {
    const found = id === undefined ? undefined : (await browser.extensions()).get(id);
    if (!found) throw new Error('The extension is not installed');
    return found;
  };
  const newPage = async (): Promise<Page> => {
    const page = await browser.newPage();
    troubles.watchPage(page);
    return page;
  };
  return {
    name: 'chromium',
    browser,
    origin: `chrome-extension://${id}`,
    newPage,
    openExtensionPage: async (path) => {
      const page = await newPage();
      await page.goto(`chrome-extension://${id}/${path}`);
      return page;
    },
    tabs,
    prefer: (page, scheme) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]),
    killWorker: async () => {
      const linchpin = await extension();
      const running = await linchpin.workers();
      // One that is asked for something while it ends is started again in its place, and is ended again; one that goes by
      // itself meanwhile answers nothing.
      await waitFor('the worker is gone', async () => {
        const left = (await linchpin.workers()).filter((worker) => running.includes(worker));
        for (const worker of left) await worker.close().catch(() => undefined);
        return left.length === 0;
      });
      return running.length > 0;
    },
    holdWorker: async () => {
      const [worker] = await (await extension()).workers();
      if (!worker) throw new Error('There is no worker to hold');
      await worker.client.send('Debugger.enable');
      await worker.client.send('Debugger.pause');
      return async () => {
        // Also lets it go where it did nothing yet.
        await worker.client.send('Debugger.disable');
      };
    },
    openPopupOver: async (page) => {
      const linchpin = await extension();
      await page.bringToFront();
      await linchpin.triggerAction(page);
      return waitFor('the popup opens', async () =>
        (await linchpin.pages()).find((p) => p.url().includes('/popup.html')),
      );
    },
    removeExtension: async () => {
      if (id !== undefined) await browser.uninstallExtension(id);
    },
    updateExtension: async () => {
      if (folder !== null) await browser.installExtension(folder);
    },
    installBeside: async (beside) => {
      await browser.installExtension(beside);
      await seeWelcome(browser, tabs);
    },
    troubles: async () => troubles.take(),
    close: () => browser.close(),
  };
};

const openFirefox = async (
  { simulatorPort, headless = true, userDataDir, withoutAnchors = false, elsewhere, keepWelcome }: Opening,
  folder: string | null,
): Promise<Session> => {
  const proxy = await startProxy(simulatorPort, elsewhere?.port);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: await findBrowser('firefox'),
    headless,
    acceptInsecureCerts: true,
    protocolTimeout: PROTOCOL_PATIENCE_MS,
    defaultViewport: headless ? VIEWPORT : null,
    ...(userDataDir && { userDataDir }),
    // Lets a test open the extension's pages, and read their errors in the browser's console.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      ...(elsewhere && { 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': proxy.port }),
      'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: FIREFOX_UUID }),
      ...(withoutAnchors && { 'layout.css.anchor-positioning.enabled': false }),
    },
  });
  const tabs = (): Promise<string[]> => firefoxTabs(browser);
  const id = folder === null ? undefined : await browser.installExtension(folder);
  if (id !== undefined) await seeWelcome(browser, tabs, keepWelcome);
  const troubles = createTroubles();
  const origin = `moz-extension://${FIREFOX_UUID}`;
  /** The browser's console keeps what was logged: these were handed out. */
  let told = 0;
  const newPage = async (): Promise<Page> => {
    const page = await browser.newPage();
    troubles.watchPage(page);
    return page;
  };
  const onlyInChromium = (): never => {
    throw new Error('Only Chromium lets a test do this');
  };
  return {
    name: 'firefox',
    browser,
    origin,
    newPage,
    openExtensionPage: async (path) => {
      const page = await newPage();
      // Firefox never reports that an extension's page has loaded: look, instead of waiting for it to say so.
      page.goto(`${origin}/${path}`, { timeout: 0 }).catch(() => undefined);
      await waitFor(`${path} is loaded`, () =>
        page.evaluate(
          (start) => location.href.startsWith(start) && document.readyState === 'complete',
          `${origin}/${path}`,
        ),
      );
      return page;
    },
    tabs,
    prefer: async (_page, scheme) => {
      await setFirefoxScheme(browser, scheme);
    },
    killWorker: onlyInChromium,
    holdWorker: onlyInChromium,
    openPopupOver: onlyInChromium,
    removeExtension: async () => {
      if (id !== undefined) await browser.uninstallExtension(id);
    },
    updateExtension: async () => {
      if (folder !== null) await browser.installExtension(folder);
    },
    installBeside: async (beside) => {
      await browser.installExtension(beside);
      await seeWelcome(browser, tabs);
    },
    troubles: async () => {
      const inConsole = await firefoxExtensionErrors(browser, origin);
      for (const error of inConsole.slice(told)) troubles.add('extension', error);
      told = inConsole.length;
      return troubles.take();
    },
    close: async () => {
      await browser.close();
      proxy.close();
    },
  };
};
