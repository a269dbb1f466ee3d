import { addDays, DAY_MS, dayOf, startOfDay } from './days';
import type { SimProject, UsageRow } from './types';
import { momentOf, requestsBy } from './usage';
import { isToldBy } from './witnesses';

/** The log reaches back this far (docs/deepgram/api.md 4.8). */
export const LOG_DAYS = 90;
/** A younger request has no response yet (docs/deepgram/api.md 5). */
const PENDING_MS = 5_000;

/** One request, worked out from the usage row that counts it: the log is never stored. */
export interface SimRequest {
  id: string;
  at: number;
  row: UsageRow;
  state: 'pending' | 'succeeded' | 'failed';
}

export interface RequestFilter {
  /** Milliseconds since the epoch, both inclusive. */
  start?: number;
  end?: number;
  accessor?: string;
  endpoint?: string;
  method?: string;
  deployment?: string;
  status?: 'succeeded' | 'failed';
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** Row and index, legible again, as a UUID. */
const idOf = (rowIndex: number, index: number): string =>
  `${hex(rowIndex, 8)}-${hex((rowIndex * 7919) % 65_536, 4)}-4000-8000-${hex(index, 12)}`;

const requestOf = (row: UsageRow, rowIndex: number, index: number, now: number): SimRequest => {
  const at = momentOf(row, index);
  const failed = (rowIndex * 31 + index) % 97 === 96;
  return {
    id: idOf(rowIndex, index),
    at,
    row,
    state: now - at < PENDING_MS ? 'pending' : failed ? 'failed' : 'succeeded',
  };
};

const rowFits = (row: UsageRow, { accessor, endpoint, method, deployment }: RequestFilter = {}): boolean =>
  isToldBy(row, 'log') &&
  (accessor === undefined || row.accessor === accessor) &&
  (endpoint === undefined || row.endpoint === endpoint) &&
  (method === undefined || row.method === method) &&
  (deployment === undefined || row.deployment === deployment);

const rowsByDay = (project: SimProject, filter: RequestFilter): Map<string, number[]> => {
  const days = new Map<string, number[]>();
  project.usage.forEach((row, rowIndex) => {
    if (!rowFits(row, filter)) return;
    const rows = days.get(row.day);
    if (rows) rows.push(rowIndex);
    else days.set(row.day, [rowIndex]);
  });
  return days;
};

/** The log from the newest request to the oldest that is kept; a day's requests are made when they are asked for. */
export function* requestLog(project: SimProject, now: number, filter: RequestFilter = {}): Generator<SimRequest> {
  const start = Math.max(filter.start ?? 0, now - LOG_DAYS * DAY_MS);
  const end = Math.min(filter.end ?? now, now);
  const days = rowsByDay(project, filter);
  for (let day = dayOf(end); day >= dayOf(start); day = addDays(day, -1)) {
    const ofDay = (days.get(day) ?? []).flatMap((rowIndex) => {
      const row = project.usage[rowIndex];
      if (!row) return [];
      return Array.from({ length: requestsBy(row, now) }, (_, index) => requestOf(row, rowIndex, index, now));
    });
    ofDay.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
    for (const request of ofDay) {
      if (request.at < start || request.at > end) continue;
      if (filter.status === undefined || filter.status === request.state) yield request;
    }
  }
}

/** One page of the log; pages count from 0. */
export const requestPage = (
  project: SimProject,
  now: number,
  filter: RequestFilter,
  { page, limit }: { page: number; limit: number },
): SimRequest[] => {
  const found: SimRequest[] = [];
  let skip = page * limit;
  for (const request of requestLog(project, now, filter)) {
    if (skip > 0) skip -= 1;
    else found.push(request);
    if (found.length === limit) break;
  }
  return found;
};

export const findRequest = (project: SimProject, now: number, id: string): SimRequest | undefined => {
  const rowIndex = Number.parseInt(id.slice(0, 8), 16);
  const index = Number.parseInt(id.slice(-12), 16);
  const row = project.usage[rowIndex];
  if (!row || !rowFits(row) || idOf(rowIndex, index) !== id || index >= requestsBy(row, now)) return undefined;
  const request = requestOf(row, rowIndex, index, now);
  return request.at >= startOfDay(dayOf(now - LOG_DAYS * DAY_MS)) ? request : undefined;
};
