import { launch } from 'puppeteer';
import type { BrowserName } from '../steps/build';
import { CANDIDATES } from './candidates';
import { download } from './download';
import { findNamed } from './find';
import { LEAST } from './least';

/**
 * How puppeteer names these versions. Chrome's newest build of a version is looked up, Firefox's first is named in
 * full.
 */
const VERSION: Readonly<Record<BrowserName, string>> = {
  chromium: `${LEAST.chromium}`,
  firefox: `stable_${LEAST.firefox}.0`,
};

/** The major version of a browser, as the browser itself says it. */
const versionAt = async (browser: BrowserName, executablePath: string): Promise<number> => {
  const opened = await launch({
    browser: browser === 'firefox' ? 'firefox' : 'chrome',
    executablePath,
    headless: true,
    args: browser === 'chromium' ? ['--no-sandbox'] : [],
  });
  try {
    return Number(/\/(\d+)/.exec(await opened.version())?.[1]);
  } finally {
    await opened.close();
  }
};

const downloadLeast = async (browser: BrowserName): Promise<string> => {
  const { path, lastLine } = await download(browser, VERSION[browser]);
  if (path) return path;
  const { variable } = CANDIDATES[browser];
  throw new Error(
    `${browser} ${LEAST[browser]} can't be downloaded here (${lastLine}). Where there is no way to puppeteer's downloads, name a ${browser} ${LEAST[browser]} in ${variable} and run this again.`,
  );
};

/** Path of a browser in just the version that the manifest names as its least. Throws if there is none. */
export const findLeast = async (browser: BrowserName): Promise<string> => {
  const path = findNamed(browser) ?? (await downloadLeast(browser));
  const version = await versionAt(browser, path);
  if (version === LEAST[browser]) return path;
  throw new Error(
    `${path} is ${browser} ${version}, and the manifest's least is ${LEAST[browser]}. Unset ${CANDIDATES[browser].variable} to have that one downloaded.`,
  );
};
