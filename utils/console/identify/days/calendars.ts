const DAY_MS = 86_400_000;
const pad = (value: number): string => String(value).padStart(2, '0');

/** Deepgram is younger; and no key is made to last longer. */
const FIRST_YEAR = 2015;
const LAST_YEAR = 2100;
/** Two digits, and the years of other calendars, are taken for nearer years, so that few of them may mean two. */
const LAST_NEAR_YEAR = 2050;
const BUDDHIST = 543;
const ROC = 1911;

/** `YYYY-MM-DD`, or `--MM-DD` without a year; nothing where there is no such day. */
export const gregorian = (year: number | null, month: number, date: number): readonly string[] => {
  if (month < 1 || month > 12 || date < 1) return [];
  if (date > new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate()) return [];
  return [`${year ?? '-'}-${pad(month)}-${pad(date)}`];
};

const isNear = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_NEAR_YEAR;

/**
 * The Gregorian years that a number may say where months are Gregorian: also of the Buddhist and the Republic of
 * China's eras.
 * @param buddhist Whether two digits may be of a Buddhist year.
 */
export const yearsOf = (number: number, digits: number, buddhist: boolean): readonly number[] => {
  if (digits === 4) return number >= FIRST_YEAR && number <= LAST_YEAR ? [number] : [number - BUDDHIST].filter(isNear);
  if (digits === 3) return [number + ROC].filter(isNear);
  if (digits === 2) return [2000 + number, ...(buddhist ? [2500 + number - BUDDHIST] : [])].filter(isNear);
  return [];
};

/** Beside an era's name a day may read like its year: the fewer years there are, the seldomer. */
const LAST_ERA_YEAR = 2040;
/** The near year that a number says in an era of Japan; `start` is the year before the era's first. */
export const inEra = (start: number, number: number): readonly number[] =>
  number > 0 ? [start + number].filter((year) => isNear(year) && year <= LAST_ERA_YEAR) : [];

/** Of the Islamic calendars, countries use several that differ by a day or two. */
const ISLAMIC = ['islamic-umalqura', 'islamic-civil', 'islamic-tbla', 'islamic'] as const;
/** Calendars with months of their own: how long their years are, and which one 2015 began in. */
export const FAMILIES = {
  persian: { members: ['persian'], days: 365.2425, first: 1393 },
  islamic: { members: ISLAMIC, days: 354.367, first: 1436 },
  hebrew: { members: ['hebrew'], days: 365.2468, first: 5775 },
  indian: { members: ['indian'], days: 365.2425, first: 1936 },
  coptic: { members: ['coptic'], days: 365.25, first: 1731 },
  ethiopic: { members: ['ethiopic'], days: 365.25, first: 2007 },
} as const;
export type Family = keyof typeof FAMILIES;
const FAMILY_NAMES = Object.keys(FAMILIES) as readonly Family[];

const ETHIOPIAN = /^(?:am|ti|tig|om|sid|wal)\b/;

/**
 * The calendars in which a number may be a near year. An Ethiopian year reads like a Gregorian one: it is one in
 * Ethiopia only.
 */
export const familiesOf = (number: number, languages: readonly string[]): readonly Family[] =>
  FAMILY_NAMES.filter((name) => {
    const { first, days } = FAMILIES[name];
    if (name === 'ethiopic' && !languages.some((language) => ETHIOPIAN.test(language))) return false;
    return number >= first && number <= first + ((LAST_NEAR_YEAR - FIRST_YEAR + 1) * 366) / days;
  });

type Name = (moment: number) => Readonly<Record<string, string>>;
const namers = new Map<string, Name>();

/** The parts of a day in a calendar, in English: the months' names stand for the months in whatever language. */
export const partsIn = (calendar: string): Name => {
  const known = namers.get(calendar);
  if (known) return known;
  const options = { calendar, numberingSystem: 'latn', timeZone: 'UTC' } as const;
  const format = new Intl.DateTimeFormat('en', { ...options, year: 'numeric', month: 'long', day: 'numeric' });
  const name: Name = (at) => Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  namers.set(calendar, name);
  return name;
};

const years = new Map<string, ReadonlyMap<string, string>>();

/** All days of a calendar's year, by month and date: "Elul 18", and "12 18" by its number in the year. */
const daysOfYear = (calendar: string, year: number, length: number): ReadonlyMap<string, string> => {
  const key = `${calendar} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const name = partsIn(calendar);
  const sample = Date.UTC(2026, 6, 1);
  const from = sample + Math.round((year - Number(name(sample).year) - 1.2) * length) * DAY_MS;
  const days = new Map<string, string>();
  let last: string | undefined;
  let number = 0;
  for (let at = from; at < from + 2.4 * length * DAY_MS; at += DAY_MS) {
    const { year: shown, month = '', day } = name(at);
    if (Number(shown) !== year) continue;
    if (month !== last) number += 1;
    last = month;
    const iso = new Date(at).toISOString().slice(0, 10);
    days.set(`${month} ${day}`, iso).set(`${number} ${day}`, iso);
  }
  years.set(key, days);
  return days;
};

/** @param month Its English name, or its number in the year. */
export const daysIn = (family: Family, year: number, month: string | number, date: number): readonly string[] =>
  FAMILIES[family].members.flatMap((calendar) => {
    const day = daysOfYear(calendar, year, FAMILIES[family].days).get(`${month} ${date}`);
    return day && isNear(Number(day.slice(0, 4))) ? [day] : [];
  });
