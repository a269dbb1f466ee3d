import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { artifacts, run } from './process';
import type { Tally } from './tally';

/** The part of vitest's JSON report that is counted. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

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
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  // Written by vitest just now.
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const failed = report.numFailedTests || (code === 0 ? 0 : 1);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
};
