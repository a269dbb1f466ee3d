/** Counts what passed and failed over all tiers, for the one closing line. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, a line or more each: it is printed before the closing line, where the end of a long log is read. */
  failures: string[];
}

export const add = (tally: Tally, more: Tally): void => {
  tally.passed += more.passed;
  tally.failed += more.failed;
  tally.skipped += more.skipped;
  tally.failures.push(...more.failures);
};

export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
