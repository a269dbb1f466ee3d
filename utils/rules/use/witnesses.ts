import { type Answer, type Disagreement, type Gap, valueIn } from '../answer';
import { addDays, dayOf, daysBetween, latestOf, timeOf } from '../days';
import type { DailySeries, LogReading } from '../snapshot';
import { accessorsIn, usedDays } from './series';

/** What every source tells of one key (docs/architecture.md, rule 6). */
interface Witness {
  /** UTC days with use by any source, oldest first, each once. */
  readonly activeDays: readonly string[];
  /** Where the sources contradict each other, and a log that was asked in vain. */
  readonly gaps: readonly Gap[];
}

export interface Witnesses {
  of(accessor: string): Witness;
  /** The latest whole day that the log has a request on and the figures don't show: they are behind for every key. */
  readonly behindOn: string | null;
}

export interface Sources {
  readonly usage: DailySeries;
  readonly cost: Answer<DailySeries>;
  readonly log: Readonly<Record<string, LogReading>>;
  /** The UTC day of the reading. */
  readonly readOn: string;
}

const NO_DAYS: ReadonlySet<number> = new Set();
const NOTHING: Witness = { activeDays: [], gaps: [] };

/**
 * The latest day that the log told of, by any call; `null` where it told of none. A moment ahead of the reading counts
 * all the same.
 */
const logDay = (reading: LogReading | undefined): string | null => {
  if (!reading) return null;
  const times = [valueIn(reading.latest), reading.seen].flatMap((time) => (time === null ? [] : (timeOf(time) ?? [])));
  return times.length > 0 ? dayOf(Math.max(...times)) : null;
};

/** Days on which at least one accessor has use and cost, as indexes of the usage's days. */
const daysWithBoth = (usage: DailySeries, cost: DailySeries, shift: number): ReadonlySet<number> => {
  const both = new Set<number>();
  for (const accessor of accessorsIn(cost)) {
    const paid = usedDays(cost, accessor);
    const used = new Set(usedDays(usage, accessor));
    for (const day of paid) if (used.has(day + shift)) both.add(day + shift);
  }
  return both;
};

const gapsOfReading = (reading: LogReading | undefined): Gap[] =>
  reading?.latest.state === 'failed' ? [{ reason: 'part-failed', part: 'log', fault: reading.latest.fault }] : [];

/**
 * Reads every source once, by the days of the usage. Bills come later than usage, so use of yesterday and today may
 * still be without a cost; cost without use is a contradiction on any day. A request later than the last day read is
 * none.
 */
export const createWitnesses = ({ usage, cost, log, readOn }: Sources): Witnesses => {
  const bill = valueIn(cost);
  /** From an index of the bill's days to one of the usage's. */
  const shift = bill ? daysBetween(usage.from, bill.from) : 0;
  const both = bill && cost.state === 'whole' ? daysWithBoth(usage, bill, shift) : NO_DAYS;
  const lastRead = daysBetween(usage.from, usage.to);
  const lastBilled = daysBetween(usage.from, addDays(readOn, -2));
  const dayAt = (index: number): string => addDays(usage.from, index);
  const readings = new Map(Object.entries(log).map(([keyId, reading]) => [keyId.toLowerCase(), reading]));

  const of = (accessor: string): Witness => {
    const used = usedDays(usage, accessor);
    const paid = bill ? usedDays(bill, accessor).map((day) => day + shift) : [];
    const reading = readings.get(accessor.toLowerCase());
    if (used.length === 0 && paid.length === 0 && !reading) return NOTHING;

    const isUsed = new Set(used);
    const isPaid = new Set(paid);
    const gaps: Gap[] = [];
    const disagree = (how: Disagreement, day: string | undefined): void => {
      if (day !== undefined) gaps.push({ reason: 'sources-disagree', how, day });
    };
    const days = new Set([...used, ...paid].map(dayAt));
    const unused = paid.filter((day) => day >= 0 && day <= lastRead && !isUsed.has(day));
    disagree('cost-without-use', unused.map(dayAt).at(-1));
    const unpaid = used.filter((day) => day <= lastBilled && both.has(day) && !isPaid.has(day));
    disagree('use-without-cost', unpaid.map(dayAt).at(-1));
    const logged = logDay(reading);
    if (logged !== null) {
      const isNewer = logged >= usage.from && logged <= usage.to && ![...days].some((day) => day >= logged);
      disagree('log-newer', isNewer ? logged : undefined);
      days.add(logged);
    }
    return { activeDays: [...days].sort(), gaps: [...gaps, ...gapsOfReading(reading)] };
  };

  const behind = [...readings.keys()]
    .flatMap((accessor) => of(accessor).gaps)
    .flatMap((gap) => (gap.reason === 'sources-disagree' && gap.how === 'log-newer' ? gap.day : []))
    .filter((day) => day < readOn);
  return { of, behindOn: latestOf(behind) };
};
