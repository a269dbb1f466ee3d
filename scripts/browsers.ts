import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { BrowserName } from './steps/build';
import { run } from './steps/process';

interface Candidate {
  readonly variable: string;
  readonly commands: readonly string[];
  readonly places: readonly string[];
  /** The package that brings it on Debian and its relatives. */
  readonly debian: string;
  /** Its name for `puppeteer browsers install`. */
  readonly download: string;
}

const candidates: Record<BrowserName, Candidate> = {
  chromium: {
    variable: 'CHROME_PATH',
    // Branded Google Chrome comes last: it may refuse to load extensions that were not signed.
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    debian: 'chromium',
    download: 'chrome@stable',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox', 'firefox-esr'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    debian: 'firefox-esr',
    download: 'firefox@stable',
  },
};

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const findInstalled = ({ variable, commands, places }: Candidate): string | undefined => {
  const named = process.env[variable];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`${variable} names ${named}, which is not a program. Correct it, or unset it.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...commands.flatMap((command) => folders.map((folder) => join(folder, command))), ...places].find(isProgram);
};

const installFromDistribution = async (candidate: Candidate): Promise<string | undefined> => {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return undefined;
  console.log(`• Installing ${candidate.debian} from the distribution (apt-get) …`);
  await run('apt-get', ['update', '-qq']);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', candidate.debian]);
  return findInstalled(candidate);
};

const download = async (candidate: Candidate): Promise<string | undefined> => {
  console.log(`• Downloading ${candidate.download} (puppeteer) …`);
  const { output } = await run('puppeteer', ['browsers', 'install', candidate.download]);
  // The last line is `name@version path`.
  const path = output.trim().split('\n').at(-1)?.split(' ').slice(1).join(' ');
  return path && isProgram(path) ? path : undefined;
};

/** Path of a browser: one already there, else the distribution's package, else puppeteer's download. Throws if none. */
export const findBrowser = async (browser: BrowserName): Promise<string> => {
  const candidate = candidates[browser];
  const path = findInstalled(candidate) ?? (await installFromDistribution(candidate)) ?? (await download(candidate));
  if (path) return path;
  throw new Error(
    `No ${browser} was found, and none could be installed. Install one, or name it in ${candidate.variable}, and run this again.`,
  );
};
