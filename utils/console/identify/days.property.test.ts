// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holds, portionOf, shareOf } from '../../testing/properties';
import { type KeyRow, key, keyPage, LAYOUTS, person } from '../testing/pages';
import { said } from '../testing/verdicts';
import { createCatalogue } from './catalogue';
import { createDayReader } from './dates';
import { createPageModel } from './page-model';

const NOW = Date.UTC(2026, 7, 31, 13);
const DAY_MS = 86_400_000;
const uuid = (n: number): string =>
  `bbbbbbbb-${String(n).padStart(4, '0')}-4bbb-8bbb-bbbbbbbb${String(n).padStart(4, '0')}`;
const emailOf = (n: number): string => `p${n}@northwind.example`;
const people = [person('Ana Ruiz', emailOf(0)), person('Sam Lee', emailOf(1))];
const madeAt = (daysAgo: number): number => NOW - daysAgo * DAY_MS - 3 * 3_600_000;

const LANGUAGES = 'en en-GB de fr it es pt pl cs hr hu tr ru uk ar fa he hi bn th vi ja zh ko eu fi sv am'.split(' ');
const CALENDARS = 'gregory buddhist japanese roc persian islamic-umalqura islamic-civil hebrew indian coptic'.split(
  ' ',
);
type Show = (at: number) => string;

const FORMS: readonly (readonly [string, Intl.DateTimeFormatOptions])[] = [
  ...(['full', 'long', 'medium', 'short'] as const).map((dateStyle) => [dateStyle, { dateStyle }] as const),
  ['weekday', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }],
  ['without a year', { day: 'numeric', month: 'short' }],
  ['with a time', { dateStyle: 'short', timeStyle: 'short' }],
];

const written = fc
  .record({
    language: fc.constantFrom(...LANGUAGES),
    // Few pages choose another calendar than their language's.
    calendar: fc.option(fc.constantFrom(...CALENDARS), { nil: undefined, freq: 1 }),
    form: fc.constantFrom(...FORMS.map(([, options]) => options)),
  })
  .map(({ language, calendar, form }) => {
    const format = new Intl.DateTimeFormat(language, { ...form, ...(calendar && { calendar }), timeZone: 'UTC' });
    return { language, show: ((at) => format.format(at)) as Show };
  });
const told = fc
  .record({
    language: fc.constantFrom(...LANGUAGES),
    style: fc.constantFrom('long' as const, 'short' as const, 'narrow' as const),
  })
  .map(({ language, style }) => {
    const format = new Intl.RelativeTimeFormat(language, { style, numeric: 'auto' });
    const show: Show = (at) => {
      const days = (NOW - at) / DAY_MS;
      if (days < 1) return format.format(-Math.floor(days * 24), 'hour');
      return days < 30 ? format.format(-Math.floor(days), 'day') : format.format(-Math.floor(days / 30.4), 'month');
    };
    return { language, show };
  });

const world = fc.record({
  keys: fc.array(
    fc.record({
      comment: fc.constantFrom('rotation', 'rotation', 'ci', 'voice'),
      creator: fc.nat(1),
      // Within two months, so that days are often taken for one another.
      daysAgo: fc.oneof(fc.nat(60), fc.nat(800)),
      used: fc.nat(60),
    }),
    { minLength: 1, maxLength: 10 },
  ),
  days: fc.oneof({ weight: 4, arbitrary: written }, { weight: 1, arbitrary: told }),
  lang: fc.oneof(
    fc.constant('right' as const),
    fc.constant('missing' as const),
    fc.constantFrom(...LANGUAGES).map((wrong) => ({ wrong })),
  ),
  layout: fc.constantFrom(...LAYOUTS),
  lastUsed: fc.boolean(),
  shown: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
});

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** What a page of these keys' rows says, by each row's true key. */
const read = (
  keys: readonly { comment: string; creator: number; daysAgo: number; used?: number }[],
  show: Show,
  language: string,
  {
    layout = 'table',
    shown,
    showUsed = show,
  }: { layout?: (typeof LAYOUTS)[number]; shown?: readonly boolean[]; showUsed?: Show } = {},
): Readonly<Record<string, string>> => {
  const iso = (daysAgo: number): string => new Date(madeAt(daysAgo)).toISOString();
  const known = keys.map(({ creator, comment, daysAgo }, n) => key(uuid(n), creator, comment, iso(daysAgo)));
  const rows = keys.map(
    ({ comment, creator, daysAgo, used }, n): KeyRow => ({
      ...{ truth: uuid(n), comment, role: 'Owner', email: emailOf(creator), name: '', created: iso(daysAgo) },
      ...(used !== undefined && { others: [showUsed(madeAt(used))] }),
    }),
  );
  const date = (moment: string): string => show(Date.parse(moment));
  document.body.innerHTML = keyPage(
    rows.filter((_, n) => shown?.[n] ?? true),
    { layout, date },
  );
  return said(createPageModel(document.body, createCatalogue('keys', people, known), language));
};

