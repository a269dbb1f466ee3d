import { createHash } from 'node:crypto';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { targetOf } from '../steps/build';
import { root, run, seconds } from '../steps/process';

/** What is no source: made by commands, or the tools themselves. */
const LEFT_OUT = new Set(['node_modules', '.git', '.output', '.wxt', 'artifacts']);

/** What two people who build the same sources may have of their own. */
interface Circumstances {
  readonly folder: string;
  readonly umask: number;
  readonly environment: Readonly<Record<string, string>>;
}

const two = (at: string): readonly [Circumstances, Circumstances] => [
  { folder: join(at, 'one'), umask: 0o022, environment: { TZ: 'Pacific/Auckland', LC_ALL: 'C', LANG: 'C' } },
  {
    folder: join(at, 'another', 'place with a longer name'),
    umask: 0o077,
    environment: { TZ: 'America/St_Johns', LC_ALL: 'de_DE.UTF-8', LANG: 'tr_TR.UTF-8', HOME: at, USER: 'someone' },
  },
];

/** Clean sources in a folder of their own; the installed packages are the lock file's, and shared. */
const layOut = ({ folder, umask }: Circumstances): void => {
  const before = process.umask(umask);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(root)) {
    if (!LEFT_OUT.has(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  // The kind counts on Windows alone, where anyone may make a junction and only an administrator a link.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  process.umask(before);
};

/** Builds and packs for both browsers, as for a store. Throws the tool's own words where that fails. */
const makeIn = async ({ folder, umask, environment }: Circumstances): Promise<void> => {
  for (const browser of ['chromium', 'firefox'] as const) {
    // A program has the mask of the moment it is started, and the other build goes on beside this one.
    const before = process.umask(umask);
    const building = run('wxt', ['zip', ...targetOf(browser)], { cwd: folder, environment });
    process.umask(before);
    const { code, output } = await building;
    if (code !== 0) throw new Error(output);
  }
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return lstatSync(path).isDirectory() ? filesIn(path) : [path];
  });

/**
 * What a browser or a store gets: the unpacked builds and the packed ones. Firefox's packed sources are for its
 * reviewers.
 */
const madeIn = ({ folder }: Circumstances): Map<string, string> => {
  const output = join(folder, '.output');
  return new Map(
    filesIn(output).map((path) => [
      relative(output, path),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
};

export const differencesOf = (one: Map<string, string>, other: Map<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path)).sort();

/**
 * Names of files that differ, or that only one build has; empty when the build is reproducible. Says what it compared.
 */
export const compareBuilds = async (): Promise<string[]> => {
  const started = Date.now();
  const at = mkdtempSync(join(tmpdir(), 'linchpin-reproducible-'));
  try {
    const [one, other] = two(at);
    layOut(one);
    layOut(other);
    // At the same time, as one build leaves a core idle for most of it.
    await Promise.all([makeIn(one), makeIn(other)]);
    const [first, second] = [madeIn(one), madeIn(other)];
    const differences = differencesOf(first, second);
    for (const path of differences) console.log(`  differs: ${path}`);
    const packed = [...first].filter(([path]) => path.endsWith('.zip'));
    for (const [path, hash] of packed) console.log(`  ${path}: sha256 ${hash}`);
    console.log(
      `Reproducible: ${first.size} files of two clean builds (two folders, time zones, languages and umasks), ${packed.length} of them packed: ${differences.length} differ (${seconds(started)})`,
    );
    if (first.size < 20 || packed.length < 2)
      throw new Error('There is too little to compare: something was not built');
    return differences;
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
};
