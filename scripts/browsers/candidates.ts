import { posix, win32 } from 'node:path';
import type { BrowserName } from '../steps/build';

interface Candidate {
  /** The environment variable that names the program. */
  readonly variable: string;
  readonly commands: readonly string[];
  readonly macPlaces: readonly string[];
  /** Below the folders in which Windows keeps programs. */
  readonly windowsPlaces: readonly string[];
  /** The package that brings it on Debian and its relatives. */
  readonly debian: string;
  /** Its name for `puppeteer browsers install`, without the version. */
  readonly download: string;
}

export const CANDIDATES: Record<BrowserName, Candidate> = {
  chromium: {
    variable: 'CHROME_PATH',
    // Branded Google Chrome comes last: it may refuse to load extensions that were not signed.
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    macPlaces: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    windowsPlaces: [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ],
    debian: 'chromium',
    download: 'chrome',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox', 'firefox-esr'],
    macPlaces: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    windowsPlaces: ['Mozilla Firefox\\firefox.exe'],
    debian: 'firefox-esr',
    download: 'firefox',
  },
};

/** What a machine says about where its programs are. */
interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const windowsPaths = ({ commands, windowsPlaces }: Candidate, environment: Machine['environment']): string[] => {
  const folders = (environment.PATH ?? '').split(win32.delimiter).filter(Boolean);
  const homes = [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA];
  return [
    ...commands.flatMap((command) => folders.map((folder) => win32.join(folder, `${command}.exe`))),
    ...windowsPlaces.flatMap((place) => homes.flatMap((home) => (home ? [win32.join(home, place)] : []))),
  ];
};

const unixPaths = ({ commands, macPlaces }: Candidate, { platform, environment }: Machine): string[] => {
  const folders = (environment.PATH ?? '').split(posix.delimiter).filter(Boolean);
  return [
    ...commands.flatMap((command) => folders.map((folder) => posix.join(folder, command))),
    ...(platform === 'darwin' ? macPlaces : []),
  ];
};

/** Where a browser may be on this machine, best first. */
export const pathsOf = (
  browser: BrowserName,
  machine: Machine = { platform: process.platform, environment: process.env },
): string[] => {
  const candidate = CANDIDATES[browser];
  return machine.platform === 'win32' ? windowsPaths(candidate, machine.environment) : unixPaths(candidate, machine);
};
