import { accessSync, constants, existsSync } from 'node:fs';
import type { BrowserName } from '../steps/build';
import { run } from '../steps/process';
import { CANDIDATES, pathsOf } from './candidates';
import { download } from './download';

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The program that the environment names for a browser. Throws where it names something else. */
export const findNamed = (browser: BrowserName): string | undefined => {
  const { variable } = CANDIDATES[browser];
  const named = process.env[variable];
  if (!named || isProgram(named)) return named || undefined;
  throw new Error(`${variable} names ${named}, which is not a program. Correct it, or unset it.`);
};

const findInstalled = (browser: BrowserName): string | undefined =>
  findNamed(browser) ?? pathsOf(browser).find(isProgram);

const installFromDistribution = async (browser: BrowserName): Promise<string | undefined> => {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return undefined;
  const { debian } = CANDIDATES[browser];
  console.log(`• Installing ${debian} from the distribution (apt-get) …`);
  await run('apt-get', ['update', '-qq']);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debian]);
  return findInstalled(browser);
};

/** Path of a browser: one already there, else the distribution's package, else puppeteer's download. Throws if none. */
export const findBrowser = async (browser: BrowserName): Promise<string> => {
  const installed = findInstalled(browser) ?? (await installFromDistribution(browser));
  const path = installed ?? (await download(browser, 'stable')).path;
  if (path && isProgram(path)) return path;
  const { variable } = CANDIDATES[browser];
  throw new Error(
    `No ${browser} was found, and none could be installed. Install one, or name it in ${variable}, and run this again.`,
  );
};
