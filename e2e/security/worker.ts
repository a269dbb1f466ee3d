import type { WebWorker } from 'puppeteer';
import type { Session } from '../harness/browser';
import { waitFor } from '../harness/wait-for';

/** Linchpin's background worker; waits until it has started. Chromium only. */
export const workerOf = ({ browser }: Session): Promise<WebWorker> =>
  waitFor('the worker', async () => {
    const [extension] = [...(await browser.extensions()).values()];
    return (await extension?.workers())?.[0];
  });
