import type { DayRange } from '../analysis';
import { addDays, dayRange, daysBetween } from '../days';
import type { DailySeries } from '../snapshot';
import type { DayFigures } from './day-figures';
import { NOBODY } from './pack';

/** Why nothing is known of a day. */
export type DayGapReason =
  /** It was never read, or not whole. */
  | 'unread'
  /** Deepgram refused to tell. */
  | 'refused'
  /** Deepgram's answer begins later: it no longer has it. */
  | 'not-kept'
  /** What was stored of it can't be read any more. */
  | 'damaged';

/** Days in a row that nothing is known of, for one reason. UTC, inclusive. */
export interface DayGap extends DayRange {
  readonly why: DayGapReason;
}

/** What is known of a range of days. A day in a gap has figures of 0 in both series, which tell nothing of it. */
export interface StoredDays {
  /** Requests. */
  readonly usage: DailySeries;
  /** US dollars. */
  readonly cost: DailySeries;
  /** Days whose cost isn't known, those of the gaps among them. */
  readonly costUnknown: readonly DayRange[];
  /** In the order of days. */
  readonly gaps: readonly DayGap[];
  /** Days that Deepgram may have added to since they were read, oldest first. */
  readonly unsettled: readonly string[];
}

/** One stored day, or why there is none. */
export type KnownDay = { readonly figures: DayFigures; readonly isFinal: boolean } | { readonly gap: DayGapReason };

/**
 * So many days after it a day's figures are taken for final. Deepgram publishes no bound for how late they come; what
 * was seen is seconds to hours, and bills come a day later than usage (docs/deepgram/api.md 5).
 */
export const FINAL_AFTER_DAYS = 3;

/** Whether a day can't change any more, when it was read on another (UTC, by Deepgram's clock). */
export const isFinalOn = (day: string, readOn: string): boolean => daysBetween(day, readOn) >= FINAL_AFTER_DAYS;

/** Sums of a series by the place of each accessor: a name is looked up once, and not for each day of thousands. */
interface Sums {
  readonly figures: (number[] | undefined)[];
  readonly uncounted: (number[] | undefined)[];
}

const emptySums = (): Sums => ({ figures: [], uncounted: [] });

const seriesOf = ({ from, to }: DayRange, { figures, uncounted }: Sums, accessors: readonly string[]): DailySeries => {
  const named = <T>(all: readonly (T | undefined)[]): Map<string, T> =>
    new Map(all.flatMap((each, place) => (each === undefined ? [] : [[accessors[place] ?? NOBODY, each] as const])));
  const byAccessor = named(figures);
  const others = named(uncounted);
  const unattributed = byAccessor.get(NOBODY) ?? [];
  byAccessor.delete(NOBODY);
  return {
    from,
    to,
    byAccessor: Object.fromEntries(byAccessor),
    unattributed,
    ...(others.size > 0 && { uncounted: Object.fromEntries(others) }),
  };
};

/** Adds the figures of one day, which is the `day`-th of `length`. */
const addFigures = (
  { figures }: Sums,
  index: Uint32Array,
  all: ArrayLike<number>,
  { day, length }: { readonly day: number; readonly length: number },
): void => {
  for (let at = 0; at < index.length; at += 1) {
    const figure = all[at];
    const place = index[at];
    if (!figure || place === undefined) continue;
    let row = figures[place];
    if (!row) {
      row = new Array<number>(length).fill(0);
      figures[place] = row;
    }
    row[day] = figure;
  }
};

const addUncounted = ({ uncounted }: Sums, places: Uint32Array, day: number): void => {
  for (const place of places) {
    const row = uncounted[place] ?? [];
    row.push(day);
    uncounted[place] = row;
  }
};

/** Days in a row that are told the same of, as ranges. */
const rangesOf = <W>(
  days: readonly { readonly day: string; readonly why: W }[],
): (DayRange & { readonly why: W })[] => {
  const ranges: (DayRange & { readonly why: W })[] = [];
  for (const { day, why } of days) {
    const last = ranges.at(-1);
    if (last && last.why === why && addDays(last.to, 1) === day) ranges[ranges.length - 1] = { ...last, to: day };
    else ranges.push({ from: day, to: day, why });
  }
  return ranges;
};

/**
 * A range of days out of what is known of each.
 * @param accessors The project's list, which the days' places are of.
 */
export const unpackDays = (
  range: DayRange,
  accessors: readonly string[],
  known: (day: string) => KnownDay,
): StoredDays => {
  const days = dayRange(range.from, range.to);
  const used = emptySums();
  const paid = emptySums();
  const gaps: { day: string; why: DayGapReason }[] = [];
  const costUnknown: { day: string; why: null }[] = [];
  const unsettled: string[] = [];

  days.forEach((day, i) => {
    const stored = known(day);
    if ('gap' in stored) {
      gaps.push({ day, why: stored.gap });
      costUnknown.push({ day, why: null });
      return;
    }
    const { index, requests, cost, uncounted, charged } = stored.figures;
    if (!stored.isFinal) unsettled.push(day);
    if (!cost) costUnknown.push({ day, why: null });
    const at = { day: i, length: days.length };
    addFigures(used, index, requests, at);
    if (cost) addFigures(paid, index, cost, at);
    addUncounted(used, uncounted, i);
    addUncounted(paid, charged, i);
  });
  return {
    usage: seriesOf(range, used, accessors),
    cost: seriesOf(range, paid, accessors),
    costUnknown: rangesOf(costUnknown).map(({ from, to }) => ({ from, to })),
    gaps: rangesOf(gaps),
    unsettled,
  };
};

/** Every day of some ranges, in their order. */
export const daysIn = (ranges: readonly DayRange[]): readonly string[] =>
  ranges.flatMap(({ from, to }) => dayRange(from, to));
