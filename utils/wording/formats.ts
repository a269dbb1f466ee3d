import type { Translate } from './translate';

/**
 * Figures, money and days. On a screen they follow the language of the words, which the catalogue names; the browser's
 * own language, calendar and digits have no part in it. In what leaves Linchpin (`exporting`) they are plain: ISO 8601
 * days, no grouping of digits, so that a ticket or a file reads the same everywhere.
 */
export interface Formats {
  readonly forExport: boolean;
  number(value: number): string;
  /** US dollars; parts of a cent are shown where there is less than one. */
  money(usd: number): string;
  /** A UTC day, `YYYY-MM-DD`, with its year. */
  day(day: string): string;
  /** The same without its year, for days of the last weeks; with it in what leaves Linchpin. */
  dayShort(day: string): string;
  /** A moment to the minute, in UTC. */
  moment(ms: number): string;
  /** A moment to the second on this computer's clock, for what is on a screen now. */
  clock(ms: number): string;
  list(items: readonly string[]): string;
  /** So many bytes as megabytes. */
  megabytes(bytes: number): string;
}

/** Latin digits and the Gregorian calendar, whatever is usual where the language is spoken. */
const DIGITS = { numberingSystem: 'latn' } as const;
const DAYS = { ...DIGITS, calendar: 'gregory', timeZone: 'UTC' } as const;

const createFormats = (language: string, forExport: boolean): Formats => {
  const plain = { ...DIGITS, useGrouping: !forExport };
  const number = new Intl.NumberFormat(language, plain);
  const usd: Intl.NumberFormatOptions = {
    ...plain,
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
  };
  const dollars = new Intl.NumberFormat(language, usd);
  const cents = new Intl.NumberFormat(language, { ...usd, maximumSignificantDigits: 2 });
  const megabytes = new Intl.NumberFormat(language, {
    ...{ ...plain, style: 'unit', unit: 'megabyte' },
    maximumFractionDigits: 1,
  });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', ...DIGITS } as const;
  const clock = new Intl.DateTimeFormat(language, time);
  const common = {
    forExport,
    number: (value: number) => number.format(value),
    money: (value: number) => (value > 0 && value < 0.01 ? cents : dollars).format(value),
    clock: (ms: number) => clock.format(ms),
    list: (items: readonly string[]) => list.format(items),
    megabytes: (bytes: number) => megabytes.format(bytes / 1_000_000),
  };
  if (forExport) {
    const asIs = (day: string): string => day;
    return {
      ...common,
      day: asIs,
      dayShort: asIs,
      moment: (ms) => new Date(ms).toISOString().slice(0, 16).replace('T', ' '),
    };
  }
  const day = new Intl.DateTimeFormat(language, { ...DAYS, day: 'numeric', month: 'short', year: 'numeric' });
  const short = new Intl.DateTimeFormat(language, { ...DAYS, day: 'numeric', month: 'short' });
  const moment = new Intl.DateTimeFormat(language, { ...DAYS, dateStyle: 'medium', timeStyle: 'short' });
  return {
    ...common,
    day: (value) => day.format(Date.parse(`${value}T00:00:00Z`)),
    dayShort: (value) => short.format(Date.parse(`${value}T00:00:00Z`)),
    moment: (ms) => moment.format(ms),
  };
};

const known = new WeakMap<Translate, Formats>();
const exports = new WeakMap<Translate, Translate>();

/** The language (BCP 47) that `t` speaks: the catalogue's, whatever the browser's is. */
export const languageOf = (t: Translate): string => t('language');

/** The formats that belong to `t`: those of its language, or plain ones where it was made by `exporting`. */
export const formatsOf = (t: Translate): Formats => {
  const cached = known.get(t);
  if (cached) return cached;
  const formats = createFormats(languageOf(t), false);
  known.set(t, formats);
  return formats;
};

/** The same words, with figures and days as they belong in a ticket or a file. */
export const exporting = (t: Translate): Translate => {
  const made = exports.get(t);
  if (made) return made;
  const plain = ((...args: Parameters<Translate>) => t(...args)) as Translate;
  known.set(plain, createFormats(languageOf(t), true));
  exports.set(t, plain);
  return plain;
};
