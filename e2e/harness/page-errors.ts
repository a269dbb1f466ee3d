import type { Browser, Page, Target } from 'puppeteer';

/** Everything that went wrong in a browser and that no test expects: uncaught errors and error lines of consoles. */
export interface PageErrors {
  watchPage(page: Page): void;
  watchWorkers(browser: Browser): void;
  add(where: string, what: string): void;
  /** Hands them out, and forgets them. */
  take(): string[];
}

export const collectPageErrors = (): PageErrors => {
  let found: string[] = [];
  const add = (where: string, what: string): void => {
    found.push(`${where}: ${what}`);
  };

  const watchWorker = async (target: Target): Promise<void> => {
    const worker = await target.worker();
    worker?.client.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
      add('worker', exceptionDetails.exception?.description ?? exceptionDetails.text),
    );
    worker?.client.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (type === 'error')
        add('worker', `console.error: ${args.map((arg) => arg.value ?? arg.description).join(' ')}`);
    });
  };

  return {
    add,
    watchPage: (page) => {
      page.on('pageerror', (error) =>
        add(page.url(), error instanceof Error ? (error.stack ?? error.message) : String(error)),
      );
      page.on('console', (message) => {
        if (message.type() === 'error')
          add(page.url(), `console.error: ${message.text()} ${message.location().url ?? ''}`);
      });
    },
    watchWorkers: (browser) => {
      const watch = (target: Target): void => {
        if (target.type() !== 'service_worker') return;
        // A worker may be gone again before it was looked at.
        watchWorker(target).catch(() => undefined);
      };
      browser.targets().forEach(watch);
      browser.on('targetcreated', watch);
    },
    take: () => {
      const taken = found;
      found = [];
      return taken;
    },
  };
};
