import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Broken } from './modules';
import type { Report, Task, TestId } from './runner';

export interface Tester {
  /** Whether a test of those that reach the file fails once the file is broken. */
  notices(broken: Broken): Promise<boolean>;
  /** Throws if a test fails although nothing is broken: its figures couldn't be trusted. */
  verify(): Promise<void>;
  close(): void;
}

interface Known extends TestId {
  readonly reach: ReadonlySet<string>;
  readonly ms: number;
  kills: number;
}

type Ended = Extract<Report, { kind: 'ended' }>;

/** A broken loop that never ends is noticed by that: no test takes so many times as long as it did. */
const SLOWER = 20;
const LEAST_MS = 30_000;
/** Broken, a list may be endless: the process ends, rather than the machine's memory. */
const MEMORY = '--max-old-space-size=1500';

/** A process that runs tests; another one takes its place once a broken file has ended it. */
const createRunner = (propertyRuns: string) => {
  const start = (): ChildProcess =>
    fork(fileURLToPath(new URL('./runner.ts', import.meta.url)), {
      execArgv: [...process.execArgv, MEMORY],
      // Far from UTC, where it shows if a reader's own zone is asked.
      env: { ...process.env, TZ: 'America/New_York', LINCHPIN_PROPERTY_RUNS: propertyRuns },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  let child = start();

  return {
    /** `allowedMs`: how long to wait for the next word of it. `null`: it ended, or had to be. */
    ask: (task: Task, allowedMs: (ran: number) => number, onRan: (ms: number) => void): Promise<Report | null> =>
      new Promise((resolve) => {
        let ran = 0;
        let timer: NodeJS.Timeout;
        const wait = (): void => {
          timer = setTimeout(() => child.kill('SIGKILL'), allowedMs(ran));
        };
        const end = (report: Report | null): void => {
          clearTimeout(timer);
          child.removeAllListeners();
          if (report === null) child = start();
          resolve(report);
        };
        child.on('exit', () => end(null));
        child.on('message', (report: Report) => {
          if (report.kind !== 'ran') return end(report);
          clearTimeout(timer);
          ran += 1;
          onRan(report.ms);
          wait();
        });
        child.send(task);
        wait();
      }),
    close: () => child.kill(),
  };
};

/** The cheapest way to learn it first: quick tests, and those that noticed much. */
const byPromise = (a: Known, b: Known): number => (a.ms + 1) / (1 + a.kills) - (b.ms + 1) / (1 + b.kills);

/** In a quick run, tests that take longer are left out. */
const QUICK_MS = 2000;

/**
 * Runs the tests of some files again and again, each on its own. Throws if one fails before anything is broken.
 * `quick`: properties run a few times only, and tests that take long not at all.
 */
export const createTester = async (files: readonly string[], quick: boolean): Promise<Tester> => {
  const runner = createRunner(quick ? 'few' : '');
  const patient = () => 600_000;
  const run = async (tests: readonly TestId[], onRan: (ms: number) => void = () => undefined): Promise<void> => {
    const ended = await runner.ask({ kind: 'run', tests }, patient, onRan);
    if (ended?.kind === 'ended' && ended.failed === null) return;
    const { failed, why } = (ended ?? {}) as Partial<Ended>;
    throw new Error(
      `${tests[failed ?? 0]?.file} fails although nothing is broken: ${why ?? 'it took too long or too much'}`,
    );
  };

  const answer = await runner.ask({ kind: 'collect', files }, patient, () => undefined);
  if (answer?.kind !== 'collected') throw new Error('The tests could not be loaded');
  const ids = answer.files.flatMap(({ file, tests, reach }) =>
    Array.from({ length: tests }, (_, place) => ({ file, place, reach: new Set(reach) })),
  );
  const times: number[] = [];
  await run(ids, (ms) => times.push(ms));
  const known = ids
    .map((id, i): Known => ({ ...id, ms: times[i] ?? 0, kills: 0 }))
    .filter(({ ms }) => !quick || ms <= QUICK_MS);

  return {
    notices: async (broken) => {
      const tests = known.filter(({ reach }) => reach.has(broken.file)).sort(byPromise);
      const task: Task = { kind: 'run', tests: tests.map(({ file, place }) => ({ file, place })), broken };
      const allowed = (ran: number): number => LEAST_MS + SLOWER * (tests[ran]?.ms ?? 0);
      let at = 0;
      const ended = await runner.ask(task, allowed, () => at++);
      const failed = ended?.kind === 'ended' ? ended.failed : at;
      const test = failed === null ? undefined : tests[failed];
      if (test) test.kills += 1;
      return failed !== null;
    },
    verify: () => run(known.filter(({ kills }) => kills > 0)),
    close: () => runner.close(),
  };
};
