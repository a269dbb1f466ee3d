import { catalogueMessages } from '../../scripts/steps/command';
import { deadlinesOf } from '../../simulator/client/testing/deadlines';
import type { Simulator } from '../../simulator/index';
import type { ExitCode } from '../exit';
import type { Io } from '../io';
import { main } from '../main';
import { createTranslate } from '../translate';
import { createMemoryFiles, type MemoryFiles } from './memory-files';

export const t = createTranslate(catalogueMessages());

/** A call to another address than Deepgram's. */
export interface Sent {
  readonly url: string;
  readonly body: string;
}

interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
  readonly sent: readonly Sent[];
}

export interface Machine {
  readonly files: MemoryFiles;
  /** What another address than Deepgram's answers with; 200 unless a test says otherwise. */
  answer: () => number;
  run(...argv: readonly string[]): Promise<Outcome>;
  /** The same with anything of the world around it exchanged. */
  runWith(over: Partial<Io>, ...argv: readonly string[]): Promise<Outcome>;
}

/** A machine with a disk of its own, whose runs of the command reach a simulator. */
export const createMachine = (simulator: Simulator, env: Io['env']): Machine => {
  const files = createMemoryFiles();
  let count = 0;
  const machine: Machine = {
    files,
    answer: () => 200,
    run: (...argv) => machine.runWith({}, ...argv),
    runWith: async (over, ...argv) => {
      const out: string[] = [];
      const err: string[] = [];
      const sent: Sent[] = [];
      const deepgram = deadlinesOf(simulator);
      const fetchAny: typeof fetch = async (input, init) => {
        const url = String(input);
        if (new URL(url).host === 'api.deepgram.com') return (deepgram.fetch ?? fetch)(input, init);
        sent.push({ url, body: String(init?.body ?? '') });
        return new Response(null, { status: machine.answer() });
      };
      const code = await main(argv, {
        ...{ env, files, t, version: '0.0.0-test', fetch: fetchAny },
        ...(deepgram.deadline && { deadline: deepgram.deadline }),
        sleep: async () => {},
        random: () => 0,
        now: simulator.world.clock.now,
        out: { isTerminal: false, write: (text) => void out.push(text) },
        err: { isTerminal: false, write: (text) => void err.push(text) },
        self: { pid: 1_000 + count, host: 'here', isRunning: () => false },
        unique: () => `unique-${++count}`,
        ended: new AbortController().signal,
        ...over,
      });
      return { code, out: out.join(''), err: err.join(''), sent };
    },
  };
  return machine;
};
