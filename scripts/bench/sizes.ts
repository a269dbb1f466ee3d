import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BrowserName, buildFolder, targetOf } from '../steps/build';
import { root, run } from '../steps/process';
import { kb, type Measure, measure } from './table';

interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly limit?: number;
  readonly gzipLimit?: number;
}

const bundles: readonly Bundle[] = [
  { name: 'content script', file: 'content-scripts/console.js', limit: 30_000, gzipLimit: 11_000 },
  { name: 'badges script, loaded on demand', file: 'console-badges.js' },
  { name: 'card script, loaded on demand', file: 'console-card.js' },
  { name: 'worker', file: 'background.js', limit: 60_000 },
];

const ofBundle = (folder: string, { name, file, limit, gzipLimit }: Bundle): Measure[] => {
  const path = join(folder, file);
  if (!existsSync(path)) return [{ what: name, measured: 'not in the build' }];
  const bytes = readFileSync(path);
  return [measure(name, bytes.length, kb, limit), measure(`${name}, gzip`, gzipSync(bytes).length, kb, gzipLimit)];
};

const zipOf = async (browser: BrowserName): Promise<Measure> => {
  const started = Date.now();
  await run('wxt', ['zip', ...targetOf(browser)]);
  const folder = join(root, '.output');
  const name = browser === 'firefox' ? /-firefox\.zip$/ : /-chrome\.zip$/;
  const zip = readdirSync(folder).find((file) => name.test(file) && statSync(join(folder, file)).mtimeMs >= started);
  const what = `packed for ${browser}`;
  return zip
    ? measure(what, statSync(join(folder, zip)).size, kb, 200_000)
    : { what, measured: 'could not be packed', budget: kb(200_000) };
};

/** What is downloaded and what is loaded. Chromium's build; Firefox's differs by its manifest alone. */
export const measureSizes = async (): Promise<Measure[]> => [
  ...bundles.flatMap((bundle) => ofBundle(buildFolder('chromium'), bundle)),
  await zipOf('chromium'),
  await zipOf('firefox'),
];
