import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { portionOf } from '../../testing/properties';
import { createDayReader } from './dates';

/** Hundreds of thousands of texts take half a minute, and more beside other work. */
const PATIENCE_MS = 300_000;

const DAY_MS = 86_400_000;
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const pairs = letters.flatMap((a) => letters.map((b) => a + b));
/** Every language that this Intl has, and those whose regions write days otherwise. */
const LOCALES = [
  ...Intl.DateTimeFormat.supportedLocalesOf([...pairs, ...pairs.flatMap((pair) => letters.map((c) => pair + c))]),
  ...'ar-EG ar-SA ar-MA ar-AE bg-BG de-AT de-CH en-GB en-AU en-CA en-IN en-ZA en-SE es-MX es-US fr-CA fr-CH fr-BE it-CH nl-BE pt-PT'.split(
    ' ',
  ),
  ...'pa-Arab sr-Latn uz-Cyrl uz-Arab az-Cyrl bs-Cyrl zh-TW zh-HK zh-SG ff-Adlm ks-Deva sd-Deva kk-Arab ha-NE sw-KE ur-IN ps-PK'.split(
    ' ',
  ),
];
const FORMS: readonly Intl.DateTimeFormatOptions[] = [
  ...(['full', 'long', 'medium', 'short'] as const).map((dateStyle) => ({ dateStyle })),
  { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  { dateStyle: 'medium', timeStyle: 'short' },
];
/** Days of 2024 to 2026, of all dates, months and weekdays. */
const FIRST = Date.UTC(2024, 0, 1, 12);
const dayAt = (n: number): number => FIRST + n * DAY_MS;
const DAYS = 1_096;
/** Every so many of them from a start on. */
const daysFrom = (start: number, step: number): readonly number[] =>
  Array.from({ length: Math.ceil((DAYS - start) / step) }, (_, n) => dayAt(start + n * step));
const isoOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Making one takes longer than using it, and each is used for many pages. */
const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (locale: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale} ${JSON.stringify(form)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
};

/**
 * Languages that call a month what English or another widespread language calls a different one: "may" is October in
 * Duala.
 */
const HOMOGRAPHS = new Set('bas dav dua lu mfe st teo'.split(' '));

interface Tally {
  read: number;
  all: number;
  readonly wrong: string[];
}

const judge = (tally: Tally, language: string, at: number, text: string, read: readonly string[]): void => {
  tally.all += 1;
  if (read.length === 0) return;
  tally.read += 1;
  const day = isoOf(at);
  if (!read.includes(day) && !read.includes(`-${day.slice(4)}`))
    tally.wrong.push(`${language}: ${text} is ${day}, read as ${read.join(' ')}`);
};
const shareOf = ({ read, all }: Tally): number => Math.round((read / all) * 1_000) / 10;

describe('a written day', () => {
  it('is among the days read, or none is, in every language and style', { timeout: PATIENCE_MS }, () => {
    const tally: Tally = { read: 0, all: 0, wrong: [] };
    const few: string[] = [];
    for (const [n, locale] of LOCALES.entries()) {
      const reader = createDayReader(locale);
      const own: Tally = { read: 0, all: 0, wrong: tally.wrong };
      for (const [m, form] of FORMS.entries()) {
        const format = formatOf(locale, form);
        const one: Tally = { read: 0, all: 0, wrong: tally.wrong };
        // Every 7th day from another start in each language and style, which together are all.
        for (const at of portionOf(daysFrom((n * 5 + m) % 7, 7), n)) {
          const text = format.format(at);
          judge(one, locale, at, text, reader(text));
        }
        own.read += one.read;
        own.all += one.all;
        if (shareOf(one) < 100)
          few.push(`${locale} ${JSON.stringify(form)} ${shareOf(one)}: ${format.format(dayAt(973))}`);
      }
      tally.read += own.read;
      tally.all += own.all;
    }
    console.info(
      `${LOCALES.length} languages, ${tally.all} texts: ${shareOf(tally)} % read, ${tally.wrong.length} wrong`,
    );
    if (process.env.SHOW) console.info(few.join('\n'));
    expect(tally.wrong.slice(0, 50)).toEqual([]);
    expect(shareOf(tally)).toBeGreaterThan(97);
  });

  const CALENDARS =
    'buddhist japanese roc persian islamic-umalqura islamic-civil islamic-tbla hebrew indian coptic'.split(' ');
  it('of another calendar is among the days read, or none is', { timeout: PATIENCE_MS }, () => {
    const tally: Tally = { read: 0, all: 0, wrong: [] };
    const few: string[] = [];
    for (const locale of 'en en-GB de fr es it pl ru tr ar he fa hi th ja ko zh zh-TW vi am hu eu sv'.split(' ')) {
      const reader = createDayReader(locale);
      for (const [n, calendar] of CALENDARS.entries()) {
        for (const [m, form] of FORMS.entries()) {
          const format = formatOf(locale, { ...form, calendar });
          const one: Tally = { read: 0, all: 0, wrong: tally.wrong };
          for (const at of portionOf(daysFrom((n * 5 + m) % 41, 41), n)) {
            const text = format.format(at);
            judge(one, `${locale} ${calendar}`, at, text, reader(text));
          }
          tally.read += one.read;
          tally.all += one.all;
          if (shareOf(one) < 100)
            few.push(`${locale} ${calendar} ${JSON.stringify(form)} ${shareOf(one)}: ${format.format(dayAt(973))}`);
        }
      }
    }
    console.info(
      `${CALENDARS.length} calendars, ${tally.all} texts: ${shareOf(tally)} % read, ${tally.wrong.length} wrong`,
    );
    if (process.env.SHOW) console.info(few.join('\n'));
    expect(tally.wrong.slice(0, 50)).toEqual([]);
  });

  it('is among the days read, or none is, on a page that says another language', { timeout: PATIENCE_MS }, () => {
    const tally: Tally = { read: 0, all: 0, wrong: [] };
    const told = LOCALES.filter((each) => !HOMOGRAPHS.has(each));
    const pages = 'en de fr it es pt pl cs hr uk tr nl fi ar fa hi th ja'.split(' ');
    for (const [n, page] of pages.entries()) {
      const reader = createDayReader(page);
      for (const locale of portionOf(told, n)) {
        for (const [m, form] of FORMS.entries()) {
          const format = formatOf(locale, form);
          for (const at of daysFrom((n * 5 + m) % 801, 801)) {
            const text = format.format(at);
            judge(tally, `${locale} on ${page}`, at, text, reader(text));
          }
        }
      }
    }
    console.info(`${pages.length} pages, ${tally.all} texts: ${shareOf(tally)} % read, ${tally.wrong.length} wrong`);
    expect(tally.wrong.slice(0, 200)).toEqual([]);
  });

  it.each([
    ['it', 'mar 6 gen 2026', ['2026-01-06']],
    ['fr', 'mar. 6 janv. 2026', ['2026-01-06']],
    ['en', 'mar 6 gen 2026', []],
    ['en', 'Mar 6, 2026', ['2026-03-06']],
    ['en', '31/8/2569', ['2026-08-31']],
    ['th', '31/8/69', ['2026-08-31']],
    ['en', 'R8/8/31', ['2026-08-31']],
    ['ja', '令和8年8月31日', ['2026-08-31']],
    ['ja', '令和元年12月1日', ['2019-12-01']],
    ['zh-TW', '民國115年8月31日', ['2026-08-31']],
    ['en', '115/08/31', ['2026-08-31']],
    ['eu', '26/1/10', ['2026-01-10']],
    ['en', '26/1/20', ['2026-01-20', '2020-01-26']],
    ['hu', '2026. 01. 01. 12:00', ['2026-01-01']],
    ['fi', '31.8.2026 klo 14.30', ['2026-08-31']],
    ['fa', '۱۴۰۵/۶/۹', ['2026-08-31']],
    ['en', '۳۱ August ۲۰۲۶', ['2026-08-31']],
    ['bn', '৩১/৮/২৬', ['2026-08-31', '2031-08-26']],
    ['hi', '३१ अगस्त २०२६', ['2026-08-31']],
    ['he', '31 באוגוסט 2026', ['2026-08-31']],
    ['', '2 Sept 2026', ['2026-09-02']],
    ['not a language', 'Aug 31', ['--08-31']],
    ['en', '8/9/2026', ['2026-09-08', '2026-08-09']],
    ['en', 'Wed, 9/8/2026', []],
    ['en', 'Tue, 9/8/2026', ['2026-09-08']],
    ['en', '2026-08-31T12:00:00.000Z', ['2026-08-31']],
    ['en', 'Created on August 31st, 2026 by Ana', ['2026-08-31']],
    // Another calendar's short year would be another day.
    ['de', '18.03.48 AH', []],
    ...['1.2.3.4', 'v1.2.26', '10.0.0.26', 'August 2026', '30/2/2026', '12:00', '1/1/1999', '7', 'ci'].map(
      (text) => ['en', text, []] as const,
    ),
  ] as const)('on a page in "%s", %s', (language, text, days) => {
    expect([...createDayReader(language)(text)].sort()).toEqual([...days].sort());
  });
});

describe('an age', () => {
  const NOW = Date.UTC(2026, 7, 31, 23, 30);
  const MS = {
    second: 1e3,
    minute: 6e4,
    hour: 36e5,
    day: 864e5,
    week: 7 * 864e5,
    month: 30.44 * 864e5,
    year: 365.25 * 864e5,
  };
  const UNITS = Object.keys(MS) as (keyof typeof MS)[];

  beforeEach(() => void vi.useFakeTimers({ now: NOW }));
  afterEach(() => void vi.useRealTimers());

  it('has the true day in its range, or none is read, in every language', { timeout: PATIENCE_MS }, () => {
    const tally: Tally = { read: 0, all: 0, wrong: [] };
    for (const [n, locale] of LOCALES.entries()) {
      const reader = createDayReader(locale);
      // In every other language as "yesterday", in the others as "1 day ago".
      const numeric = n % 2 ? ('always' as const) : ('auto' as const);
      for (const [m, style] of (['long', 'short', 'narrow'] as const).entries()) {
        const format = new Intl.RelativeTimeFormat(locale, { style, numeric });
        const counts = [-1, 1, -(2 + (n % 7)), 3 + (n % 7)];
        const ages = UNITS.flatMap((unit) => counts.map((count) => ({ unit, count })));
        for (const { unit, count } of portionOf(ages, Math.floor(n / 2) + m)) {
          // Hosts cut or round what they count.
          for (const slack of [-0.49, 0, 0.49, 0.99]) {
            const exact = Math.sign(count) * (Math.abs(count) + (numeric === 'auto' ? 0 : slack)) * MS[unit];
            const text = format.format(count, unit);
            judge(tally, locale, NOW + exact, text, reader(text));
          }
        }
      }
    }
    console.info(`${tally.all} ages: ${shareOf(tally)} % read, ${tally.wrong.length} wrong`);
    expect(tally.wrong.slice(0, 50)).toEqual([]);
    expect(shareOf(tally)).toBeGreaterThan(97);
  });

  it.each([
    ['en', 'Just now', 0],
    ['en', '7 hours', -7 / 24],
    ['en', '7 hours', 7 / 24],
    ['en', '3mo ago', -91],
    ['en', '3m ago', -91],
    ['en', '3m ago', 0],
    ['en', 'a month ago', -30],
    ['en', 'an hour ago', 0],
    ['en', '12 minutes ago', 0],
    ['en', 'yesterday', -1],
    ['en', 'Created 24 days ago', -24],
    ['en', 'in 3 days', 3],
    ['en', '90d', 90],
    ['en', '90d', -90],
    ['en', '2 weeks left', 14],
    ['de', 'vor einem Monat', -30],
    ['fr', 'il y a un mois', -30],
    ['es', 'hace 3 días', -3],
    ['es', 'hace un año', -365],
    ['ja', '3 日前', -3],
    ['de', '3 days ago', -3],
  ] as const)('on a page in "%s", %s may be %d days away', (language, text, away) => {
    const day = isoOf(NOW + away * DAY_MS);
    expect(createDayReader(language)(text)).toContain(day);
  });

  it.each(['1 year 2 months ago', 'within 3 days', 'build 3', '3 keys', 'Emma', 'prod'])('is not in "%s"', (text) => {
    expect(createDayReader('hu')(text)).toEqual([]);
  });

  it('is another day an hour after midnight', () => {
    const reader = createDayReader('en');
    expect(reader('2 hours ago')).toContain('2026-08-31');
    vi.setSystemTime(Date.UTC(2026, 8, 3, 12));
    expect(reader('2 hours ago')).toEqual(['2026-09-03']);
  });
});
