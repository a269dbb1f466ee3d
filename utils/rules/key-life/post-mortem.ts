import { addDays, dayOf, windowAt } from '../days';
import type { Carried, DeathCause, Told } from '../events/event';
import { isEnd, subjectOf } from '../events/subject';
import type { ApiKey, Member } from '../snapshot';
import { type KeyDays, type Sum, sumIn } from './key-days';
import type { EndTold } from './life';

/** What a key carried before it ended. */
interface LastLoad {
  readonly last7: Sum;
  readonly last30: Sum;
  /** Last UTC day with use, in the days that were read; `null`: none. */
  readonly lastDay: string | null;
}

/** A key that died at the same time, and what it carried; `null`: that isn't known. */
export interface Lost {
  readonly key: ApiKey;
  readonly carried: Carried | null;
}

export interface PostMortem {
  readonly key: ApiKey;
  readonly cause: DeathCause | 'expired';
  /** The two readings that it lies between; milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Whose removal ended it. */
  readonly removed: Member | null;
  /** What else changed between the same two readings. */
  readonly others: readonly Told[];
  /** `null`: neither days nor the reading before tell it. */
  readonly load: LastLoad | null;
  /**
   * What to create, first first: this key, with those that died with the same member, in the order of what they
   * carried; those of which that isn't known after those that carried something.
   */
  readonly create: readonly Lost[];
  /** Keys that died with the same member and carried nothing: nothing needs to take their place. */
  readonly idle: readonly Lost[];
}

/** By the days, unless some of them weren't read and the reading before had told its figures whole. */
const loadOf = ({ change, to }: EndTold, days: KeyDays | null): LastLoad | null => {
  const { carried } = change;
  const endDay = dayOf(to);
  const byDays = days && { last7: sumIn(days, windowAt(endDay, 7)), last30: sumIn(days, windowAt(endDay, 30)) };
  if (carried && (!byDays || byDays.last30.unread > 0)) {
    const { last7, last30, lastDay } = carried;
    return { last7: { requests: last7, unread: 0 }, last30: { requests: last30, unread: 0 }, lastDay };
  }
  if (!days || !byDays || byDays.last30.unread === 30) return null;
  const last = days.used.findLast((index) => addDays(days.from, index) <= endDay);
  return { ...byDays, lastDay: last === undefined ? (carried?.lastDay ?? null) : addDays(days.from, last) };
};

const diedWith = ({ change: { key } }: EndTold, others: readonly Told[]): readonly Lost[] =>
  others.flatMap(({ change }) =>
    isEnd(change) && change.key.creator.memberId === key.creator.memberId
      ? [{ key: change.key, carried: change.carried }]
      : [],
  );

/** Most first; what isn't known may be much, and comes before what is known to be nothing. */
const byLoad = (a: Lost, b: Lost): number => {
  const of = ({ carried }: Lost): number => (carried ? carried.last30 : 0.5);
  return (b.carried?.last7 ?? 0) - (a.carried?.last7 ?? 0) || of(b) - of(a);
};

/** A date that comes nearer is no change at Deepgram. */
const isDeadline = ({ name }: Told['change']): boolean =>
  name === 'key.expiry-neared' || name === 'stored-key.expiry-neared';

const isIdle = ({ carried }: Lost): boolean => carried?.last30 === 0;

/**
 * Why a key ended and what to do about it, from what was found at the same reading.
 * @param around What was found at the reading that found the end, itself among it or not.
 */
export const postMortemOf = (end: EndTold, around: readonly Told[], days: KeyDays | null): PostMortem => {
  const { change, from, to } = end;
  const { key } = change;
  const cause = change.name === 'key.expired' ? 'expired' : change.cause;
  const others = around.filter(
    (told) => told.to === to && subjectOf(told.change) !== subjectOf(change) && !isDeadline(told.change),
  );
  const load = loadOf(end, days);
  const own = load && {
    last7: load.last7.requests,
    last30: load.last30.requests,
    lastDay: load.lastDay,
  };
  // What some days don't tell isn't nothing.
  const isUnsure = load !== null && load.last30.unread > 0 && load.last30.requests === 0;
  const all = [{ key, carried: isUnsure ? null : own }, ...(cause === 'creator-removed' ? diedWith(end, others) : [])];
  const removed = others.flatMap((told) =>
    told.change.name === 'member.left' && told.change.member.memberId === key.creator.memberId
      ? [told.change.member]
      : [],
  );
  return {
    ...{ key, cause, from, to, others, load },
    removed: cause === 'creator-removed' ? (removed[0] ?? null) : null,
    create: all.filter((each) => !isIdle(each)).sort(byLoad),
    idle: all.filter(isIdle),
  };
};
