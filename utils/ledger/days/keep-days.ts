import type { DayRange } from '../../rules/analysis';
import { addDays, dayOf, dayRange, daysBetween, earlierDay } from '../../rules/days';
import { readAtOf } from '../../rules/events/baseline';
import type { DailySeries, Snapshot } from '../../rules/snapshot';
import { isSameDay, mergeDays } from '../../rules/stored-days/day-figures';
import { packDays } from '../../rules/stored-days/pack';
import { FINAL_AFTER_DAYS, isFinalOn } from '../../rules/stored-days/stored-days';
import type { WriteTransaction } from '../../storage/database';
import type { SchemaOf, ValueOf } from '../records';
import { STORES } from '../stores';
import type { Accessors } from '../stores/accessors';
import { openAccessors, openDay } from './open-rows';

type Transaction = Pick<WriteTransaction<SchemaOf<typeof STORES>>, 'objectStore'>;
type StoredDay = ValueOf<(typeof STORES)['days']>;

interface Read {
  readonly usage: DailySeries;
  /** US dollars; `null` where they weren't told. */
  readonly cost: DailySeries | null;
  /** On which UTC day it was read, by Deepgram's clock. */
  readonly readOn: string;
}

/** The project's list of accessors, which new ones are added to at its end. */
const growing = (stored: Accessors | null) => {
  const { list, ids } = stored ?? { list: crypto.randomUUID(), ids: [] };
  const places = new Map(ids.map((id, place) => [id, place]));
  return {
    list,
    placeOf: (accessor: string): number => {
      const id = accessor.toLowerCase();
      const place = places.get(id) ?? places.size;
      places.set(id, place);
      return place;
    },
    /** The list to store; `null` where the stored one holds all. */
    grown: (): Accessors | null =>
      places.size === stored?.count ? null : { list, ids: [...places.keys()], count: places.size },
  };
};

/** What is stored of these days and can still be read. */
const knownDays = async (tx: Transaction, projectId: string, { from, to }: DayRange, accessors: Accessors | null) => {
  const rows = await tx.objectStore('days').getAll(IDBKeyRange.bound([projectId, from], [projectId, to]));
  const days = rows.flatMap((row) => openDay(row, accessors) ?? []);
  return new Map(days.map((day) => [day.day, day]));
};

/** The day to store; `null` where what is stored says the same. */
const changedDay = (before: StoredDay | undefined, now: StoredDay): StoredDay | null => {
  if (!before) return now;
  const figures = mergeDays(before.figures, now.figures);
  const isFinal = before.isFinal || now.isFinal;
  const isSame = isFinal === before.isFinal && isSameDay(before.figures, figures);
  return isSame ? null : { ...now, figures, isFinal };
};

/**
 * Stores each day of a series, beside what was known of it: use that was ever told stays. A day that says nothing new
 * is not written.
 * @returns How many days were written.
 */
export const putDays = async (tx: Transaction, projectId: string, { usage, cost, readOn }: Read): Promise<number> => {
  const stored = openAccessors(await tx.objectStore('accessors').get(projectId));
  const known = await knownDays(tx, projectId, usage, stored);
  const accessors = growing(stored);
  const packed = packDays(usage, cost, accessors.placeOf);
  let written = 0;
  for (const [at, day] of dayRange(usage.from, usage.to).entries()) {
    const figures = packed[at];
    if (!figures) continue;
    const now = { day, list: accessors.list, isFinal: isFinalOn(day, readOn), figures };
    const changed = changedDay(known.get(day), now);
    if (!changed) continue;
    await tx.objectStore('days').put(STORES.days.close([projectId, day], changed));
    written += 1;
  }
  const grown = accessors.grown();
  if (grown) await tx.objectStore('accessors').put(STORES.accessors.close(projectId, grown));
  return written;
};

/** On which UTC day a reading was made; `null` where Deepgram's clock is unknown: this machine's may be years off. */
const readDayOf = (snapshot: Snapshot): string | null =>
  snapshot.clockOffset === undefined ? null : dayOf(readAtOf(snapshot));

/**
 * Stores the days of a reading whose usage is whole; of any other, none: a day that wasn't read is no day without use.
 */
export const keepDays = async (tx: Transaction, snapshot: Snapshot): Promise<void> => {
  const { projectId, usage, cost } = snapshot;
  const readOn = readDayOf(snapshot);
  if (usage.state !== 'whole' || readOn === null) return;
  await putDays(tx, projectId, { usage: usage.value, cost: cost.state === 'whole' ? cost.value : null, readOn });
};

const cut = (series: DailySeries, to: string): DailySeries => {
  const length = daysBetween(series.from, to) + 1;
  const uncounted = Object.entries(series.uncounted ?? {}).map(
    ([accessor, days]) => [accessor, days.filter((day) => day < length)] as const,
  );
  return {
    from: series.from,
    to,
    byAccessor: Object.fromEntries(
      Object.entries(series.byAccessor).map(([accessor, figures]) => [accessor, figures.slice(0, length)]),
    ),
    unattributed: series.unattributed.slice(0, length),
    ...(uncounted.length > 0 && { uncounted: Object.fromEntries(uncounted) }),
  };
};

/** The part of a series that can't change any more; `null` where all of it can. */
export const finalPart = (series: DailySeries, readOn: string): DailySeries | null => {
  const to = earlierDay(series.to, addDays(readOn, -FINAL_AFTER_DAYS));
  return series.from <= to ? cut(series, to) : null;
};
