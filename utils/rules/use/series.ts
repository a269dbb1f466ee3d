import type { DayRange } from '../analysis';
import type { Gap } from '../answer';
import { addDays, dayOf, daysBetween, deepgramTime, laterDay } from '../days';
import type { DailySeries, Snapshot } from '../snapshot';

/** The days of a window, as far as a series holds them. */
export interface SeriesWindow {
  readonly window: DayRange;
  /** Index of the window's first day in the series' figures, and of the day after its last. */
  readonly start: number;
  readonly end: number;
  /** The days of the window that were not read. */
  readonly gaps: readonly Gap[];
}

/** The UTC day on which a snapshot was read, by Deepgram's clock where that is known. */
export const readingDay = (snapshot: Pick<Snapshot, 'takenAt' | 'clockOffset'>): string =>
  dayOf(deepgramTime(snapshot.takenAt, snapshot));

/**
 * The `days` days up to `readOn`, the day of the reading, as far as the series holds them. An analysis made later keeps
 * that window: its figures are true of those days, and the surface that shows them says how old they are. Days that the
 * series doesn't hold are gaps, never days without use.
 */
export const windowOf = (series: DailySeries, days: number, readOn: string): SeriesWindow => {
  // A reading over midnight may hold one day more than the one it began on.
  const last = laterDay(readOn, series.to);
  const wanted = addDays(last, 1 - days);
  const from = laterDay(wanted, series.from);
  const { to } = series;
  // Nothing of it was read: then it is the window that was wanted, and all of it a gap.
  if (from > to) {
    const gap: Gap = { reason: 'days-unread', from: wanted, to: last };
    return { window: { from: wanted, to: last }, start: 0, end: 0, gaps: [gap] };
  }
  const gaps: Gap[] = [];
  if (wanted < from) gaps.push({ reason: 'days-unread', from: wanted, to: addDays(from, -1) });
  if (to < last) gaps.push({ reason: 'days-unread', from: addDays(to, 1), to: last });
  const start = daysBetween(series.from, from);
  return { window: { from, to }, start, end: start + daysBetween(from, to) + 1, gaps };
};

const NONE: readonly number[] = [];

/** One accessor's entry, without regard to case (docs/architecture.md, calls). Safe for any text as an accessor. */
const entryOf = (entries: Readonly<Record<string, readonly number[]>>, accessor: string): readonly number[] => {
  if (Object.hasOwn(entries, accessor)) return entries[accessor] ?? NONE;
  const plain = accessor.toLowerCase();
  return Object.hasOwn(entries, plain) ? (entries[plain] ?? NONE) : NONE;
};

/** The figures of one accessor per day; empty where it has none. */
export const figuresOf = (series: DailySeries, accessor: string): readonly number[] =>
  entryOf(series.byAccessor, accessor);

/** Sum of the figures from index `start` to before `end`; a missing figure is none. */
export const sumOf = (figures: readonly number[], start: number, end: number): number => {
  let sum = 0;
  for (let i = start; i < end; i++) sum += figures[i] ?? 0;
  return sum;
};

const daysIn = (figures: readonly number[], uncounted: readonly number[]): readonly number[] => {
  const days: number[] = [];
  figures.forEach((figure, i) => {
    if (figure > 0) days.push(i);
  });
  return uncounted.length === 0 ? days : [...new Set([...days, ...uncounted])].sort((a, b) => a - b);
};

/**
 * Days, as indexes from the series' first, on which it tells of use by an accessor, by whichever figure; oldest first.
 */
export const usedDays = (series: DailySeries, accessor: string): readonly number[] =>
  daysIn(figuresOf(series, accessor), entryOf(series.uncounted ?? {}, accessor));

/** The same of what Deepgram gave no accessor for. */
export const usedDaysOfNobody = (series: DailySeries): readonly number[] =>
  daysIn(series.unattributed, entryOf(series.uncounted ?? {}, ''));

/** Every accessor that a series tells anything of. */
export const accessorsIn = (series: DailySeries): string[] => {
  const others = Object.keys(series.uncounted ?? {});
  const known = Object.keys(series.byAccessor);
  return [...new Set([...known, ...others])].filter((accessor) => accessor !== '');
};
