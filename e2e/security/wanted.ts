import type { BrowserName } from '../harness/browser';

const named = process.env.LINCHPIN_BROWSERS?.split(',') ?? [];
const all: readonly BrowserName[] = ['chromium', 'firefox'];

/** Both browsers, or those named in `LINCHPIN_BROWSERS`. */
export const wantedBrowsers: readonly BrowserName[] =
  named.length > 0 ? all.filter((name) => named.includes(name)) : all;
