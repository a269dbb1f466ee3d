import type { DayRange } from '../rules/analysis';
import { type Answer, alsoMissing, type Gap, withGaps } from '../rules/answer';
import { dayRange, daysBetween, earlierDay, laterDay } from '../rules/days';
import type { DailySeries } from '../rules/snapshot';
import { accessorsIn, figuresOf, sumOf, usedDays, usedDaysOfNobody } from '../rules/use/series';
import { askUsage } from './read-days';
import { unreadable } from './rows';
import type { Client, HistoryQuery } from './types';

/** For more keys, one call for all of the project's is less to ask for than one for each. */
const MOST_SINGLE_CALLS = 10;

/**
 * Requests per UTC day of a few keys, over up to a year of daily summaries, which reach back further than the request
 * log (docs/deepgram/api.md 5). Asked only for keys that a person wants to know about. Fails where any of its calls
 * does; holds the days that all of them cover.
 */
export const readHistory = async (
  client: Client,
  { projectId, keyIds, range }: HistoryQuery,
  signal?: AbortSignal,
): Promise<Answer<DailySeries>> => {
  const ask = (only: Readonly<Record<string, string>>): Promise<Answer<DailySeries>> =>
    askUsage(client, { projectId, range }, only, signal);
  if (keyIds.length > MOST_SINGLE_CALLS) return join([await ask({})], keyIds, range);
  const calls = keyIds.map(async (accessor) => ofOneKey(await ask({ accessor }), accessor));
  return join(await Promise.all(calls), keyIds, range);
};

/** Asked for one key, an answer of others' use alone did not understand the key's id: it says nothing of the key. */
const ofOneKey = (answer: Answer<DailySeries>, keyId: string): Answer<DailySeries> => {
  if (answer.state === 'failed') return answer;
  const used = accessorsIn(answer.value).filter((accessor) => usedDays(answer.value, accessor).length > 0);
  const isOthers = used.length > 0 && usedDays(answer.value, keyId).length === 0;
  const figures = used.map((accessor) => figuresOf(answer.value, accessor));
  const requests = figures.reduce((sum, perDay) => sum + sumOf(perDay, 0, perDay.length), 0);
  return alsoMissing(answer, isOthers ? [{ reason: 'use-unmatched', requests }] : []);
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
  const wanted = new Set(keyIds.map((keyId) => keyId.toLowerCase()));
  const byAccessor: [string, readonly number[]][] = [];
  const uncounted: [string, readonly number[]][] = [];
  for (const series of read) {
    const start = daysBetween(series.from, from);
    for (const [accessor, figures] of Object.entries(series.byAccessor))
      if (wanted.has(accessor)) byAccessor.push([accessor, figures.slice(start, start + days)]);
    for (const [accessor, indexes] of Object.entries(series.uncounted ?? {}))
      if (wanted.has(accessor))
        uncounted.push([accessor, indexes.map((index) => index - start).filter((i) => i >= 0 && i < days)]);
    gaps.push(...withoutKey(series));
  }
  const value = { from, to, byAccessor: Object.fromEntries(byAccessor), unattributed: [] };
  return withGaps<DailySeries>(
    { ...value, ...(uncounted.length > 0 && { uncounted: Object.fromEntries(uncounted) }) },
    gaps,
  );
};

/** Use of the year for which Deepgram names no key may be of these. */
const withoutKey = (series: DailySeries): Gap[] =>
  usedDaysOfNobody(series).length > 0
    ? [{ reason: 'use-without-key', requests: sumOf(series.unattributed, 0, series.unattributed.length) }]
    : [];
