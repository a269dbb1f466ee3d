import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { artifacts, run } from './process';
import type { Tally } from './tally';

/** The part of vitest's JSON report that is counted. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly FileReport[];
}

interface FileReport {
  readonly name: string;
  /** What broke the file itself, before or after its tests; otherwise empty. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[] | null;
  }[];
}

/** Each failed test of a file with its file and its first message; as much of a message as tells what was expected. */
const failuresOf = ({ name, message, assertionResults }: FileReport): string[] => {
  const file = relative(process.cwd(), name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  const told = failed.map(
    ({ fullName, failureMessages }) => `${file} > ${fullName}\n${shortened(failureMessages?.[0] ?? '')}`,
  );
  return message ? [...told, `${file}\n${shortened(message)}`] : told;
};

const shortened = (message: string): string => message.split('\n').slice(0, 12).join('\n').slice(0, 1500);

/**
 * Runs one vitest project, or those whose names fit a pattern, with progress shown. A run that breaks outside any test
 * counts as one failure.
 */
export const runProject = async (project: string): Promise<Tally> => {
  const file = join(artifacts('tests'), `${project.replace(/\W+$/, '')}.json`);
  rmSync(file, { force: true });
  const { code } = await run(
    'vitest',
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { show: true },
  );
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, failures: [`${project}: broke off`] };
  // Written by vitest just now.
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const failed = report.numFailedTests || (code === 0 ? 0 : 1);
  const failures = report.testResults.flatMap(failuresOf);
  if (failed && failures.length === 0) failures.push(`${project}: failed outside its tests`);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests, failures };
};
