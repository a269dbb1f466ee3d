import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Test files that take much longer than their size says, longest first in each tier. */
const LONG: readonly string[] = [
  'e2e/security/hostile/hostile-page.test.ts',
  'e2e/security/worker-killed.test.ts',
  'e2e/security/walk/secret-walk.test.ts',
  // It waits for slices of the year, two a minute.
  'e2e/year.test.ts',
  'e2e/badges.test.ts',
  'e2e/accessibility.test.ts',
  'e2e/key-storage.test.ts',
  'e2e/unrecognised.test.ts',
  'e2e/reasons-to-read.test.ts',
  'e2e/tampering.test.ts',
  'e2e/card.test.ts',
  'e2e/worker.test.ts',
  'e2e/faults.test.ts',
  'e2e/popup.test.ts',
  'e2e/connect.test.ts',
  'simulator/client/never-false-safe.test.ts',
  'utils/console/identify/dates.test.ts',
  'utils/vault/crash.test.ts',
  'utils/vault/full-disk.test.ts',
  'utils/console/identify/recorded-pages.test.ts',
];

/**
 * Begins with the longest files, so that no core is idle at the end beside a long one. By itself vitest does so once it
 * has seen a run; in a fresh clone it begins with the largest.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const at = LONG.indexOf(relative(this.ctx.config.root, moduleId).replaceAll('\\', '/'));
      return at < 0 ? LONG.length : at;
    };
    const projects = [...new Set(sorted.map(({ project }) => project))];
    // Files of one project stay together: only they share a process, and its browsers.
    return projects.flatMap((own) =>
      sorted.filter(({ project }) => project === own).sort((a, b) => rankOf(a) - rankOf(b)),
    );
  }
}
