/** A time in which nothing was read; milliseconds since the epoch. `to` is `null`: it lasts. */
export interface Gap {
  readonly from: number;
  readonly to: number | null;
}

/** So many readings in a row may be missed by chance: an alarm that was late, a network that was slow. */
const MISSED = 3;

/**
 * Times in which a project was not watched, the latest first: the browser was closed, the machine asleep or offline.
 * @param moments Of readings, in their order.
 * @param everyMs How often it is read.
 */
export const gapsBetween = (moments: readonly number[], everyMs: number, now: number): readonly Gap[] => {
  const isLong = (from: number, to: number): boolean => to - from > MISSED * everyMs;
  const past = moments.flatMap((to, index): Gap[] => {
    const from = moments[index - 1];
    return from !== undefined && isLong(from, to) ? [{ from, to }] : [];
  });
  const last = moments.at(-1);
  return [...past, ...(last !== undefined && isLong(last, now) ? [{ from: last, to: null }] : [])].reverse();
};
