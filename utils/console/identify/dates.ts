import { momentsOf, readAge } from './days/ages';
import { namesIn } from './days/names';
import { readNumeric } from './days/numeric';
import { tokensOf, toPlain, withoutTimes } from './days/plain';
import { readWorded } from './days/worded';

/**
 * Reads every day that a text may mean, or none where it says no day or too many. A day is `YYYY-MM-DD`, or `--MM-DD`
 * without a year.
 */
export type DayReader = (text: string) => readonly string[];

/** A sentence may say who and when; a longer text is none of a row's dates. */
const LONGEST = 120;
const SHORTEST = 2;
/** More days than this leave nothing to go by. A written day has an order or two, a calendar or two. */
const MOST_READINGS = 8;
const MOST_LANGUAGES = 4;
const HOUR_MS = 3_600_000;

/** English without a country is that of the US (CLDR): each text is read in it once, whichever of the two is asked. */
const canonical = (language: string): readonly string[] => {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).map((each) => (each === 'en-US' ? 'en' : each));
  } catch {
    return [];
  }
};

const browserLanguages = (): readonly string[] => (typeof navigator === 'undefined' ? [] : (navigator.languages ?? []));

/** The page's language, the browser's and English: a page may say none, or another than its days are written in. */
const languagesToTry = (language: string): readonly string[] => [
  ...new Set([language, ...browserLanguages().slice(0, MOST_LANGUAGES - 2), 'en'].flatMap(canonical)),
];

/** Reads a text afresh. */
const readDays = (text: string, languages: readonly string[]): readonly string[] => {
  const plain = toPlain(text);
  const timeless = withoutTimes(plain);
  const tokens = tokensOf(timeless);
  const isWorded = tokens.some(({ digits }) => digits > 0) && tokens.some(({ digits }) => digits === 0);
  const days = new Set([
    ...readNumeric(timeless, languages),
    ...(isWorded ? languages.flatMap((each) => readWorded(tokens, each)) : []),
  ]);
  if (days.size > MOST_READINGS) return [];
  // Without a year it may be an age: "1 set" is a day of September, or a week.
  return [...days].some((day) => !day.startsWith('-')) ? [...days] : [...days, ...agesToDays(plain, languages)];
};

const MOST_REMEMBERED = 5_000;

const rememberingReader = (languages: readonly string[]): DayReader => {
  const known = new Map<string, readonly string[]>();
  let hour = 0;
  return (text) => {
    if (text.length > LONGEST || text.length < SHORTEST) return [];
    const now = Math.floor(Date.now() / HOUR_MS);
    // What is said by its age is another day tomorrow.
    if (now !== hour) known.clear();
    hour = now;
    const seen = known.get(text);
    if (seen) return seen;
    const days = readDays(text, languages);
    if (known.size < MOST_REMEMBERED) known.set(text, days);
    return days;
  };
};

const readers = new Map<string, DayReader>();

/**
 * One for all who read in these languages: what a text means stays known when the project's keys change.
 * @param language The page's language, as in `<html lang>`. The browser's and English are tried as well.
 */
export const createDayReader = (language: string): DayReader => {
  const languages = languagesToTry(language);
  const key = languages.join();
  const reader = readers.get(key) ?? rememberingReader(languages);
  readers.set(key, reader);
  return reader;
};

const agesToDays = (plain: string, languages: readonly string[]): readonly string[] => {
  const now = Date.now();
  const moments = readAge(plain, languages).flatMap((range) => momentsOf(range, now));
  return [...new Set(moments.flatMap(fullDaysOf))];
};

const pad = (value: number): string => String(value).padStart(2, '0');

/** The days of a moment in UTC and in the viewer's zone. */
const fullDaysOf = (moment: string | number): readonly string[] => {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return [];
  return [at.toISOString().slice(0, 10), `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`];
};

/** The days on which a moment may be shown: in UTC and in the viewer's zone, each with and without its year. */
export const daysOf = (moment: string): ReadonlySet<string> =>
  new Set(fullDaysOf(moment).flatMap((day) => [day, `-${day.slice(4)}`]));

export const languageOf = (document: Document): string => document.documentElement.lang || navigator.language;

/**
 * Asks the browser for a language's words for days, which takes it some milliseconds: best before there are rows to
 * read.
 */
export const prepareDays = (language: string): void => {
  for (const each of languagesToTry(language)) namesIn(each, null);
  void createDayReader(language)('a while ago');
};
