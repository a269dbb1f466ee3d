import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutant, mutantsOf } from './mutation/mutants';
import { createTester } from './mutation/tester';
import { isTest, sourceFiles } from './source-graph';
import { artifacts, root, seconds } from './steps/process';

/**
 * Breaks the rules of utils/ownership one place at a time and asks whether a test notices. Arguments: `--shard=1/2` for
 * the first of two runs side by side, `--quick` to leave out the tests that take long, and paths of which one must be part
 * of a file's. Ends with 1 under the score aimed at.
 */
const FOLDER = 'utils/ownership';
const AIM = 95;
const QUICK_MS = 2000;

const args = process.argv.slice(2);
const [shard = 1, shards = 1] = (args.find((arg) => arg.startsWith('--shard='))?.slice(8) ?? '1/1')
  .split('/')
  .map(Number);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const files = sourceFiles(FOLDER)
  .filter((file) => !isTest(file) && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
  .filter((_, i) => i % shards === shard - 1)
  .map((file) => file.slice(FOLDER.length + 1));

const lineOf = (source: string, { start }: Mutant): number => source.slice(0, start).split('\n').length;
const scoreOf = (killed: number, total: number): string =>
  total === 0 ? '–' : `${((100 * killed) / total).toFixed(1)} %`;

// A copy is broken, never the files that people work on.
const copy = artifacts('mutation', `${shard}`);
rmSync(copy, { recursive: true, force: true });
cpSync(join(root, FOLDER), copy, { recursive: true });

const started = Date.now();
const tester = await createTester(copy, args.includes('--quick') ? QUICK_MS : undefined);
let total = 0;
let killed = 0;
for (const file of files) {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  const mutants = mutantsOf(file, source);
  const survivors: Mutant[] = [];
  for (const mutant of mutants) {
    writeFileSync(path, source.slice(0, mutant.start) + mutant.replacement + source.slice(mutant.end));
    if (!(await tester.notices(file))) survivors.push(mutant);
  }
  writeFileSync(path, source);
  await tester.restore(file);
  if (mutants.length === 0) continue;
  total += mutants.length;
  killed += mutants.length - survivors.length;
  console.log(`${file}: ${mutants.length - survivors.length} of ${mutants.length} noticed`);
  for (const mutant of survivors) {
    const text = source.slice(mutant.start, mutant.end).replace(/\s+/g, ' ').slice(0, 90);
    console.log(`  survived: ${FOLDER}/${file}:${lineOf(source, mutant)} ${mutant.change}: ${text}`);
  }
}
await tester.close();
console.log(`\n${killed} of ${total} mutants noticed: ${scoreOf(killed, total)} (${seconds(started)})`);
process.exit(total > 0 && (100 * killed) / total < AIM ? 1 : 0);
