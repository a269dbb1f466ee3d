import { check } from './rows';
import { costRow, STARTS_WITH_DAY, usageRow } from './schemas';

/** One row of a breakdown: a figure of a day, and whose it is. */
export interface SeriesRow {
  readonly figure: number;
  /** Begins with the day, `YYYY-MM-DD`. */
  readonly start: string;
  readonly accessor: string | null;
}

export type ReadRow = (raw: unknown) => SeriesRow | { readonly misfit: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A row as nearly all of them are, or `null`. 90,000 rows come at once, and this is five times as fast as the schema. It
 * may only take what the schema takes; all else is left to the schema, which names what doesn't fit.
 */
const quickly = (raw: unknown, figureName: string, least: number): SeriesRow | null => {
  if (!isRecord(raw) || !isRecord(raw.grouping)) return null;
  const figure = raw[figureName];
  const { start, accessor = null } = raw.grouping;
  if (typeof figure !== 'number' || !Number.isFinite(figure) || figure < least) return null;
  if (typeof start !== 'string' || !STARTS_WITH_DAY.test(start)) return null;
  return typeof accessor === 'string' || accessor === null ? { figure, start, accessor } : null;
};

const bySchema = (schema: typeof usageRow | typeof costRow, raw: unknown): SeriesRow | { readonly misfit: string } => {
  const checked = check(schema, raw);
  if (!checked.ok) return checked;
  const { grouping } = checked.row;
  const figure = 'requests' in checked.row ? checked.row.requests : checked.row.dollars;
  return { figure, start: grouping.start, accessor: grouping.accessor ?? null };
};

export const usageOf: ReadRow = (raw) => quickly(raw, 'requests', 0) ?? bySchema(usageRow, raw);
export const costOf: ReadRow = (raw) => quickly(raw, 'dollars', Number.NEGATIVE_INFINITY) ?? bySchema(costRow, raw);
