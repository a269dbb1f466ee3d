/** One measured figure beside what it may be at most. */
export interface Measure {
  readonly what: string;
  readonly measured: string;
  readonly budget?: string;
  /** Whether it keeps to its budget; absent where there is none. */
  readonly kept?: boolean;
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

/** A figure with one limit, and how both are written. */
export const measure = (what: string, value: number, write: (value: number) => string, limit?: number): Measure =>
  limit === undefined
    ? { what, measured: write(value) }
    : { what, measured: write(value), budget: write(limit), kept: value <= limit };

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const print = (title: string, measures: readonly Measure[]): void => {
  const columns = measures.map(({ what, measured, budget = '', kept }) => [
    what,
    measured,
    budget,
    kept === undefined ? '' : kept ? 'kept' : 'OVER',
  ]);
  const rows = [['', 'measured', 'budget', ''], ...columns];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  console.log(`\n${title}`);
  for (const row of rows)
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
};
