import type { DayRange } from '../rules/analysis';
import type { Answer } from '../rules/answer';
import type { DailySeries } from '../rules/snapshot';
import { readUsage } from './read-series';
import type { Client, DaysAnswer, DaysQuery } from './types';

/**
 * Requests per accessor and UTC day, in one call.
 * @param only Further filters, of those that are documented.
 */
export const askUsage = (
  client: Client,
  { projectId, range }: { readonly projectId: string; readonly range: DayRange },
  only: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Answer<DailySeries>> =>
  client.get(
    {
      path: '/v1/projects/{project_id}/usage/breakdown',
      params: { project_id: projectId },
      query: { start: range.from, end: range.to, grouping: 'accessor', ...only },
      read: readUsage(range),
    },
    signal,
  );

/** Requests of every accessor on some past days, and what Deepgram's clock says. */
export const readDays = async (client: Client, query: DaysQuery, signal?: AbortSignal): Promise<DaysAnswer> => {
  const answer = await askUsage(client, query, {}, signal);
  return { answer, clockOffset: client.clockOffset() };
};
