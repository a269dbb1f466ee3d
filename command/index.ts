import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { nodeFiles } from './files';
import type { Io } from './io';
import { main } from './main';
import { createTranslate, type Messages } from './translate';

/** Put in by the build (scripts/steps/command.ts): the texts that the command uses, and the version. */
declare const LINCHPIN_MESSAGES: Messages;
declare const LINCHPIN_VERSION: string;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const ended = new AbortController();
// A run that is no watch ends at once, as Node does by itself: its state is whole at every moment.
if (process.argv[2] === 'watch')
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => ended.abort());

const stream = (to: NodeJS.WriteStream): Io['out'] => ({
  write: (text) => {
    to.write(text);
  },
  isTerminal: to.isTTY === true,
});

process.exitCode = await main(process.argv.slice(2), {
  env: process.env,
  fetch: (input, init) => fetch(input, init),
  files: nodeFiles,
  now: Date.now,
  out: stream(process.stdout),
  err: stream(process.stderr),
  self: { pid: process.pid, host: hostname(), isRunning },
  unique: randomUUID,
  ended: ended.signal,
  t: createTranslate(LINCHPIN_MESSAGES),
  version: LINCHPIN_VERSION,
});
