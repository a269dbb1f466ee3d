import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Mutant } from './mutation/changes';
import { mutantsOf } from './mutation/mutants';
import { createTester } from './mutation/tester';
import { isTest, sourceFiles } from './source-graph';
import { root, seconds } from './steps/process';

/**
 * Breaks the rules of utils/rules one place at a time and asks whether a test notices. By scripts of its own: StrykerJS
 * needs a newer Node than the project does. Arguments: `--shard=1/2` for the
 * first of two runs side by side, `--quick` to run properties a few times only and leave out the tests that take long,
 * and paths of which one must be part of a file's. Ends with 1 under the score aimed at.
 */
const FOLDER = 'utils/rules';
const AIM = 95;

const args = process.argv.slice(2);
const [shard = 1, shards = 1] = (args.find((arg) => arg.startsWith('--shard='))?.slice(8) ?? '1/1')
  .split('/')
  .map(Number);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const files = sourceFiles(FOLDER)
  .filter((file) => !isTest(file) && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
  .filter((_, i) => i % shards === shard - 1);

const inRoot = (file: string): string => join(root, file);
const lineOf = (source: string, { start }: Mutant): number => source.slice(0, start).split('\n').length;
interface Score {
  noticed: number;
  total: number;
}
const textOf = ({ noticed, total }: Score): string =>
  `${noticed} of ${total} mutants noticed${total === 0 ? '' : `: ${((100 * noticed) / total).toFixed(1)} %`}`;
const scores = new Map<string, Score>();
const all: Score = { noticed: 0, total: 0 };
const count = (file: string, noticed: number, total: number): void => {
  const score = scores.get(dirname(file)) ?? { noticed: 0, total: 0 };
  scores.set(dirname(file), score);
  for (const each of [score, all]) {
    each.noticed += noticed;
    each.total += total;
  }
};

const started = Date.now();
const tests = sourceFiles(FOLDER).filter((file) => file.endsWith('.test.ts'));
const tester = await createTester(tests.map(inRoot), args.includes('--quick'));
for (const file of files) {
  const source = readFileSync(inRoot(file), 'utf8');
  const mutants = mutantsOf(file, source);
  if (mutants.length === 0) continue;
  const survivors: Mutant[] = [];
  for (const mutant of mutants) {
    const broken = source.slice(0, mutant.start) + mutant.replacement + source.slice(mutant.end);
    if (!(await tester.notices({ file: inRoot(file), source: broken }))) survivors.push(mutant);
  }
  count(file, mutants.length - survivors.length, mutants.length);
  console.log(`${file}: ${mutants.length - survivors.length} of ${mutants.length} noticed`);
  for (const mutant of survivors) {
    const text = source.slice(mutant.start, mutant.end).replace(/\s+/g, ' ').slice(0, 90);
    console.log(`  survived: ${file}:${lineOf(source, mutant)} ${mutant.change}: ${text}`);
  }
}
await tester.verify();
tester.close();
console.log('');
for (const [folder, score] of scores) console.log(`${folder}: ${textOf(score)}`);
console.log(`${textOf(all)} (${seconds(started)})`);
process.exit(all.total > 0 && (100 * all.noticed) / all.total < AIM ? 1 : 0);
