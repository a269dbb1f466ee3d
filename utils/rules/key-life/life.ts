import { addDays, dayOf, dayRange, daysBetween, earlierDay, timeOf } from '../days';
import type { ChangeOf, DeathCause, Told } from '../events/event';
import { isEnd } from '../events/subject';
import type { ApiKey } from '../snapshot';
import { type KeyDays, settledIn } from './key-days';

/** Whether the last reading lists a key; `unknown`: it doesn't, and not all keys were visible. */
export type Listed = 'active' | 'expired' | 'gone' | 'unknown';

/** What a key's life is told from. */
export interface LifeGround {
  /** As it was seen last; `null`: it never was. */
  readonly key: ApiKey | null;
  readonly listed: Listed;
  /** `null`: the stored days can't be read. */
  readonly days: KeyDays | null;
  /** UTC days on which other sources saw use: the request log, a year that was asked for. */
  readonly usedOn: readonly string[];
  /** What is known to have happened to it, in the order in which it was found. */
  readonly told: readonly Told[];
  /** The UTC day of telling. */
  readonly today: string;
}

/** A day of use, and how far around it the days are known for good (UTC, inclusive). */
export interface FirstUse {
  readonly day: string;
  /** No day of its life before it can hold use. */
  readonly isFirst: boolean;
  /** From here up to it each day is known to be without use. */
  readonly knownFrom: string;
}
export interface LastUse {
  readonly day: string;
  /** Up to here each day after it is known to be without use. */
  readonly silentTo: string;
  /** Whole days without use that are known, up to `silentTo`. */
  readonly silentDays: number;
  /**
   * What comes after those, the worst of it: nothing; days that Deepgram may still add to; days with use of no named
   * key, which may be its; days of which nothing is known.
   */
  readonly after: 'nothing' | 'open' | 'nobody' | 'unread';
}
interface BusiestDay {
  readonly day: string;
  readonly requests: number;
  /** No other day of its life can have had more. */
  readonly isSure: boolean;
}

export type Ended =
  /** Between two readings; milliseconds since the epoch. */
  | { readonly kind: 'disappeared'; readonly cause: DeathCause; readonly from: number; readonly to: number }
  /** By its date; `null`, where that can't be read. */
  | { readonly kind: 'expired'; readonly at: number | null }
  /** It isn't listed, and no reading saw it go. `seen`: when it was known to be there last. */
  | { readonly kind: 'unseen'; readonly seen: number | null };

export interface Life {
  /** The UTC day; `null` where its date isn't known. */
  readonly made: string | null;
  readonly first: FirstUse | null;
  readonly busiest: BusiestDay | null;
  readonly last: LastUse | null;
  /** Where no use is known: whether there can't have been any on the days of its life up to this one; else `null`. */
  readonly unusedTo: string | null;
  readonly ended: Ended | null;
}

export type EndTold = Told & { readonly change: ChangeOf<'key.disappeared' | 'key.expired'> };

const isEndTold = (told: Told): told is EndTold => isEnd(told.change);

/** What ended a key; `null` where nothing did, or it came back after that. */
export const endOf = ({ listed, told }: Pick<LifeGround, 'listed' | 'told'>): EndTold | null => {
  if (listed === 'active') return null;
  const end = told.findLast(isEndTold);
  const isBack = end && told.indexOf(end) < told.findLastIndex(({ change }) => change.name === 'key.appeared');
  return end && !isBack ? end : null;
};

const endedOf = (ground: LifeGround): Ended | null => {
  const { key, listed, told } = ground;
  const end = endOf(ground);
  const expiry = (of: ApiKey | null): number | null => (of?.expires === undefined ? null : timeOf(of.expires));
  if (end?.change.name === 'key.expired' || listed === 'expired')
    return { kind: 'expired', at: expiry(end?.change.key ?? key) };
  if (end?.change.name === 'key.disappeared')
    return { kind: 'disappeared', cause: end.change.cause, from: end.from, to: end.to };
  return key && listed === 'gone' ? { kind: 'unseen', seen: told.at(-1)?.to ?? null } : null;
};

