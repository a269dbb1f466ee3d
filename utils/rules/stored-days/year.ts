import type { DayRange } from '../analysis';
import { type Answer, map, seenIn, whole } from '../answer';
import { addDays, daysBetween, earlierDay, laterDay } from '../days';
import type { DailySeries, Snapshot } from '../snapshot';
import { yearOf } from '../states/key-state';
import type { Past } from '../states/state';
import { accessorsIn, readingDay, usedDays, usedDaysOfNobody } from '../use/series';
import { NOBODY } from './pack';
import { daysIn, FINAL_AFTER_DAYS, isFinalOn, type StoredDays } from './stored-days';

type Years = NonNullable<Snapshot['years']>;

/** The series with every day on which cost alone tells of use, as a day of use that counts no request. */
export const withCost = ({ usage, cost }: StoredDays): DailySeries => {
  const paid = [...accessorsIn(cost)].map((accessor) => [accessor, usedDays(cost, accessor)] as const);
  const uncounted = new Map(Object.entries(usage.uncounted ?? {}));
  for (const [accessor, days] of paid) {
    const used = new Set(usedDays(usage, accessor));
    const more = days.filter((day) => !used.has(day));
    if (more.length > 0)
      uncounted.set(
        accessor,
        [...(uncounted.get(accessor) ?? []), ...more].sort((a, b) => a - b),
      );
  }
  return { ...usage, ...(uncounted.size > 0 && { uncounted: Object.fromEntries(uncounted) }) };
};

/** Days that hide what a key did: of which nothing final is known, or on which some use is nobody's, so may be its. */
const hidingDays = (stored: StoredDays): ReadonlySet<string> => {
  const { usage, cost } = stored;
  const ofNobody = [...usedDaysOfNobody(usage), ...usedDaysOfNobody(cost)].map((index) => addDays(usage.from, index));
  return new Set([...daysIn(stored.gaps), ...stored.unsettled, ...ofNobody]);
};

/** The days in a row up to the reading, and its own, that hide nothing; `null` where the reading's own may. */
const coverOf = (stored: StoredDays, reading: DailySeries | null): DayRange | null => {
  if (!reading) return null;
  const hiding = hidingDays(stored);
  let { from } = reading;
  while (from > stored.usage.from && !hiding.has(addDays(from, -1))) from = addDays(from, -1);
  return { from, to: reading.to };
};

/** Both ranges as one where they touch; else the one that goes on to the later day. */
const joined = (a: DayRange | null, b: DayRange | null): DayRange | null => {
  if (!a || !b) return a ?? b;
  const touch = a.from <= addDays(b.to, 1) && b.from <= addDays(a.to, 1);
  if (touch) return { from: earlierDay(a.from, b.from), to: laterDay(a.to, b.to) };
  return a.to > b.to ? a : b;
};

/** The covered days of an earlier question without its last ones, which could still change then. */
const finalPart = (covers: DayRange | null): DayRange | null => {
  if (!covers) return null;
  const to = addDays(covers.to, -FINAL_AFTER_DAYS);
  return covers.from <= to ? { from: covers.from, to } : null;
};

/**
 * The past year of every key of a reading, by the stored days and by what was asked of single keys: what either saw
 * of use was there, and days are covered where one of them covers them.
 * @param asked By key id.
 */
export const yearsOfDays = (
  snapshot: Pick<Snapshot, 'keys' | 'expiredKeys' | 'usage' | 'takenAt' | 'clockOffset'>,
  stored: StoredDays,
  asked: Years,
): Years => {
  const series = withCost(stored);
  const cover = coverOf(stored, snapshot.usage.state === 'whole' ? snapshot.usage.value : null);
  const today = readingDay(snapshot);
  const years = new Map(Object.entries(asked));
  for (const key of [...seenIn(snapshot.keys), ...seenIn(snapshot.expiredKeys)]) {
    const { keyId } = key;
    const known: Past | undefined = years.get(keyId);
    const days = usedDays(series, keyId).map((index) => addDays(series.from, index));
    const covers = joined(cover, finalPart(known?.covers ?? null));
    // It was asked for and wasn't whole: it may hide days, unless the stored days have them all.
    const isHidden = known?.covers === null && !(covers && covers.from <= yearOf(key, today).from);
    if (!known && !covers && days.length === 0) continue;
    const activeDays = [...new Set([...(known?.activeDays ?? []), ...days])].sort();
    years.set(keyId, { activeDays, covers: isHidden ? null : covers });
  }
  return Object.fromEntries(years);
};

/** The part of some accessors; `''`: of use without one. */
export const ownOf = (series: DailySeries, keyIds: readonly string[]): DailySeries => {
  const wanted = new Set(keyIds.map((keyId) => keyId.toLowerCase()));
  const ofThem = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([accessor]) => wanted.has(accessor.toLowerCase())));
  const uncounted = ofThem(series.uncounted ?? {});
  return {
    ...{ from: series.from, to: series.to, byAccessor: ofThem(series.byAccessor) },
    unattributed: wanted.has(NOBODY) ? series.unattributed : [],
    ...(Object.keys(uncounted).length > 0 && { uncounted }),
  };
};

/**
 * The stored days as the answer to what some keys did; `null` where a day of them hides it, so that Deepgram must be
 * asked. The last days can't be final yet: they are as the latest reading has them, which a verdict rests on too.
 */
export const historyOfDays = (stored: StoredDays, keyIds: readonly string[]): Answer<DailySeries> | null => {
  const { to } = stored.usage;
  const latest = new Set(stored.unsettled.filter((day) => !isFinalOn(day, to)));
  const unsettled = stored.unsettled.filter((day) => !latest.has(day));
  if (hidingDays({ ...stored, unsettled }).size > 0) return null;
  // The newest day is there, so that the days that aren't final are of a reading of that day.
  return latest.has(to) ? whole(ownOf(withCost(stored), keyIds)) : null;
};

const merged = (
  a: Readonly<Record<string, readonly number[]>>,
  b: Readonly<Record<string, readonly number[]>>,
  merge: (a: readonly number[], b: readonly number[]) => readonly number[],
): Record<string, readonly number[]> => {
  const all = new Map(Object.entries(a));
  for (const [name, list] of Object.entries(b)) all.set(name, merge(all.get(name) ?? [], list));
  return Object.fromEntries(all);
};

/** An answer of Deepgram's with what the stored days tell of use on its days beside it: every witness counts. */
export const alsoUsed = (
  answer: Answer<DailySeries>,
  stored: StoredDays,
  keyIds: readonly string[],
): Answer<DailySeries> =>
  map(answer, (series) => {
    const known = ownOf(withCost(stored), keyIds);
    const shift = daysBetween(known.from, series.from);
    const length = daysBetween(series.from, series.to) + 1;
    const larger = (a: readonly number[], b: readonly number[]): readonly number[] =>
      Array.from({ length }, (_, i) => Math.max(a[i] ?? 0, b[i + shift] ?? 0));
    const either = (a: readonly number[], b: readonly number[]): readonly number[] => {
      const moved = b.map((index) => index - shift).filter((index) => index >= 0 && index < length);
      return [...new Set([...a, ...moved])].sort((x, y) => x - y);
    };
    const byAccessor = merged(series.byAccessor, known.byAccessor, larger);
    const uncounted = merged(series.uncounted ?? {}, known.uncounted ?? {}, either);
    return { ...series, byAccessor, ...(Object.keys(uncounted).length > 0 && { uncounted }) };
  });
