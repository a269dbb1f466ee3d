import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BrowserName, buildFolder, targetOf } from './build';
import { COMMAND_FILE } from './command';
import { root, run } from './process';

/** A shipped file beside what it may be at most, in bytes. */
export interface Size {
  readonly what: string;
  readonly bytes: number;
  /** What is aimed at. */
  readonly budget: number;
  /** What fails a check; more than the budget only where that isn't reached yet. */
  readonly ceiling: number;
}

interface Script {
  readonly what: string;
  readonly file: string;
  readonly budget: number;
  readonly ceiling?: number;
}

/** Every Console page loads the first at each visit, and the worker is loaded at each of its starts. */
const scripts: readonly Script[] = [
  { what: 'content script, gzip', file: 'content-scripts/console.js', budget: 3_000 },
  // Two fifths of it tell whose row it is. Both pages read days for that, in the page's language and the browser's: the
  // team page learns by them which columns aren't its rows' own.
  { what: 'badges script, gzip', file: 'console-badges.js', budget: 28_000, ceiling: 37_000 },
  { what: 'acts script, gzip', file: 'console-acts.js', budget: 10_000 },
  // Preact is a fifth of it; the look of card, panel and notices an eighth; what tells whether a person could see what
  // they press a tenth.
  { what: 'card script, gzip', file: 'console-card.js', budget: 18_000, ceiling: 26_000 },
  // Days, notes, plans, alerts, the team's file and evidence are in it, zod (10 KB), and the words of cards and
  // verdicts, of which the Console's page gets finished texts: a service worker can load nothing late.
  { what: 'worker, gzip', file: 'background.js', budget: 70_000, ceiling: 98_000 },
];

const PACKED_BUDGET = 300_000;
/** The worker (see above), the texts (32 KB), and the review page with a key's life, plans and the team's file. */
const PACKED_CEILING = 335_000;

/** What is loaded. Chromium's build; Firefox's differs by its manifest alone. */
export const scriptSizes = (): readonly Size[] =>
  scripts.map(({ what, file, budget, ceiling = budget }) => {
    const path = join(buildFolder('chromium'), file);
    if (!existsSync(path)) throw new Error(`The build has no ${file}.`);
    return { what, bytes: gzipSync(readFileSync(path), { level: 9 }).length, budget, ceiling };
  });

/** The command's one file, which has to be small enough for a ConfigMap and for reading. */
export const commandSize = (): Size => {
  if (!existsSync(COMMAND_FILE)) throw new Error('The build has no command.');
  const { length } = gzipSync(readFileSync(COMMAND_FILE), { level: 9 });
  return { what: 'command, gzip', bytes: length, budget: 80_000, ceiling: 80_000 };
};

/** What is downloaded. */
export const packedSize = async (browser: BrowserName): Promise<Size> => {
  const started = Date.now();
  const { code, output } = await run('wxt', ['zip', ...targetOf(browser)]);
  const folder = join(root, '.output');
  const name = browser === 'firefox' ? /-firefox\.zip$/ : /-chrome\.zip$/;
  const zip = readdirSync(folder).find((file) => name.test(file) && statSync(join(folder, file)).mtimeMs >= started);
  if (code !== 0 || !zip) throw new Error(`Nothing was packed for ${browser}.\n${output}`);
  const { size } = statSync(join(folder, zip));
  return { what: `packed for ${browser}`, bytes: size, budget: PACKED_BUDGET, ceiling: PACKED_CEILING };
};

/** Throws, naming each that is larger than its ceiling. */
export const expectWithin = (sizes: readonly Size[]): void => {
  const over = sizes.filter(({ bytes, ceiling }) => bytes > ceiling);
  if (over.length === 0) return;
  throw new Error(over.map(({ what, bytes, ceiling }) => `${what}: ${bytes} bytes, more than ${ceiling}`).join('\n'));
};