describe('a key row', () => {
  it("is never given another key, in whatever language, form and calendar its day is written, and whatever the page's language", () => {
    let [rows, own] = [0, 0];
    holds(
      fc.property(world, ({ keys, days, lang, layout, lastUsed, shown }) => {
        const language = lang === 'right' ? days.language : lang === 'missing' ? '' : lang.wrong;
        const all = lastUsed ? keys : keys.map(({ used: _, ...rest }) => rest);
        const verdicts = Object.entries(read(all, days.show, language, { layout, shown }));
        rows += verdicts.length;
        own += verdicts.filter(([truth, verdict]) => truth === verdict).length;
        expect(verdicts.filter(([truth, verdict]) => verdict.startsWith('bbbb') && verdict !== truth)).toEqual([]);
      }),
      { numRuns: 800 },
    );
    console.info(`${rows} rows, ${own} with their own badge, 0 with another's`);
  }, 120_000);

  const format = (language: string, options: Intl.DateTimeFormatOptions): Show => {
    const made = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return (at) => made.format(at);
  };
  /** Twelve keys of one comment and creator: nothing but their days tells them. */
  const alike = Array.from({ length: 12 }, (_, n) => ({ comment: 'rotation', creator: 0, daysAgo: 13 + n * 31 }));
  it.each([
    ['Buddhist years', 'en-GB', format('en-GB', { dateStyle: 'short', calendar: 'buddhist' })],
    ['eras of Japan', 'ja', format('ja', { dateStyle: 'short', calendar: 'japanese' })],
    ['Hungarian days with times', 'hu', format('hu', { dateStyle: 'short', timeStyle: 'short' })],
    ['Persian days', 'fa', format('fa', { dateStyle: 'short' })],
    ['Hebrew months', '', format('en', { dateStyle: 'medium', calendar: 'hebrew' })],
    ['digits of Bengal', 'bn', format('bn', { dateStyle: 'long' })],
    ['Italian days on a page that says no language of its own', 'it', format('it', { dateStyle: 'full' })],
  ] as const)('is told by its day among keys alike: %s', (_, language, show) => {
    const verdicts = read(alike, show, language);
    expect(verdicts).toEqual(Object.fromEntries(alike.map((_, n) => [uuid(n), uuid(n)])));
  });

  it('has no badge of a key made in the month that its weekday reads like', () => {
    const at = (day: string): number => (NOW - Date.parse(`${day}T10:00:00Z`)) / DAY_MS;
    const keys = ['2026-03-06', '2026-01-06'].map((day) => ({ comment: 'rotation', creator: 0, daysAgo: at(day) }));
    for (const language of ['it', 'fr', 'en', ''])
      for (const shown of ['it', 'fr']) {
        const show = format(shown, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
        expect(read(keys, show, language, { shown: [false, true] })[uuid(1)]).not.toBe(uuid(0));
      }
  });

  it('is not taken for its twin by the day of another column where its own day is not read', () => {
    const months = Array.from({ length: 12 }, (_, n) => 13 + n * 31);
    const wrong: string[] = [];
    let tried = 0;
    const cases = LANGUAGES.flatMap((shown) => FORMS.map(([name, options]) => ({ shown, name, options })));
    for (const { shown, name, options } of portionOf(cases, 0)) {
      const show = format(shown, options);
      for (const language of ['', 'de']) {
        const reader = createDayReader(language);
        const isRead = (daysAgo: number): boolean => reader(show(madeAt(daysAgo))).length > 0;
        const unread = months.filter((daysAgo) => !isRead(daysAgo)).slice(0, 1);
        for (const own of unread)
          for (const other of months.filter(isRead).slice(0, 2)) {
            const twins = [own, other].map((daysAgo) => ({ comment: 'ci', creator: 0, daysAgo, used: other }));
            const said = read(twins, show, language, { shown: [true, false] })[uuid(0)];
            tried += 1;
            if (said === uuid(1)) wrong.push(`${shown} ${name} read as "${language}": ${show(madeAt(own))}`);
          }
      }
    }
    expect(tried).toBeGreaterThan(shareOf(50));
    expect(wrong).toEqual([]);
  });

  it('is not taken for its twin where its own day is an age that is not read, and another column has days', () => {
    const age = new Intl.RelativeTimeFormat('de', { numeric: 'always' });
    const made: Show = (at) => age.format(-Math.floor((NOW - at) / DAY_MS), 'day');
    const used = format('de', { dateStyle: 'long' });
    const twins = [31, 13].map((daysAgo) => ({ comment: 'ci', creator: 0, daysAgo, used: 13 }));
    const said = read(twins, made, '', { shown: [true, false], showUsed: used });
    expect(said[uuid(0)]).toBe('ambiguous');
  });

  it('is told from its twin where it is known which column has the days of creation', () => {
    const used = [13, 44, 75, 106];
    const keys = ['ci', 'ci', 'voice', 'web'].map((comment, n) => ({
      comment,
      creator: 0,
      daysAgo: 13 + n * 31,
      used: used[3 - n] ?? 0,
    }));
    const tags = format('de', { day: 'numeric', month: 'long' });
    // German without a language: of the last days of use, some are read and some are not.
    const said = read(keys, (at) => new Date(at).toISOString().slice(0, 10), '', { showUsed: tags });
    expect(said).toEqual(Object.fromEntries(keys.map((_, n) => [uuid(n), uuid(n)])));
  });

  it('has its badge where the one key of a list was made just now', () => {
    expect(read([{ comment: 'ci', creator: 0, daysAgo: 0 }], () => 'Just now', 'en')).toEqual({ [uuid(0)]: uuid(0) });
  });

  it("is not spoken against by a column of days that are no key's, and are older than the keys", () => {
    const keys = ['ci', 'voice', 'web', 'batch', 'night'].map((comment, n) => ({
      comment,
      creator: 0,
      daysAgo: 90 + n,
    }));
    const verdicts = read(keys, (at) => new Date(at - 40 * DAY_MS).toISOString().slice(0, 10), 'en');
    expect(verdicts).toEqual(Object.fromEntries(keys.map((_, n) => [uuid(n), uuid(n)])));
  });

  it('is spoken against by younger days, as all keys may have been made again', () => {
    const keys = ['ci', 'voice', 'web', 'batch', 'night'].map((comment, n) => ({
      comment,
      creator: 0,
      daysAgo: 90 + n,
    }));
    const verdicts = read(keys, (at) => new Date(at + 40 * DAY_MS).toISOString().slice(0, 10), 'en');
    for (const n of keys.keys()) expect(verdicts[uuid(n)]).not.toBe(uuid(n));
  });

  it('is spoken against by another day, where few rows stand beside it', () => {
    const verdicts = read([{ comment: 'ci', creator: 0, daysAgo: 90 }], () => '2026-08-30', 'en');
    expect(verdicts[uuid(0)]).not.toBe(uuid(0));
  });
});