/** UTC days with use by what events tell: each was seen, whatever is stored of it by now. */
const usedInEvents = (told: readonly Told[]): readonly string[] =>
  told.flatMap(({ change }) => {
    switch (change.name) {
      case 'traffic.started':
      case 'traffic.resumed':
      case 'canary.used':
        return [change.day];
      case 'key.disappeared':
      case 'key.expired':
      case 'key.expiry-neared':
        return change.carried?.lastDay ? [change.carried.lastDay] : [];
      default:
        return [];
    }
  });

/** The days on which use is known, oldest first. */
export const usedDaysOf = ({ days, usedOn, told }: Pick<LifeGround, 'days' | 'usedOn' | 'told'>): readonly string[] => {
  const stored = days ? days.used.map((index) => addDays(days.from, index)) : [];
  return [...new Set([...stored, ...usedOn, ...usedInEvents(told)])].sort();
};

/** Goes on from a day, excluded, while each next day is settled; where it stops. */
const reach = (day: string, step: 1 | -1, settled: ReadonlySet<string>): string => {
  let at = day;
  while (settled.has(addDays(at, step))) at = addDays(at, step);
  return at;
};

interface Seen {
  readonly used: readonly string[];
  readonly settled: ReadonlySet<string>;
  readonly made: string | null;
  readonly days: KeyDays | null;
  /** The last day on which it can have been used. */
  readonly to: string;
}

const firstOf = ({ used: [day], settled, made }: Seen): FirstUse | null => {
  if (day === undefined) return null;
  const knownFrom = reach(day, -1, settled);
  return { day, isFirst: made !== null && knownFrom <= made, knownFrom };
};

const AFTER = ['nothing', 'open', 'nobody', 'unread'] as const satisfies readonly LastUse['after'][];

/** What keeps a day without use from being one for good. */
const doubtOf = (day: string, days: KeyDays | null): LastUse['after'] => {
  if (!days || day < days.from || day > days.to) return 'unread';
  if (days.gaps.some(({ from, to }) => from <= day && day <= to)) return 'unread';
  const index = daysBetween(days.from, day);
  if (days.nobody.includes(index)) return 'nobody';
  return days.open.includes(index) ? 'open' : 'nothing';
};

const lastOf = ({ used, settled, days, to }: Seen): LastUse | null => {
  const day = used.at(-1);
  if (day === undefined) return null;
  const silentTo = earlierDay(reach(day, 1, settled), to > day ? to : day);
  const doubts = new Set(dayRange(addDays(silentTo, 1), to).map((each) => doubtOf(each, days)));
  const after = AFTER.findLast((doubt) => doubts.has(doubt)) ?? 'nothing';
  return { day, silentTo, silentDays: daysBetween(day, silentTo), after };
};

const busiestOf = ({ days, settled, made, to }: Seen): BusiestDay | null => {
  if (!days) return null;
  const most = days.requests.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) return null;
  const isSure = made !== null && made >= days.from && to <= days.to && reach(addDays(made, -1), 1, settled) >= to;
  return { day: addDays(days.from, days.requests.indexOf(most)), requests: most, isSure };
};

const unusedToOf = ({ used, settled, made }: Seen): string | null => {
  if (used.length > 0 || made === null) return null;
  const to = reach(addDays(made, -1), 1, settled);
  return to >= made ? to : null;
};

/**
 * A key's life as a line. Nothing is claimed of a day that isn't known: where some before a first use, or after a last
 * one, aren't, it is told up to where they are.
 */
export const lifeOf = (ground: LifeGround): Life => {
  const { key, days, today } = ground;
  const created = key ? timeOf(key.created) : null;
  const made = created === null ? null : dayOf(created);
  const end = endOf(ground);
  const ended = endedOf(ground);
  const endMs = ended?.kind === 'expired' ? ended.at : (end?.to ?? null);
  const latest = days && days.to > today ? days.to : today;
  const to = endMs === null ? latest : earlierDay(dayOf(endMs), latest);
  const seen: Seen = { used: usedDaysOf(ground), settled: days ? settledIn(days) : new Set(), made, days, to };
  return {
    made,
    first: firstOf(seen),
    busiest: busiestOf(seen),
    last: lastOf(seen),
    unusedTo: unusedToOf(seen),
    ended,
  };
};
