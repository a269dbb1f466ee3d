const MINUTE_MS = 60_000;
/** A day on which a clock is set back has more hours than 24; no zone has changed by as much as a day at once twice. */
const MOST_MINUTES = 50 * 60;

/** From when to when; minutes from midnight by this machine's clock, the end not included. May go over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** Whether a minute of the day is in quiet hours. From one time to the same are none. */
export const isQuietAt = (minute: number, { from, to }: QuietHours): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to;

/**
 * The first moment from now on that isn't quiet, to the minute; now, where now isn't. Every minute is asked for its
 * time of day, so that an hour that a clock leaves out or repeats is as long as it is.
 * @param now Milliseconds since the epoch.
 * @param minuteOfDay The machine's own: of a moment, minutes from midnight.
 */
export const quietUntil = (now: number, hours: QuietHours, minuteOfDay: (ms: number) => number): number => {
  if (!isQuietAt(minuteOfDay(now), hours)) return now;
  const start = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  for (let minutes = 1; minutes < MOST_MINUTES; minutes += 1) {
    const moment = start + minutes * MINUTE_MS;
    if (!isQuietAt(minuteOfDay(moment), hours)) return moment;
  }
  // A clock that never leaves them: nothing is held for ever.
  return now;
};
