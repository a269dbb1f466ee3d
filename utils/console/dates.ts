/** Reads the days that a text may mean, in the formats that pages use. A day is `YYYY-MM-DD`, or `--MM-DD` without a year. */
export type DayReader = (text: string) => readonly string[];

const pad = (value: number): string => String(value).padStart(2, '0');

const day = (year: number | null, month: number, date: number): string[] => {
  if (month < 1 || month > 12 || date < 1 || date > 31) return [];
  const full = year !== null && year < 100 ? 2000 + year : year;
  return [`${full ?? '-'}-${pad(month)}-${pad(date)}`];
};

/** Month names, short and long, of English and of the page's language, to their number. */
const monthNames = (language: string): ReadonlyMap<string, number> => {
  const names = new Map<string, number>();
  for (const locale of new Set(['en', language])) {
    for (const width of ['long', 'short'] as const) {
      // Formatted with a day, as many languages inflect a month's name beside one.
      const parts = new Intl.DateTimeFormat(locale, { month: width, day: 'numeric', timeZone: 'UTC' });
      const single = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC' });
      for (let month = 0; month < 12; month += 1) {
        const at = Date.UTC(2001, month, 15);
        const inflected = parts.formatToParts(at).find((part) => part.type === 'month')?.value;
        for (const name of [inflected, single.format(at)]) {
          const key = name?.toLowerCase().replace(/\.$/, '');
          if (key && /\p{L}/u.test(key) && !names.has(key)) names.set(key, month + 1);
        }
      }
    }
  }
  names.set('sept', 9);
  return names;
};

const NUMERIC = /(?<![\d.])(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{2,4})(?![\d.])/;
const HAN = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})/;
const WORDS = /\p{L}+/gu;

const numeric = (text: string): readonly string[] => {
  const [, a, separator, b, c] = NUMERIC.exec(text) ?? [];
  if (!a || !b || !c) return [];
  const [x, y, z] = [Number(a), Number(b), Number(c)];
  if (a.length === 4) return day(x, y, z);
  if (a.length > 2 || c.length === 3) return [];
  // 8/9/2026 is August or September: both, and what else is known of the row decides. A dot is day first everywhere.
  return separator === '.' ? day(z, y, x) : [...day(z, y, x), ...day(z, x, y)];
};

const worded = (text: string, months: ReadonlyMap<string, number>): readonly string[] => {
  for (const word of text.toLowerCase().matchAll(WORDS)) {
    const month = months.get(word[0]);
    if (!month) continue;
    const before = text.slice(0, word.index);
    const after = text.slice(word.index + word[0].length);
    const year = /(?<!\d)(\d{4})(?!\d)/.exec(after) ?? /(?<!\d)(\d{4})(?!\d)/.exec(before);
    const date =
      /(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th)?(?: de)?\s*$/.exec(before) ?? /^\.?\s*(\d{1,2})(?!\d|:)/.exec(after);
    if (date) return day(year ? Number(year[1]) : null, month, Number(date[1]));
  }
  return [];
};

const DAY_MS = 86_400_000;
/** A sentence may say who and when; a longer text is none of a row's dates. */
const LONGEST = 120;

/** The least and the most days that hosts call one of a unit, whether they round or cut, by the calendar or by hours. */
const SPANS = { day: [1, 1], week: [7, 7], month: [28, 31], year: [365, 366] } as const;
const UNITS = ['day', 'week', 'month', 'year'] as const;
const MOST_DAYS = 10 * 366;

type Unit = (typeof UNITS)[number];
type Phrases = (count: number) => Readonly<Record<Unit | 'today', readonly string[]>>;

/** How each locale says so much ago: "1 day ago" as well as "yesterday". */
const createPhrases = (language: string): Phrases => {
  const formats = [...new Set([language, 'en'])].flatMap((locale) =>
    (['auto', 'always'] as const).map((numeric) => new Intl.RelativeTimeFormat(locale, { numeric })),
  );
  const known = new Map<number, ReturnType<Phrases>>();
  return (count) => {
    const there = known.get(count);
    if (there) return there;
    const say = (unit: Unit | 'hour' | 'minute' | 'second'): string[] =>
      formats.map((format) => ` ${format.format(-count, unit).toLowerCase()}`);
    const today = [...say('second'), ...say('minute'), ...say('hour'), ' just now', ' moments ago', ' a moment ago'];
    const said = { day: say('day'), week: say('week'), month: say('month'), year: say('year'), today };
    if (known.size < 1_000) known.set(count, said);
    return said;
  };
};

/** "yesterday", "created 24 days ago", "3 months ago", "just now": every day that may be meant. */
const relative = (text: string, phrases: Phrases): readonly string[] => {
  const lower = ` ${text.toLowerCase()}`;
  const ends = (phrase: string): boolean => lower.endsWith(phrase);
  const digits = /\d+/.exec(text)?.[0];
  const counts = digits === undefined ? [0, 1, 2] : [Number(digits)];
  for (const count of counts) {
    const unit = UNITS.find((each) => phrases(count)[each].some(ends));
    if (!unit || count * SPANS[unit][1] > MOST_DAYS) continue;
    const [least, most] = SPANS[unit];
    // Hosts count whole days or calendar days, and round or cut what is longer.
    return daysAgo(unit === 'day' ? count : Math.max(0, Math.floor((count - 0.6) * least)), (count + 1) * most);
  }
  return counts.some((count) => phrases(count).today.some(ends)) ? daysAgo(0, 1) : [];
};

const daysAgo = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, n) => new Date(Date.now() - (first + n) * DAY_MS).toISOString())
    .flatMap((moment) => [...daysOf(moment)])
    .filter((each) => !each.startsWith('-'));

interface Words {
  readonly months: ReadonlyMap<string, number>;
  readonly phrases: Phrases;
}

const wordsOf = new Map<string, Words>();

/** What a language says of days; making it takes the browser some milliseconds. */
const wordsIn = (language: string): Words => {
  const words = wordsOf.get(language) ?? { months: monthNames(language), phrases: createPhrases(language) };
  wordsOf.set(language, words);
  return words;
};

/** @param language The page's language, as in `<html lang>`; an unknown one reads as English. */
export const createDayReader = (language: string): DayReader => {
  const known = new Map<string, readonly string[]>();
  const read = (text: string): readonly string[] => {
    const han = HAN.exec(text);
    if (han) return day(Number(han[1]), Number(han[2]), Number(han[3]));
    const found = numeric(text);
    if (found.length > 0) return found;
    const { months, phrases } = wordsIn(safeLanguage(language));
    const named = /\d/.test(text) ? worded(text, months) : [];
    return named.length > 0 ? named : relative(text, phrases);
  };
  return (text) => {
    if (text.length > LONGEST || text.length < 4) return [];
    const seen = known.get(text);
    if (seen) return seen;
    const days = read(text);
    if (known.size < 5_000) known.set(text, days);
    return days;
  };
};

const safeLanguage = (language: string): string => {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
};

/** The days on which a moment may be shown: in UTC and in the viewer's zone, each with and without its year. */
export const daysOf = (moment: string): ReadonlySet<string> => {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return new Set();
  const full = [at.toISOString().slice(0, 10), ...day(at.getFullYear(), at.getMonth() + 1, at.getDate())];
  return new Set(full.flatMap((text) => [text, `-${text.slice(4)}`]));
};

export const languageOf = (document: Document): string => document.documentElement.lang || navigator.language;

/** Asks the browser for a language's words for days, which takes it some milliseconds: best before there are rows to read. */
export const prepareDays = (language: string): void => void createDayReader(language)('a while ago');
