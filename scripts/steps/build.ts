import { join } from 'node:path';
import { type Outcome, root, run } from './process';

export type BrowserName = 'chromium' | 'firefox';

/** The folder of a browser's production build. */
export const buildFolder = (browser: BrowserName): string =>
  join(root, '.output', browser === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');

/** wxt's arguments that pick a browser; Firefox would default to Manifest V2. */
export const targetOf = (browser: BrowserName): string[] => [
  '-b',
  browser === 'firefox' ? 'firefox' : 'chrome',
  '--mv3',
];

const build = (browser: BrowserName): Promise<Outcome> => run('wxt', ['build', ...targetOf(browser)]);

/** Builds, and ends the command with the build's own words where that fails. */
export const buildOrExit = async (browser: BrowserName): Promise<void> => {
  const { code, output } = await build(browser);
  if (code === 0) return;
  console.error(output);
  process.exit(code);
};
