import { type Gap, seenIn, valueIn } from '../answer';
import { daysBetween } from '../days';
import type { DailySeries, Snapshot } from '../snapshot';
import { accessorsIn, figuresOf, type SeriesWindow, sumOf, usedDays, usedDaysOfNobody } from './series';

type Days = Pick<SeriesWindow, 'window' | 'start' | 'end'>;

const isWithin = ({ start, end }: Days, days: readonly number[], shift = 0): boolean =>
  days.some((day) => day + shift >= start && day + shift < end);

/** Use of the window for which no key is named, in usage or on the bill: it may be any key's. */
const withoutKey = ({ cost }: Pick<Snapshot, 'cost'>, usage: DailySeries, days: Days): Gap[] => {
  const inUsage = isWithin(days, usedDaysOfNobody(usage));
  const bill = valueIn(cost);
  const onBill = bill !== null && isWithin(days, usedDaysOfNobody(bill), daysBetween(usage.from, bill.from));
  if (!inUsage && !onBill) return [];
  return [{ reason: 'use-without-key', requests: sumOf(usage.unattributed, days.start, days.end) }];
};

/**
 * What the usage as a whole gives away: that it can't be laid at the project's keys. Use on accessors that are no
 * listed key is no gap while other use does match: the list of keys being whole, those keys are gone.
 */
const unlaid = ({ keys, expiredKeys }: Pick<Snapshot, 'keys' | 'expiredKeys'>, usage: DailySeries): Gap[] => {
  // Without the keys it can't be told whose use it is, and that is said of the keys.
  if (keys.state === 'failed') return [];
  const listed = [...keys.value, ...seenIn(expiredKeys)];
  if (listed.some(({ keyId }) => usedDays(usage, keyId).length > 0)) return [];
  const unmatched = accessorsIn(usage).filter((accessor) => usedDays(usage, accessor).length > 0);
  if (unmatched.length === 0) return listed.length > 0 ? [{ reason: 'no-use-at-all' }] : [];
  const figures = unmatched.map((accessor) => figuresOf(usage, accessor));
  const requests = figures.reduce((sum, perDay) => sum + sumOf(perDay, 0, perDay.length), 0);
  return [{ reason: 'use-unmatched', requests }];
};

/** What keeps the use of every key of a project from being whole, beside what is missing from the answer itself. */
export const projectGaps = (
  snapshot: Pick<Snapshot, 'cost' | 'keys' | 'expiredKeys'>,
  usage: DailySeries,
  days: Days,
  behindOn: string | null,
): Gap[] => [
  ...withoutKey(snapshot, usage, days),
  ...unlaid(snapshot, usage),
  ...(behindOn === null ? [] : [{ reason: 'sources-disagree', how: 'log-newer', day: behindOn } as const]),
];
