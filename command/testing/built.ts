import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCommand } from '../../scripts/steps/command';
import type { Simulator } from '../../simulator/index';

export interface BuiltRun {
  /** `null`: a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** What any user of the machine could see of it, at several moments. */
  readonly seen: readonly string[];
}

export interface Built {
  /** Where state and other files lie. */
  readonly folder: string;
  run(argv: readonly string[], env?: Readonly<Record<string, string>>): Promise<BuiltRun>;
  /** Runs until its words have this in them, and then ends it by a signal. */
  runUntil(argv: readonly string[], env: Readonly<Record<string, string>>, says: string): Promise<BuiltRun>;
  close(): void;
}

/** What a process shows of itself; empty where the system has no such folder, or the process has ended. */
const titleOf = (pid: number | undefined): string => {
  try {
    return ['cmdline', 'comm'].map((name) => readFileSync(`/proc/${pid}/${name}`, 'utf8')).join(' ');
  } catch {
    return '';
  }
};

/** The file as it ships, in processes of its own, against a simulator behind Deepgram's real name. */
export const buildForTests = async (simulator: Simulator): Promise<Built> => {
  const folder = mkdtempSync(join(tmpdir(), 'linchpin-command-'));
  const [file, trusted] = [join(folder, 'linchpin.mjs'), join(folder, 'trusted.pem')];
  await buildCommand(file);
  writeFileSync(trusted, simulator.certificate);
  const preload = pathToFileURL(join(import.meta.dirname, 'preload.mjs')).href;
  const start = (argv: readonly string[], env: Readonly<Record<string, string>>, says: string | null) =>
    new Promise<BuiltRun>((resolve, reject) => {
      const child = spawn(process.execPath, ['--import', preload, file, ...argv], {
        cwd: folder,
        env: {
          ...{ PATH: process.env.PATH, SIMULATOR_PORT: String(simulator.port), NODE_EXTRA_CA_CERTS: trusted },
          ...env,
        },
      });
      let [out, err] = ['', ''];
      const seen: string[] = [titleOf(child.pid)];
      const look = (): void => {
        seen.push(titleOf(child.pid));
        if (says !== null && `${out}${err}`.includes(says)) child.kill('SIGTERM');
      };
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        look();
      });
      child.stderr.on('data', (chunk: Buffer) => {
        err += chunk.toString();
        look();
      });
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, out, err, seen }));
    });
  return {
    folder,
    run: (argv, env = {}) => start(argv, env, null),
    runUntil: (argv, env, says) => start(argv, env, says),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};
