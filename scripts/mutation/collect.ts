import { expect } from 'vitest';

type Run = (...args: readonly unknown[]) => unknown;

/** One test, with what is to be done after it. */
export type Test = () => Promise<void>;

type Define = ((name: string, ...rest: readonly unknown[]) => void) & {
  each(table: readonly unknown[]): Define;
};

const runOf = (rest: readonly unknown[]): Run => {
  for (const part of rest) if (typeof part === 'function') return (...args) => part(...args);
  throw new Error('a test without a function');
};

const defineWith = (add: (run: Run, args: readonly unknown[]) => void, rows: readonly unknown[] = [[]]): Define =>
  Object.assign(
    (_name: string, ...rest: readonly unknown[]) => {
      for (const row of rows) add(runOf(rest), Array.isArray(row) ? row : [row]);
    },
    { each: (table: readonly unknown[]) => defineWith(add, table) },
  );

/**
 * Takes vitest's place for a test file, so that its tests can be run one by one, without a process for each file; what
 * they expect is checked by vitest itself. What is done after all tests is left out: it sums up what all of them saw.
 */
export const createCollector = () => {
  const tests: Test[] = [];
  /** What is to be done after each test that is defined from here on. */
  let after: readonly Run[] = [];
  const group = (run: Run, args: readonly unknown[]): void => {
    const outside = after;
    run(...args);
    after = outside;
  };
  const test = (run: Run, args: readonly unknown[]): void => {
    const hooks = after;
    tests.push(async () => {
      try {
        await run(...args);
      } finally {
        for (const hook of hooks) await hook();
      }
    });
  };
  const it = defineWith(test);
  return {
    /** The tests that were defined since it was asked last. */
    take: (): Test[] => {
      after = [];
      return tests.splice(0);
    },
    exports: {
      ...{ it, test: it, expect, describe: defineWith(group), afterAll: () => undefined },
      afterEach: (hook: Run) => {
        after = [...after, hook];
      },
    },
  };
};
