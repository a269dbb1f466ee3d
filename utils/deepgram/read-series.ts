import type { DayRange } from '../rules/analysis';
import { type Answer, withGaps } from '../rules/answer';
import { dayRange, earlierDay, laterDay } from '../rules/days';
import type { DailySeries } from '../rules/snapshot';
import { check, isFailed, readRows, unreadable } from './rows';
import { coverage } from './schemas';
import { costOf, type ReadRow, usageOf } from './series-rows';

/** Under which rows without an accessor are summed. */
const NOBODY = '';

/** What the rows of one accessor tell of each day. */
interface Sums {
  readonly figures: number[];
  /** Days on which a row shows use by another figure. */
  readonly otherUse: Set<number>;
}

/** The days that both ranges hold; `null` when there are none. */
const overlap = (a: DayRange, b: DayRange): DayRange | null => {
  const range = { from: laterDay(a.from, b.from), to: earlierDay(a.to, b.to) };
  return range.from <= range.to ? range : null;
};

/**
 * Sums the rows per accessor and day. The series covers the days that the answer says it covers, which may be fewer
 * than asked for: a day nobody read must not look like a day without use. Rows of days before are ignored; one of a
 * later day doesn't fit, because it is use that the series would leave out.
 */
const readSeries = (body: unknown, endpoint: string, asked: DayRange, readRow: ReadRow): Answer<DailySeries> => {
  const told = check(coverage, body);
  if (!told.ok) return unreadable(endpoint, told.misfit);
  const range = overlap(asked, { from: told.row.start ?? asked.from, to: told.row.end ?? asked.to });
  if (!range) return unreadable(endpoint, 'start');
  const days = new Map(dayRange(range.from, range.to).map((day, index) => [day, index]));
  const sums = new Map<string, Sums>();
  const outcome = readRows(body, {
    endpoint,
    names: ['results'],
    take: (raw) => {
      const row = readRow(raw);
      if ('misfit' in row) return row.misfit;
      const day = row.start.slice(0, 10);
      const index = days.get(day);
      if (index === undefined) return day > range.to ? 'grouping.start' : null;
      const { figures, otherUse } = sumsOf(sums, row.accessor ?? NOBODY, days.size);
      figures[index] = (figures[index] ?? 0) + row.figure;
      if (row.otherUse) otherUse.add(index);
      return null;
    },
  });
  return isFailed(outcome) ? outcome : withGaps(toSeries(range, sums), outcome);
};

const sumsOf = (all: Map<string, Sums>, accessor: string, days: number): Sums => {
  const known = all.get(accessor);
  if (known) return known;
  const sums = { figures: new Array<number>(days).fill(0), otherUse: new Set<number>() };
  all.set(accessor, sums);
  return sums;
};

/** Days that tell of use but count no request, oldest first. */
const uncountedIn = ({ figures, otherUse }: Sums): number[] =>
  [...otherUse].filter((index) => !((figures[index] ?? 0) > 0)).sort((a, b) => a - b);

const toSeries = (range: DayRange, sums: Map<string, Sums>): DailySeries => {
  const unattributed = sums.get(NOBODY)?.figures ?? [];
  const uncounted = [...sums].map(([accessor, each]) => [accessor, uncountedIn(each)] as const);
  const found = uncounted.filter(([, days]) => days.length > 0);
  sums.delete(NOBODY);
  const byAccessor = Object.fromEntries([...sums].map(([accessor, { figures }]) => [accessor, figures]));
  return { ...range, byAccessor, unattributed, ...(found.length > 0 && { uncounted: Object.fromEntries(found) }) };
};

/**
 * Requests per accessor and day, and the days of use that count none. Use of which none names an accessor is what an
 * answer looks like that was never grouped, and would leave every key without use: it is shown, and said not to be
 * whole.
 */
export const readUsage =
  (asked: DayRange) =>
  (body: unknown, endpoint: string): Answer<DailySeries> => {
    const answer = readSeries(body, endpoint, asked, usageOf);
    if (answer.state === 'failed') return answer;
    const { byAccessor, unattributed } = answer.value;
    if (unattributed.length === 0 || Object.keys(byAccessor).length > 0) return answer;
    const { fault } = unreadable(endpoint, 'results[0].grouping.accessor');
    const gaps = answer.state === 'partial' ? answer.gaps : [];
    return withGaps(answer.value, [...gaps, { reason: 'part-failed', part: 'usage', fault }]);
  };

/** US dollars per accessor and day. */
export const readCost =
  (asked: DayRange) =>
  (body: unknown, endpoint: string): Answer<DailySeries> =>
    readSeries(body, endpoint, asked, costOf);
