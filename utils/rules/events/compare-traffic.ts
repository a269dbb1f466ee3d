import { addDays, dayOf, daysBetween, latestOf } from '../days';
import type { ApiKey, DailySeries } from '../snapshot';
import { figuresOf, usedDays } from '../use/series';
import type { Baseline } from './baseline';
import type { PartBaseline, ProjectChange } from './event';

/** Days in a row that make a key a steady one, and as many without use a silence. */
const STEADY_DAYS = 7;
/** Deepgram names no lag of its figures: a day is over for good so long after its end. */
const LAG_MS = 6 * 3_600_000;
/** Another key may begin so many days before the first one ends, or after. */
const NEAR_DAYS = 2;
/** What another key grew by must be at least this share of what ended. */
const TAKEN_SHARE = 0.5;

/** The last UTC day whose figures are final at a reading. */
const lastFinalDay = ({ readAt }: PartBaseline<unknown>): string => addDays(dayOf(readAt - LAG_MS), -1);

/** One key's use in a series, by days. */
interface Use {
  readonly days: ReadonlySet<string>;
  readonly first: string | undefined;
  figure(day: string): number;
}

const useIn = (series: DailySeries, keyId: string): Use => {
  const days = usedDays(series, keyId).map((index) => addDays(series.from, index));
  const figures = figuresOf(series, keyId);
  return {
    days: new Set(days),
    first: days[0],
    figure: (day) => figures[daysBetween(series.from, day)] ?? 0,
  };
};

const weekBefore = (day: string): readonly string[] =>
  Array.from({ length: STEADY_DAYS }, (_, back) => addDays(day, -1 - back));

const meanOf = (use: Use, days: readonly string[]): number =>
  days.reduce((sum, day) => sum + use.figure(day), 0) / days.length;

interface Series {
  readonly was: PartBaseline<DailySeries>;
  readonly is: PartBaseline<DailySeries>;
}

/**
 * Its first use, or the first after a silence. What is told of today's bucket is certain: it can only grow. Figures
 * that come late for a day before the last one with use begin nothing: the key was known to have gone on since.
 */
const beginningOf = (key: ApiKey, { was, is }: Series): readonly ProjectChange[] => {
  const [before, now] = [useIn(was.value, key.keyId), useIn(is.value, key.keyId)];
  const known = latestOf([...before.days]);
  const fresh = [...now.days].filter((day) => day >= was.value.from && (known === null || day > known)).sort();
  return fresh.flatMap((day): ProjectChange[] => {
    const earlier = [...now.days, ...before.days]
      .filter((each) => each < day)
      .sort()
      .at(-1);
    if (earlier === undefined) return [{ name: 'traffic.started', key, day }];
    const silentDays = daysBetween(earlier, day) - 1;
    return silentDays >= STEADY_DAYS ? [{ name: 'traffic.resumed', key, day, silentDays }] : [];
  });
};

/** The first day without use of a key that was used each day of the week before, once that day is over for good. */
const endOf = (key: ApiKey, { was, is }: Series): readonly ProjectChange[] => {
  const use = useIn(is.value, key.keyId);
  const from = addDays(lastFinalDay(was), 1);
  const days = Math.max(0, daysBetween(from, lastFinalDay(is)) + 1);
  return Array.from({ length: days }, (_, at) => addDays(from, at)).flatMap((day): ProjectChange[] => {
    const week = weekBefore(day);
    const isRead = (week.at(-1) ?? day) >= is.value.from && day <= is.value.to;
    const isEnd = isRead && !use.days.has(day) && week.every((each) => use.days.has(each));
    return isEnd ? [{ name: 'traffic.stopped', key, day, daily: Math.round(meanOf(use, week)) }] : [];
  });
};

const shareTagOrName = (a: ApiKey, b: ApiKey): boolean =>
  (a.comment.trim() !== '' && a.comment.trim() === b.comment.trim()) || a.tags.some((tag) => b.tags.includes(tag));

/** Keys that began or grew by as much as another lost, when it ended, and that a tag or the name ties to it. */
const heirsOf = (
  { key, day, daily }: Extract<ProjectChange, { name: 'traffic.stopped' }>,
  keys: readonly ApiKey[],
  { is }: Series,
): readonly ProjectChange[] => {
  if (daily <= 0) return [];
  const after = [day, addDays(day, -1)];
  return keys.flatMap((to): ProjectChange[] => {
    if (to.keyId === key.keyId || !shareTagOrName(key, to)) return [];
    const use = useIn(is.value, to.keyId);
    const before = weekBefore(addDays(day, 1 - NEAR_DAYS));
    const growth = Math.max(...after.map((each) => use.figure(each))) - meanOf(use, before);
    return growth >= daily * TAKEN_SHARE ? [{ name: 'traffic.moved', key, to, day, daily: Math.round(growth) }] : [];
  });
};

/** What became of the use of the keys that are listed now, between two whole readings of it. */
export const compareTraffic = (before: Baseline, after: Omit<Baseline, 'incomplete'>): readonly ProjectChange[] => {
  if (!before.usage || !after.usage || !before.keys || !after.keys) return [];
  const series = { was: before.usage, is: after.usage };
  const keys = after.keys.value;
  const began = keys.flatMap((key) => beginningOf(key, series));
  const ended = keys.flatMap((key) => endOf(key, series));
  const moved = ended.flatMap((change) => (change.name === 'traffic.stopped' ? heirsOf(change, keys, series) : []));
  return [...began, ...ended, ...moved];
};
