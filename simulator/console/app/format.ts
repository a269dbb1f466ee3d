import type { WireKey, WirePerson } from '../wire';
import type { Labels } from './language/labels';

/** First and last name; empty where the account has neither. */
export function nameOf({ first_name = '', last_name = '' }: WirePerson): string {
  return `${first_name} ${last_name}`.trim();
}

export function nameOrEmail(person: WirePerson): string {
  return nameOf(person) || person.email;
}

export function roleLabel({ scopes }: WireKey, { roles }: Labels): string {
  for (const role of ['owner', 'admin', 'member'] as const) if (scopes.includes(role)) return roles[role];
  return roles.none;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** In the browser's time zone, as a person reads it. */
export function dateIn(locale: string, options: Intl.DateTimeFormatOptions, time: string | number): string {
  const id = locale + JSON.stringify(options);
  const format = formats.get(id) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(id, format);
  return format.format(new Date(time));
}

const STEPS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
] as const;

const relatives = new Map<string, Intl.RelativeTimeFormat>();

/** "3 days ago", "in 5 days"; "today" for anything nearer than a day. */
export function relativeTime(locale: string, time: string, now: number): string {
  const distance = Date.parse(time) - now;
  const format = relatives.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  relatives.set(locale, format);
  for (const [unit, size] of STEPS) {
    if (Math.abs(distance) >= size) return format.format(Math.trunc(distance / size), unit);
  }
  return format.format(0, 'day');
}

export function numberIn(locale: string, value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

export function moneyIn(locale: string, usd: number): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' }).format(usd);
}
