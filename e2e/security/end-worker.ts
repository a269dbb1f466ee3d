import type { Page } from 'puppeteer';
import type { Session } from '../harness/browser';
import { waitFor } from '../harness/wait-for';

/** A worker that has just ended may still be listed; asked to end once more it never answers. */
const END_MS = 1_000;

/**
 * Does something and ends the worker, after the page has been asked so many things: meanwhile the worker goes on with
 * what it does. It may be woken again at once. Chromium only.
 */
export const endWorkerAfter = async (
  { browser }: Session,
  page: Page,
  trips: number,
  act: () => Promise<void>,
): Promise<void> => {
  const [extension] = [...(await browser.extensions()).values()];
  const workers = await waitFor('a worker to end', async () => {
    const found = (await extension?.workers()) ?? [];
    return found.length > 0 && found;
  });
  await act();
  for (let left = trips; left > 0; left -= 1) await page.evaluate('0');
  const patience = new Promise((resolve) => setTimeout(resolve, END_MS));
  await Promise.race([Promise.all(workers.map((worker) => worker.close().catch(() => undefined))), patience]);
};
