/** Numbers of events that a person has seen: ranges, both ends included, in order and apart from each other. */
export type Seen = readonly (readonly [from: number, to: number])[];

/** So many ranges are kept apart. Of more the lowest are forgotten: what they hold is unseen again. */
const MOST_RANGES = 50;

/** With this range too; ranges that overlap or touch are one. */
export const withSeen = (seen: Seen, from: number, to: number): Seen => {
  if (from > to) return seen;
  const apart = seen.filter(([start, end]) => end < from - 1 || start > to + 1);
  const touched = seen.filter(([start, end]) => end >= from - 1 && start <= to + 1);
  const joined = [
    Math.min(from, ...touched.map(([start]) => start)),
    Math.max(to, ...touched.map(([, end]) => end)),
  ] as const;
  return [...apart, joined].sort(([a], [b]) => a - b).slice(-MOST_RANGES);
};

export const isSeen = (seen: Seen, seq: number): boolean => seen.some(([from, to]) => from <= seq && seq <= to);

/** The number up to which all has been seen; 0 where the first hasn't. Numbers begin with 1. */
export const seenUpTo = (seen: Seen): number => {
  const [first] = seen;
  return first && first[0] <= 1 ? first[1] : 0;
};
