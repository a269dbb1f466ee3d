import type { Translate } from './translate';

/** Figures, money and days in the language of the browser's interface. */
export interface Formats {
  number(value: number): string;
  /** US dollars; parts of a cent are shown where there is less than one. */
  money(usd: number): string;
  /** A UTC day, `YYYY-MM-DD`, with its year. */
  day(day: string): string;
  /** The same without its year, for days of the last weeks. */
  dayShort(day: string): string;
  /** A moment to the minute, in UTC. */
  moment(ms: number): string;
  list(items: readonly string[]): string;
}

const createFormats = (locale: string): Formats => {
  const number = new Intl.NumberFormat(locale);
  const usd: Intl.NumberFormatOptions = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' };
  const dollars = new Intl.NumberFormat(locale, usd);
  const cents = new Intl.NumberFormat(locale, { ...usd, maximumSignificantDigits: 2 });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    number: (value) => number.format(value),
    money: (value) => (value > 0 && value < 0.01 ? cents : dollars).format(value),
    day: (value) => day.format(Date.parse(`${value}T00:00:00Z`)),
    dayShort: (value) => short.format(Date.parse(`${value}T00:00:00Z`)),
    moment: (ms) => moment.format(ms),
    list: (items) => list.format(items),
  };
};

const known = new WeakMap<Translate, Formats>();

/** The formats for the language that `t` speaks; English where the browser's own name for it is no language tag. */
export const formatsOf = (t: Translate): Formats => {
  const cached = known.get(t);
  if (cached) return cached;
  const name = t('@@ui_locale').replaceAll('_', '-');
  const formats = createFormats(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(name) ? name : 'en');
  known.set(t, formats);
  return formats;
};
