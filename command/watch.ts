import { sleepFor } from '../utils/deepgram/pacing';
import type { CheckArgs } from './args';
import { check } from './check/check';
import { EXIT, type ExitCode, Stop } from './exit';
import type { Io } from './io';

/** One pass. What breaks it is told, and doesn't end the watch; wrong use does. */
const pass = async (args: CheckArgs, io: Io): Promise<ExitCode> => {
  try {
    return await check(args, io);
  } catch (error) {
    if (!(error instanceof Stop) || error.code === EXIT.misused) throw error;
    io.err.write(`${error.message}\n`);
    return error.code;
  }
};

/** Checks again and again until it is asked to end, which it does between two passes. Ends with the last one's code. */
export const watch = async (args: CheckArgs, everyMs: number, io: Io): Promise<ExitCode> => {
  const { ended, sleep = sleepFor, now } = io;
  // Only the first pass may begin a state.
  let asked = args;
  for (;;) {
    // A clock that is set in between makes the wait no longer than it was asked to be.
    const began = now();
    const code = await pass(asked, io);
    asked = { ...args, init: false };
    if (!ended.aborted) await sleep(Math.min(everyMs, Math.max(0, everyMs - (now() - began))), ended);
    if (ended.aborted) return code;
  }
};
