import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { inPage } from './in-page';
import { waitFor } from './wait-for';

/**
 * Comes before everything else in the background and on the review page: a clock that a test sets ahead. Pages know it
 * by what they store, and tell the background again and again, which may have been started anew; it says when it knows.
 */
const CLOCK = `(() => {
  const real = Date.now;
  const isPage = typeof document !== 'undefined' && !location.pathname.includes('background');
  const stored = () => Number(localStorage.getItem('e2e-ahead') ?? 0);
  let ahead = isPage ? stored() : 0;
  Date.now = () => real() + ahead;
  const channel = new BroadcastChannel('e2e-clock');
  if (!isPage) {
    channel.onmessage = ({ data }) => {
      if (data.ahead === undefined) return;
      ahead = data.ahead;
      channel.postMessage({ taken: ahead });
    };
    return;
  }
  channel.onmessage = ({ data }) => {
    if (data.taken !== undefined) document.documentElement.dataset.ahead = String(data.taken);
  };
  setInterval(() => {
    ahead = stored();
    channel.postMessage({ ahead });
  }, 100);
})();
`;

/** A copy of a build whose clock a test can set ahead, by `setAhead`; all else of it is as it ships. */
export const clockedCopy = (built: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'linchpin-clocked-'));
  cpSync(built, folder, { recursive: true });
  const change = (file: string, to: (text: string) => string): void => {
    const path = join(folder, file);
    writeFileSync(path, to(readFileSync(path, 'utf8')));
  };
  writeFileSync(join(folder, 'e2e-clock.js'), CLOCK);
  change('background.js', (script) => CLOCK + script);
  change('review.html', (html) => html.replace('<head>', '<head><script src="/e2e-clock.js"></script>'));
  return folder;
};

/** Sets the clock of the review page and of the background ahead of this machine's, and waits until both have it. */
export const setAhead = async (page: Page, ms: number): Promise<void> => {
  await inPage(page, (ahead) => localStorage.setItem('e2e-ahead', String(ahead)), ms);
  await waitFor('the background has the new clock', () =>
    inPage(page, (ahead) => document.documentElement.dataset.ahead === String(ahead), ms),
  );
};
