import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandFor } from './program';

export const root = fileURLToPath(new URL('../../', import.meta.url));
/** Where results, screenshots and measurements go; git-ignored. */
export const artifacts = (...parts: string[]): string => {
  const path = join(root, 'artifacts', ...parts);
  mkdirSync(path, { recursive: true });
  return path;
};

export interface Outcome {
  readonly code: number;
  /** Both streams, in the order they came. */
  readonly output: string;
}

interface Running {
  /** Lets its output through as it comes. */
  readonly show?: boolean;
  /** Where; the project's folder unless it says otherwise. */
  readonly cwd?: string;
  /** Beside what this process has. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a program of one of the project's packages, or of the system. */
export const run = (
  program: string,
  args: readonly string[],
  { show = false, cwd = root, environment = {} }: Running = {},
): Promise<Outcome> =>
  new Promise((resolve) => {
    const command = commandFor(program, args, root);
    const child = spawn(command.file, command.args, {
      cwd,
      env: { ...process.env, FORCE_COLOR: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.shell,
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });

export const seconds = (from: number): string => `${((Date.now() - from) / 1000).toFixed(1)} s`;
