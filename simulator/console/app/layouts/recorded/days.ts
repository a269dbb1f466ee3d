import { dateIn, relativeTime } from '../../format';
import type { Piece } from './recording';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const FORMS: Record<string, Intl.DateTimeFormatOptions> = {
  full: { dateStyle: 'full' },
  long: { dateStyle: 'long' },
  medium: { dateStyle: 'medium' },
  short: { dateStyle: 'short' },
  'short-year': { year: 'numeric', month: 'short', day: 'numeric' },
  'two-digit': { year: 'numeric', month: '2-digit', day: '2-digit' },
  'month-day': { month: 'long', day: 'numeric' },
  'short-month-day': { month: 'short', day: 'numeric' },
};

/** Up to which age a column that also shows days shows the age. */
const ageLimit = (age: Piece): number => {
  const text = `${age.form} ${age.text}`;
  if (/second|minute|\d ?m(?:in)?\b/.test(text)) return HOUR_MS;
  return /hour|\d ?h\b/.test(text) ? DAY_MS : 30 * DAY_MS;
};

/** A moment as the column shows such: an age where it is near and the column has shown ages, else a day. */
export const momentAs = (samples: Piece[][], time: string, now: number): string => {
  const pieces = samples.flat();
  const age = pieces.find(({ kind }) => kind === 'age');
  const day = pieces.find(({ kind }) => kind === 'day');
  const distance = Math.abs(now - Date.parse(time));
  if (age && (!day || distance < ageLimit(age))) return ageAs(age, time, now);
  return dayAs(day, time);
};

const dayAs = (piece: Piece | undefined, time: string): string => {
  const [locale = '', name = ''] = (piece?.form ?? 'iso').split(' ');
  const options = FORMS[name];
  return options ? dateIn(locale, options, time) : time.slice(0, 10);
};

const ageAs = ({ form = '', text }: Piece, time: string, now: number): string => {
  if (form !== 'bare') return relativeTime(form.split(' ')[0] ?? 'en', time, now);
  const distance = Math.abs(now - Date.parse(time));
  if (distance < 60_000) return 'Just now';
  const [unit, size] =
    distance < HOUR_MS
      ? (['minute', 60_000] as const)
      : distance < DAY_MS
        ? (['hour', HOUR_MS] as const)
        : (['day', DAY_MS] as const);
  const count = Math.floor(distance / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}${/ ago$/i.test(text) ? ' ago' : ''}`;
};
