import type { DayRange, KeyUse, UseCount } from '../analysis';
import { type Answer, alsoMissing, type Gap, map, missingFrom } from '../answer';
import { dayRange, windowAt } from '../days';
import type { DailySeries, Snapshot } from '../snapshot';
import { projectGaps } from './project-gaps';
import { accessorsIn, figuresOf, sumOf, windowOf } from './series';
import { createWitnesses } from './witnesses';

/**
 * Reads what single keys did: the one place where use is made of what Deepgram tells (docs/architecture.md, rule 6).
 * Every surface reads it from here, so that none is more certain than another.
 */
export interface UseReader {
  /** The days that "recent" means, as far as they were read. */
  readonly window: DayRange;
  /** What keeps every key's use from being whole; empty also where usage failed. */
  readonly gaps: readonly Gap[];
  useOf(accessor: string): Answer<KeyUse>;
  /** Accessors that any source has figures of. */
  accessors(): readonly string[];
}

type Read = Pick<Snapshot, 'usage' | 'cost' | 'log' | 'keys' | 'expiredKeys'>;

export const createUseReader = (snapshot: Read, windowDays: number, readOn: string): UseReader => {
  const { usage, cost, log = {} } = snapshot;
  const wanted = windowAt(readOn, windowDays);
  if (usage.state === 'failed') {
    return { window: wanted, gaps: [], useOf: () => usage, accessors: () => [] };
  }
  const series = usage.value;
  const days = windowOf(series, windowDays, readOn);
  const { window, start, end } = days;
  const range: DayRange = { from: series.from, to: series.to };
  const none: readonly number[] = dayRange(range.from, range.to).map(() => 0);
  const witnesses = createWitnesses({ usage: series, cost, log, readOn });
  const judged = alsoMissing(usage, [...days.gaps, ...projectGaps(snapshot, series, days, witnesses.behindOn)]);

  return {
    window,
    gaps: missingFrom(judged),
    accessors: () => [
      ...new Set([...accessorsIn(series), ...(cost.state === 'failed' ? [] : accessorsIn(cost.value))]),
    ],
    useOf: (accessor) => {
      const figures = figuresOf(series, accessor);
      const perDay = figures.length > 0 ? figures : none;
      const { activeDays, gaps } = witnesses.of(accessor);
      const lastDay = activeDays.at(-1) ?? null;
      const use: KeyUse = {
        requests: sumOf(perDay, start, end),
        // The log may tell of a day of the window that the series lacks.
        used: lastDay !== null && lastDay >= wanted.from,
        perDay,
        range,
        activeDays,
        lastDay,
      };
      return alsoMissing(
        map(judged, () => use),
        gaps,
      );
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

const NO_USE: UseCount = { requests: 0, used: false };

/**
 * What a key or a member's keys did in the window, as far as it was seen; for sorting, adding up and asking whether
 * there was anything.
 */
export const seenUse = ({ use }: { readonly use: Answer<UseCount> }): UseCount =>
  use.state === 'failed' ? NO_USE : use.value;

/** Use of several keys together. */
export const addUse = (uses: readonly UseCount[]): UseCount => ({
  requests: uses.reduce((sum, { requests }) => sum + requests, 0),
  used: uses.some(({ used }) => used),
});

/** Busiest first: by requests, then what was used without any that is counted. */
export const busiestFirst = (a: UseCount, b: UseCount): number =>
  b.requests - a.requests || Number(b.used) - Number(a.used);
