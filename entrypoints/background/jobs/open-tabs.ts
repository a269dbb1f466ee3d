import { browser } from 'wxt/browser';
import { CONSOLE_ORIGIN } from '../../../utils/console/page/address';

/** What the manifest has the browser put into the Console's pages. */
const SHIPPED = { js: '/content-scripts/console.js', css: '/content-scripts/console.css' } as const;

/** A tab that can't be reached, as one that shows an error, has Linchpin with the next page it loads. */
const enter = async (tabId: number): Promise<void> => {
  const target = { tabId, frameIds: [0] };
  await browser.scripting.insertCSS({ target, files: [SHIPPED.css] });
  await browser.scripting.executeScript({ target, files: [SHIPPED.js] });
};

/**
 * Comes into the Console's pages that were open before Linchpin was installed or updated. An update takes the old
 * script's badges away; the new one brings them back, so that nobody need reload a page to have them, or notice that
 * they must.
 */
export const enterOpenTabs = async (): Promise<void> => {
  const tabs = await browser.tabs.query({ url: `${CONSOLE_ORIGIN}/*` });
  await Promise.allSettled(tabs.flatMap(({ id }) => (id === undefined ? [] : enter(id))));
};

/**
 * Chromium leaves open pages without; Firefox starts a new version's scripts in them by itself, and would have them
 * twice.
 */
export const watchInstalls = (): void => {
  if (import.meta.env.FIREFOX) return;
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install' || reason === 'update') void enterOpenTabs().catch(() => undefined);
  });
};
