import type { Check } from './checks';
import { run, seconds } from './process';
import { add, closingLine, type Tally } from './tally';

/** Runs tiers one after the other, prints how each went, and counts all of them for the one closing line. */
export interface Tiers {
  readonly tally: Tally;
  tier(name: string, work: () => Promise<void>): Promise<void>;
  /** A program that passes or fails as a whole; whether it passed. */
  step(check: Check): Promise<boolean>;
  /** The same for what this process does itself: it fails by throwing. */
  task(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Prints what failed and the closing line, and ends the command. */
  close(): never;
}

export const startTiers = (): Tiers => {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const count = (name: string, passed: boolean): boolean => {
    add(tally, { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, failures: passed ? [] : [name] });
    return passed;
  };
  const say = (name: string, passed: boolean, started: number): void =>
    console.log(`${passed ? '✓' : '✗'} ${name} (${seconds(started)})`);

  return {
    tally,
    tier: async (name, work) => {
      const started = Date.now();
      console.log(`\n── ${name}`);
      await work();
      console.log(`── ${name}: ${seconds(started)}; so far ${closingLine(tally)}`);
    },
    step: async ({ name, program, args }) => {
      const started = Date.now();
      const { code, output } = await run(program, args);
      say(name, code === 0, started);
      if (code !== 0) console.log(output.trim());
      return count(name, code === 0);
    },
    task: async (name, work) => {
      const started = Date.now();
      try {
        await work();
        say(name, true, started);
        return count(name, true);
      } catch (error) {
        say(name, false, started);
        console.log(String(error));
        return count(name, false);
      }
    },
    close: () => {
      for (const failure of tally.failures) console.log(`\n✗ ${failure}`);
      console.log(`\n${closingLine(tally)}`);
      process.exit(tally.failed ? 1 : 0);
    },
  };
};
