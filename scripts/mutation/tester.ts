import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createVitest, type TestSpecification } from 'vitest/node';

export interface Tester {
  /** Whether a test of those that reach the file fails, now that the file has changed. */
  notices(file: string): Promise<boolean>;
  /** Takes the file as it is again. */
  restore(file: string): Promise<void>;
  close(): Promise<void>;
}

const IMPORT = /from\s+'(\.[^']*)'/g;

/** Files that a test loads, as paths from the folder. */
const reachOf = (folder: string, test: string): Set<string> => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, specifier = ''] of readFileSync(join(folder, file), 'utf8').matchAll(IMPORT)) {
      const target = join(dirname(file), specifier);
      visit(/(^|\/)testing$/.test(target) || /^\.+$/.test(specifier) ? join(target, 'index.ts') : `${target}.ts`);
    }
  };
  visit(test);
  return seen;
};

interface Timed {
  readonly specification: TestSpecification;
  readonly reach: ReadonlySet<string>;
  readonly ms: number;
}

/**
 * Runs the tests of a folder again and again, one file at a time: the one that noticed last first, then the quickest. Throws
 * if the tests fail before anything is broken. Tests that took longer than `longestMs` are left out.
 */
export const createTester = async (folder: string, longestMs = Number.POSITIVE_INFINITY): Promise<Tester> => {
  const vitest = await createVitest('test', {
    config: false,
    root: folder,
    include: ['**/*.test.ts'],
    watch: false,
    isolate: false,
    pool: 'forks',
    maxWorkers: 1,
    bail: 1,
    silent: true,
    reporters: [{}],
    testTimeout: 60_000,
  });
  const passes = async (specification: TestSpecification): Promise<boolean> => {
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specification]);
    return unhandledErrors.length === 0 && testModules.every((module) => module.ok());
  };

  const tests: Timed[] = [];
  for (const specification of await vitest.globTestSpecifications()) {
    const started = Date.now();
    const name = relative(folder, specification.moduleId);
    if (!(await passes(specification))) throw new Error(`${name} fails although nothing is broken`);
    const ms = Date.now() - started;
    if (ms <= longestMs) tests.push({ specification, reach: reachOf(folder, name), ms });
  }
  tests.sort((a, b) => a.ms - b.ms);
  let lastToNotice: Timed | undefined;

  return {
    notices: async (file) => {
      vitest.invalidateFile(join(folder, file));
      const reaching = tests.filter(({ reach }) => reach.has(file));
      reaching.sort((a, b) => Number(b === lastToNotice) - Number(a === lastToNotice));
      for (const test of reaching) {
        if (await passes(test.specification)) continue;
        lastToNotice = test;
        return true;
      }
      return false;
    },
    restore: async (file) => {
      vitest.invalidateFile(join(folder, file));
      // A test that went on failing would take every further mutant for noticed.
      if (lastToNotice && !(await passes(lastToNotice.specification)))
        throw new Error(`The tests still fail after ${file} was restored: the figures can't be trusted`);
    },
    close: () => vitest.close(),
  };
};
