/** Counts what passed and failed over all tiers, for the one closing line. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export const add = (tally: Tally, more: Tally): void => {
  tally.passed += more.passed;
  tally.failed += more.failed;
  tally.skipped += more.skipped;
};

export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
