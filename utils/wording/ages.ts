import { addDays, dayOf, daysBetween } from '../rules/days';
import { formatsOf } from './formats';
import type { Translate } from './translate';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long ago a moment was: "just now", "2 min ago", "3 h ago", after a day its date (UTC). Milliseconds since the
 * epoch. In a ticket it is the moment itself. A moment ahead of a clock that was set back is said by its date as soon
 * as it is more than a minute off.
 */
export const ageWords = (at: number, now: number, t: Translate): string => {
  const age = now - at;
  const format = formatsOf(t);
  if (format.forExport) return t('card_lastRequest', [format.moment(at)]);
  if (Math.abs(age) < MINUTE) return t('age_justNow');
  if (age < 0 || age >= DAY) return format.day(dayOf(at));
  if (age < HOUR) return t('age_minutes', [format.number(Math.floor(age / MINUTE))]);
  return t('age_hours', [format.number(Math.floor(age / HOUR))]);
};

/** Days around today in which a day without its year can't be taken for one of another year. */
const NEAR_DAYS = 180;

/** A UTC day near today without its year, any other with it. */
export const nearDay = (day: string, today: string, t: Translate): string => {
  const format = formatsOf(t);
  return Math.abs(daysBetween(today, day)) <= NEAR_DAYS ? format.dayShort(day) : format.day(day);
};

/**
 * A UTC day as seen from today: today's figures are provisional, and are said to be. In a ticket it is the day itself.
 */
export const dayWords = (day: string, today: string, t: Translate): string => {
  const format = formatsOf(t);
  if (format.forExport) return format.day(day);
  if (day === today) return t('card_today');
  if (day === addDays(today, -1)) return t('card_yesterday');
  return format.day(day);
};
