import { addDays } from '../days';
import type { ApiKey, DailySeries } from '../snapshot';
import { figuresOf, usedDays } from '../use/series';
import type { Carried, PartBaseline } from './event';

const sumOfLast = (series: DailySeries, accessor: string, days: number): number =>
  figuresOf(series, accessor)
    .slice(-days)
    .reduce((sum, figure) => sum + figure, 0);

/** What a key carried, as the usage told it before the key went. */
export const carriedBy = ({ keyId }: ApiKey, usage: PartBaseline<DailySeries> | undefined): Carried | null => {
  if (!usage) return null;
  const { value: series } = usage;
  const last = usedDays(series, keyId).at(-1);
  return {
    last7: sumOfLast(series, keyId, 7),
    last30: sumOfLast(series, keyId, 30),
    lastDay: last === undefined ? null : addDays(series.from, last),
  };
};

/** Where it isn't known what a key carried, it may have been much. */
export const mayHaveCarried = (carried: Carried | null | undefined): boolean => !carried || carried.last30 > 0;
