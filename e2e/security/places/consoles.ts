import type { Browser, Page, Target } from 'puppeteer';
import type { BrowserName } from '../../harness/browser';
import { firefoxConsole, keepFirefoxConsole } from '../../harness/chrome-scope';

export interface Consoles {
  /** Everything that pages and the worker logged, of whatever kind, and every uncaught error. */
  read(): Promise<string>;
}

/** Listens to the consoles of a browser from now on: of every page, the content scripts in it, and the worker. */
export const listenToConsoles = async (name: BrowserName, browser: Browser): Promise<Consoles> => {
  const lines: string[] = [];
  const watchPage = (page: Page): void => {
    page.on('console', (message) => lines.push(`${message.type()} ${message.text()} ${message.location().url ?? ''}`));
    page.on('pageerror', (error) =>
      lines.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  };
  const watch = async (target: Target): Promise<void> => {
    const page = await target.page();
    if (page) watchPage(page);
    if (target.type() !== 'service_worker') return;
    const worker = await target.worker();
    worker?.client.on('Runtime.consoleAPICalled', ({ args }) => lines.push(JSON.stringify(args)));
    worker?.client.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
      lines.push(JSON.stringify(exceptionDetails)),
    );
  };
  const take = (target: Target): void => {
    // A target may be gone again before it was looked at.
    watch(target).catch(() => undefined);
  };
  if (name === 'firefox') await keepFirefoxConsole(browser);
  browser.targets().forEach(take);
  browser.on('targetcreated', take);
  return {
    read: async () => [...lines, ...(name === 'firefox' ? [await firefoxConsole(browser)] : [])].join('\n'),
  };
};
