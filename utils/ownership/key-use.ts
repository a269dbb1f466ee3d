import { type Answer, alsoMissing, type Gap, gapsOf, map } from './answer';
import { addDays, dayRange } from './days';
import type { DayRange, KeyPicture, KeyUse } from './picture';
import { figuresOf, sumOf, windowOf } from './series';
import type { DailySeries } from './snapshot';

/** Reads what single keys did from the project's daily figures. */
export interface UseReader {
  /** The days that "recent" means, as far as they were read. */
  readonly window: DayRange;
  /** What keeps every key's use from being whole; empty also where usage failed. */
  readonly gaps: readonly Gap[];
  useOf(accessor: string): Answer<KeyUse>;
  /** Accessors that have figures. */
  accessors(): readonly string[];
}

const lastDayOf = (figures: readonly number[], days: readonly string[]): string | null => {
  for (let i = days.length - 1; i >= 0; i--) if ((figures[i] ?? 0) > 0) return days[i] ?? null;
  return null;
};

export const createUseReader = (usage: Answer<DailySeries>, windowDays: number, readOn: string): UseReader => {
  if (usage.state === 'failed') {
    const window = { from: addDays(readOn, 1 - windowDays), to: readOn };
    return { window, gaps: [], useOf: () => usage, accessors: () => [] };
  }
  const series = usage.value;
  const { window, start, end, gaps } = windowOf(series, windowDays, readOn);
  const range: DayRange = { from: series.from, to: series.to };
  const days = dayRange(range.from, range.to);
  const none: readonly number[] = days.map(() => 0);
  const judged = alsoMissing(usage, gaps);
  return {
    window,
    gaps: gapsOf(judged, 'usage'),
    accessors: () => Object.keys(series.byAccessor),
    useOf: (accessor) => {
      const figures = figuresOf(series, accessor);
      const perDay = figures.length > 0 ? figures : none;
      return map(judged, () => ({
        inWindow: sumOf(perDay, start, end),
        perDay,
        range,
        lastDay: lastDayOf(perDay, days),
      }));
    },
  };
};

/** US dollars of one key in the window. */
export const createCostReader = (
  cost: Answer<DailySeries>,
  windowDays: number,
  readOn: string,
): ((accessor: string) => Answer<number>) => {
  if (cost.state === 'failed') return () => cost;
  const series = cost.value;
  const { start, end, gaps } = windowOf(series, windowDays, readOn);
  const judged = alsoMissing(cost, gaps);
  return (accessor) => map(judged, () => sumOf(figuresOf(series, accessor), start, end));
};

/** Requests of a key in the window, as far as they were seen; for sorting and adding up. */
export const requestsOf = ({ use }: Pick<KeyPicture, 'use'>): number =>
  use.state === 'failed' ? 0 : use.value.inWindow;
