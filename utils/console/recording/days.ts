import type { DayReader } from '../identify/dates';
import type { StandIns } from './stand-ins';

/** A day or an age found in a text, and how to write another one likewise. */
export interface FoundDay {
  readonly start: number;
  readonly end: number;
  readonly kind: 'day' | 'age';
  readonly form: string;
  readonly make: (number: number) => string;
}

const DAY_MS = 86_400_000;
const FORMS: readonly (readonly [string, Intl.DateTimeFormatOptions])[] = [
  ...(['full', 'long', 'medium', 'short'] as const).map((style) => [style, { dateStyle: style }] as const),
  ['short-year', { year: 'numeric', month: 'short', day: 'numeric' }],
  ['two-digit', { year: 'numeric', month: '2-digit', day: '2-digit' }],
  ['month-day', { month: 'long', day: 'numeric' }],
  ['short-month-day', { month: 'short', day: 'numeric' }],
];
const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
const BARE = /^(\d+) ?(s|m|min|h|d|w|mo|y|seconds?|minutes?|hours?|days?|weeks?|months?|years?)( ago| left)?$/i;
const LONGEST = 60;

type Writer = readonly [form: string, kind: 'day' | 'age', write: (value: number) => string];

const dayWriters = (locale: string): readonly Writer[] =>
  FORMS.map(([name, options]) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return [`${locale} ${name}`, 'day', (at) => format.format(at)];
  });

const ageWriters = (locale: string): readonly Writer[] =>
  (['long', 'short', 'narrow'] as const).flatMap((style) => {
    const format = new Intl.RelativeTimeFormat(locale, { style });
    return UNITS.flatMap((unit) =>
      (
        [
          ['ago', -1],
          ['ahead', 1],
        ] as const
      ).map(
        ([way, sign]): Writer => [
          `${locale} relative ${style} ${unit} ${way}`,
          'age',
          (n) => format.format(sign * n, unit),
        ],
      ),
    );
  });

/** Days of some years, none of which says anything of the page's. */
const someDay = (number: number): number => Date.UTC(2019, 0, 5) + ((number * 17) % 1_600) * DAY_MS;

export type FindDay = (text: string) => FoundDay | null;

/** @param language The page's language. English is tried beside it. */
export const createDayFinder = (language: string, readDays: DayReader): FindDay => {
  const locales = [...new Set([plainLanguage(language) ?? 'en-US', 'en-US', 'en-GB'])];
  let writers: { days: readonly Writer[]; ages: readonly Writer[] } | undefined;

  const inForm = (text: string, [form, kind, write]: Writer, value: number): FoundDay | null => {
    const written = write(value);
    const start = text.indexOf(written);
    if (start < 0) return null;
    const make = (number: number): string => write(kind === 'day' ? someDay(number) : 2 + (number % 97));
    return { start, end: start + written.length, kind, form, make };
  };
  return (text) => {
    if (text.length > LONGEST) return null;
    const bare = BARE.exec(text);
    if (bare) {
      const rest = text.slice(bare[1]?.length);
      return { start: 0, end: text.length, kind: 'age', form: 'bare', make: (n) => `${2 + (n % 97)}${rest}` };
    }
    const iso = /\d{4}-\d{2}-\d{2}/.exec(text);
    const make = (n: number): string => new Date(someDay(n)).toISOString().slice(0, 10);
    if (iso) return { start: iso.index, end: iso.index + 10, kind: 'day', form: 'iso', make };
    const readings = readDays(text);
    const number = Number((/\p{L}/u.test(text) ? /\d+/.exec(text)?.[0] : undefined) ?? 'x');
    if (readings.length === 0 && Number.isNaN(number)) return null;
    writers ??= { days: locales.flatMap(dayWriters), ages: locales.flatMap(ageWriters) };
    const values = readings.map((day) => Date.parse(`${day.replace(/^--/, '2024-')}T12:00:00Z`));
    const found = [
      ...values.flatMap((value) => writers?.days.map((writer) => inForm(text, writer, value)) ?? []),
      ...(Number.isNaN(number) ? [] : writers.ages.map((writer) => inForm(text, writer, number))),
    ];
    let longest: FoundDay | null = null;
    for (const each of found) {
      if (each && each.end - each.start > (longest ? longest.end - longest.start : 0)) longest = each;
    }
    return longest;
  };
};

/** Language, script and region of a language tag; variants and extensions, which can be any word, are left out. */
export const plainLanguage = (tag: string): string | undefined => {
  const [, language, script = '', region = ''] =
    /^([a-z]{2,3})(-(?:Latn|Cyrl|Arab|Hans|Hant))?(-[a-z]{2})?(?![a-z0-9])/i.exec(tag) ?? [];
  if (!language) return undefined;
  const plain = `${language}${script}${region}`;
  return Intl.DateTimeFormat.supportedLocalesOf(plain)[0];
};

/** The stand-in of a found day: of the same form, and the same for the same day in that form. */
export const standInOf = (standIns: StandIns, { kind, make }: FoundDay, original: string): string =>
  standIns(kind, original, make);
