import { addDays, dayOf, dayRange, daysBetween, earlierDay } from '../days';
import type { Told } from '../events/event';
import type { ApiKey } from '../snapshot';
import { daysIn, type StoredDays } from '../stored-days/stored-days';
import { figuresOf } from '../use/series';

/** A key whose requests began or grew as another's ended: proposed, never asserted. */
export interface Heir {
  readonly key: ApiKey;
  /** Requests a day, on average, in the week before. */
  readonly before: number;
  /** Its most on one day since. */
  readonly after: number;
  /** That day, UTC. */
  readonly day: string;
  /** What else ties it to the key that ended; `null`: the figures alone. */
  readonly tie: 'comment' | 'tag' | null;
}

/** `unread`: the days around the end aren't known, so nothing can be told. */
export type Heirs = readonly Heir[] | 'unread';

const WEEK = 7;
const MOST = 5;
/** What another key grew by is at least this share of what ended; where nothing else ties it, at most the other. */
const LEAST_SHARE = 0.5;
const MOST_SHARE = 2;

const tieOf = (a: ApiKey, b: ApiKey): Heir['tie'] => {
  if (a.comment.trim() !== '' && a.comment.trim() === b.comment.trim()) return 'comment';
  return a.tags.some((tag) => b.tags.includes(tag)) ? 'tag' : null;
};

/** The days around an end, as indexes; `null` where they aren't known. */
const daysAround = (stored: StoredDays, keyId: string, { from, to }: Pick<Told, 'from' | 'to'>) => {
  const first = stored.usage.from;
  const gaps = new Set(daysIn(stored.gaps));
  const isRead = (day: string): boolean => day >= first && day <= stored.usage.to && !gaps.has(day);
  const indexOf = (day: string): number => daysBetween(first, day);
  const figures = figuresOf(stored.usage, keyId);
  const start = dayOf(from);
  const last = dayRange(start, dayOf(to)).findLast((day) => (figures[indexOf(day)] ?? 0) > 0) ?? start;
  const week = dayRange(addDays(last, -WEEK), addDays(last, -1));
  const after = dayRange(last, earlierDay(addDays(dayOf(to), WEEK), stored.usage.to)).filter(isRead);
  if (after.length === 0 || !week.every(isRead)) return null;
  return { week: week.map(indexOf), since: after.map(indexOf) };
};

/**
 * Which keys seem to have taken over what a key carried: those whose requests grew by about as much when it ended,
 * first those that share its name or a tag.
 * @param keys That are listed now.
 * @param end The two readings between which it ended.
 */
export const heirsOf = (
  dead: ApiKey,
  end: Pick<Told, 'from' | 'to'>,
  keys: readonly ApiKey[],
  stored: StoredDays,
): Heirs => {
  const around = daysAround(stored, dead.keyId, end);
  if (!around) return 'unread';
  const meanOf = (figures: readonly number[]): number =>
    around.week.reduce((sum, index) => sum + (figures[index] ?? 0), 0) / WEEK;
  const daily = meanOf(figuresOf(stored.usage, dead.keyId));
  if (daily <= 0) return [];
  const found = keys.flatMap((key): Heir[] => {
    if (key.keyId.toLowerCase() === dead.keyId.toLowerCase()) return [];
    const figures = figuresOf(stored.usage, key.keyId);
    const before = meanOf(figures);
    const at = around.since.reduce((a, b) => ((figures[b] ?? 0) > (figures[a] ?? 0) ? b : a));
    const after = figures[at] ?? 0;
    const growth = after - before;
    const tie = tieOf(dead, key);
    const isLike = tie !== null || (growth <= daily * MOST_SHARE && growth >= before * LEAST_SHARE);
    return growth >= daily * LEAST_SHARE && isLike
      ? [{ key, before, after, day: addDays(stored.usage.from, at), tie }]
      : [];
  });
  const grown = ({ before, after }: Heir): number => after - before;
  return found.sort((a, b) => Number(b.tie !== null) - Number(a.tie !== null) || grown(b) - grown(a)).slice(0, MOST);
};
