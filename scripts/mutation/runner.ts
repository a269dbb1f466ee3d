import * as fc from 'fast-check';
import { createCollector, type Test } from './collect';
import { type Broken, createModules, type World } from './modules';

/** One test: the how manieth of a file. */
export interface TestId {
  readonly file: string;
  readonly place: number;
}

/** What a runner is asked. */
export type Task =
  /** Which tests the files hold, and which files each loads. */
  | { readonly kind: 'collect'; readonly files: readonly string[] }
  /** Runs the tests until one fails. */
  | { readonly kind: 'run'; readonly tests: readonly TestId[]; readonly broken?: Broken };

export interface Collected {
  readonly file: string;
  readonly tests: number;
  readonly reach: readonly string[];
}

/** What a runner answers. `ran`: one test, in milliseconds; `failed`: its place in the order of asking. */
export type Report =
  | { readonly kind: 'collected'; readonly files: readonly Collected[] }
  | { readonly kind: 'ran'; readonly ms: number }
  | { readonly kind: 'ended'; readonly failed: number | null; readonly why?: string };

// The first example that fails is enough, and it is the same one in every run.
fc.configureGlobal({ endOnFailure: true, seed: 1 });
console.info = () => undefined;

const collector = createCollector();
const inWorld = createModules({ vitest: collector.exports });

const testsOf = async (world: World, file: string): Promise<Test[]> => {
  collector.take();
  await world.load(file);
  return collector.take();
};

const collect = async (files: readonly string[]): Promise<Report> => {
  const collected: Collected[] = [];
  for (const file of files) {
    const world = inWorld();
    const tests = await testsOf(world, file);
    collected.push({ file, tests: tests.length, reach: world.files() });
  }
  return { kind: 'collected', files: collected };
};

const run = async (tests: readonly TestId[], broken: Broken | undefined): Promise<Report> => {
  const world = inWorld(broken);
  const loaded = new Map<string, Test[]>();
  for (const [i, { file, place }] of tests.entries()) {
    const started = performance.now();
    try {
      if (!loaded.has(file)) loaded.set(file, await testsOf(world, file));
      await loaded.get(file)?.[place]?.();
    } catch (error) {
      return { kind: 'ended', failed: i, why: String(error) };
    }
    tell({ kind: 'ran', ms: performance.now() - started });
  }
  return { kind: 'ended', failed: null };
};

const tell = (report: Report): void => {
  process.send?.(report);
};

process.on('message', async (task: Task) => {
  tell(task.kind === 'collect' ? await collect(task.files) : await run(task.tests, task.broken));
});
