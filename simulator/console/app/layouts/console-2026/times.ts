import { dateIn } from '../../format';
import type { Labels } from '../../language/labels';

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** How near an end has to be, to be told as a span in amber; the pictures have 7 hours. */
const NEAR_MS = 3 * DAY_MS;

const LONG = { year: 'numeric', month: 'long', day: 'numeric' } as const;

/** The largest unit that there is at least one of. */
function inUnits(ms: number): [count: number, unit: 'minute' | 'hour' | 'day'] {
  if (ms >= DAY_MS) return [Math.floor(ms / DAY_MS), 'day'];
  if (ms >= HOUR_MS) return [Math.floor(ms / HOUR_MS), 'hour'];
  return [Math.floor(ms / MINUTE_MS), 'minute'];
}

/** "Just now", "12 minutes ago", "January 7, 2026". Where one becomes the other is not known (A2): here at a day. */
export function createdText({ locale, justNow }: Labels, time: string, now: number): string {
  const age = now - Date.parse(time);
  if (age < MINUTE_MS) return justNow;
  if (age >= DAY_MS) return dateIn(locale, LONG, time);
  const [count, unit] = inUnits(age);
  return new Intl.RelativeTimeFormat(locale).format(-count, unit);
}

/** "-", "7 hours", "January 7, 2027"; `near` where it is told as a span. A key that has expired shows its date. */
export function expiresText(
  { locale }: Labels,
  time: string | undefined,
  now: number,
): { text: string; near: boolean } {
  if (time === undefined) return { text: '-', near: false };
  const left = Date.parse(time) - now;
  if (left < 0 || left >= NEAR_MS) return { text: dateIn(locale, LONG, time), near: false };
  const [count, unit] = inUnits(left);
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return { text: format.format(count), near: true };
}
