import type { DayRange } from '../analysis';
import type { Answer } from '../answer';
import { addDays } from '../days';
import type { DailySeries } from '../snapshot';
import { usedDays } from '../use/series';
import type { Past } from './state';

/**
 * The past year of one key, out of the daily summaries asked for; `null` where they weren't. `asked`: the days that
 * matter.
 */
export const pastOf = (keyId: string, history: Answer<DailySeries> | null, asked: DayRange): Past | null => {
  if (history === null) return null;
  if (history.state === 'failed') return { activeDays: [], covers: null };
  const series = history.value;
  const holdsAll = series.from <= asked.from && series.to >= asked.to;
  return {
    activeDays: usedDays(series, keyId).map((index) => addDays(series.from, index)),
    covers: history.state === 'whole' && holdsAll ? { from: series.from, to: series.to } : null,
  };
};
