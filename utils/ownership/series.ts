import type { Gap } from './answer';
import { addDays, daysBetween, earlierDay, laterDay } from './days';
import type { DayRange } from './picture';
import type { DailySeries } from './snapshot';

/** The days of a window, as far as a series holds them. */
export interface SeriesWindow {
  readonly window: DayRange;
  /** Index of the window's first day in the series' figures, and of the day after its last. */
  readonly start: number;
  readonly end: number;
  /** The days of the window that were not read. */
  readonly gaps: readonly Gap[];
}

/**
 * The last `days` days of a series that are not after `today`. A series read some days ago gives the window that ended
 * then: its figures are true of those days, and their age is for whoever shows them to say.
 */
export const windowOf = (series: DailySeries, days: number, today: string): SeriesWindow => {
  const to = earlierDay(series.to, today);
  const wanted = addDays(to, 1 - days);
  const from = laterDay(wanted, series.from);
  const start = daysBetween(series.from, from);
  return {
    window: { from, to },
    start,
    end: start + Math.max(0, daysBetween(from, to) + 1),
    gaps: from === wanted ? [] : [{ reason: 'days-unread', from: wanted, to: addDays(from, -1) }],
  };
};

const NONE: readonly number[] = [];

/** The figures of one accessor per day; empty where it has none. Safe for any text as an accessor. */
export const figuresOf = (series: DailySeries, accessor: string): readonly number[] =>
  Object.hasOwn(series.byAccessor, accessor) ? (series.byAccessor[accessor] ?? NONE) : NONE;

/** Sum of the figures from index `start` to before `end`; a missing figure is none. */
export const sumOf = (figures: readonly number[], start: number, end: number): number => {
  let sum = 0;
  for (let i = start; i < end; i++) sum += figures[i] ?? 0;
  return sum;
};
