import { DAY_MS, dayOf, startOfDay } from './days';
import type { SimProject, UsageRow } from './types';

/** The moment of a row's n-th request: spread evenly over the day, or all at once. */
export const momentOf = (row: UsageRow, index: number): number =>
  row.at ?? Math.floor(startOfDay(row.day) + ((index + 0.5) * DAY_MS) / row.requests);

/** How many of the row's requests there have been by now; never one from the future. */
export const requestsBy = (row: UsageRow, now: number): number => {
  const end = Math.min(now, row.until ?? now);
  if (row.at !== undefined) return row.at <= end ? row.requests : 0;
  const share = (end - startOfDay(row.day)) / DAY_MS;
  const count = Math.floor(share * row.requests + 0.5);
  return Math.max(0, Math.min(row.requests, count));
};

/** The row as it shows now: today's is as far as the day is, days to come are absent. */
const seenRow = (row: UsageRow, now: number): UsageRow | undefined => {
  const requests = requestsBy(row, now);
  if (requests === 0) return undefined;
  const share = requests / row.requests;
  return share === 1 ? row : { ...row, requests, hours: row.hours * share, usd: row.usd * share };
};

/** Rows of the days from `start` to `end` (both inclusive, UTC) as they show now. */
export const seenRows = (project: SimProject, start: string, end: string, now: number): UsageRow[] => {
  const last = end < dayOf(now) ? end : dayOf(now);
  return project.usage.flatMap((row) => {
    if (row.day < start || row.day > last) return [];
    return seenRow(row, now) ?? [];
  });
};

/** Requests of one key in the days from `start` to `end`, both inclusive, so far. */
export const requestsIn = (
  project: SimProject,
  accessor: string | null,
  start: string,
  end: string,
  now: number,
): number =>
  seenRows(project, start, end, now)
    .filter((row) => row.accessor === accessor)
    .reduce((sum, row) => sum + row.requests, 0);

/** A key stops: what was planned for later will not come. */
export const stopUsage = (project: SimProject, accessor: string, at: number): void => {
  const today = dayOf(at);
  for (const row of project.usage) {
    if (row.accessor === accessor && row.day >= today) row.until = Math.min(row.until ?? at, at);
  }
};
