import { type Answer, type Gap, withGaps } from '../ownership/answer';
import { dayRange, daysBetween, earlierDay, laterDay } from '../ownership/days';
import type { DayRange } from '../ownership/picture';
import type { DailySeries } from '../ownership/snapshot';
import { readUsage } from './read-series';
import { unreadable } from './rows';
import type { Client, HistoryQuery } from './types';

/** For more keys, one call for all of the project's is less to ask for than one for each. */
const MOST_SINGLE_CALLS = 10;

/**
 * Requests per UTC day of a few keys, over up to a year of daily summaries, which reach back further than the request log
 * (facts/deepgram-api.md 5). Asked only for keys that a person wants to know about. Fails where any of its calls does;
 * holds the days that all of them cover.
 */
export const readHistory = async (
  client: Client,
  { projectId, keyIds, range }: HistoryQuery,
  signal?: AbortSignal,
): Promise<Answer<DailySeries>> => {
  const ask = (only: Readonly<Record<string, string>>): Promise<Answer<DailySeries>> =>
    client.get(
      {
        path: '/v1/projects/{project_id}/usage/breakdown',
        params: { project_id: projectId },
        query: { start: range.from, end: range.to, grouping: 'accessor', ...only },
        read: readUsage(range),
      },
      signal,
    );
  const calls = keyIds.length > MOST_SINGLE_CALLS ? [ask({})] : keyIds.map((accessor) => ask({ accessor }));
  return join(await Promise.all(calls), keyIds, range);
};

const join = (
  answers: readonly Answer<DailySeries>[],
  keyIds: readonly string[],
  range: DayRange,
): Answer<DailySeries> => {
  const gaps: Gap[] = [];
  const read: DailySeries[] = [];
  for (const answer of answers) {
    if (answer.state === 'failed') return answer;
    if (answer.state === 'partial') gaps.push(...answer.gaps);
    read.push(answer.value);
  }
  const from = read.map((series) => series.from).reduce(laterDay, range.from);
  const to = read.map((series) => series.to).reduce(earlierDay, range.to);
  if (from > to) return unreadable('GET /v1/projects/{project_id}/usage/breakdown', 'start');
  const days = dayRange(from, to).length;
  const byAccessor = Object.fromEntries(
    read.flatMap((series) =>
      Object.entries(series.byAccessor)
        .filter(([accessor]) => keyIds.includes(accessor))
        .map(([accessor, figures]) => {
          const start = daysBetween(series.from, from);
          return [accessor, figures.slice(start, start + days)] as const;
        }),
    ),
  );
  return withGaps<DailySeries>({ from, to, byAccessor, unattributed: [] }, gaps);
};
