import { type Command, readArgs } from './args';
import { check } from './check/check';
import { EXIT, type ExitCode, Stop } from './exit';
import { explain } from './explain';
import type { Io } from './io';
import { mergeFiles } from './merge';
import { checkTeam } from './team';
import { verify } from './verify';
import { watch } from './watch';

const run = async (command: Command, io: Io): Promise<ExitCode> => {
  switch (command.name) {
    case 'check':
      return check(command.args, io);
    case 'watch':
      return watch(command.args, command.everyMs, io);
    case 'merge':
      return mergeFiles(command.base, command.ours, command.theirs, io);
    case 'team':
      return checkTeam(command.file, io);
    case 'verify':
      return verify(command.file, io);
    case 'explain':
      return explain(command.keyId, command.state, io);
    case 'help':
      io.out.write(`${io.t('command_help')}\n`);
      return EXIT.clear;
    case 'version':
      io.out.write(`${io.version}\n`);
      return EXIT.clear;
  }
};

/** The whole command. Whatever goes wrong is a code and a sentence; an error's own text is never shown. */
export const main = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  try {
    return await run(readArgs(argv, io.t), io);
  } catch (error) {
    // What is no `Stop` is a fault of Linchpin, and its text might hold what it was given.
    io.err.write(`${error instanceof Stop ? error.message : io.t('command_fault')}\n`);
    return error instanceof Stop ? error.code : EXIT.broke;
  }
};
