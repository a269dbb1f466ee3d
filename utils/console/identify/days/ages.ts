import { toPlain } from './plain';

const DAY_MS = 86_400_000;
const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
type Unit = (typeof UNITS)[number];

/** The least and the most days of a unit, by the calendar or by hours. */
const SPANS: Readonly<Record<Unit, readonly [number, number]>> = {
  second: [1 / 86_400, 1 / 86_400],
  minute: [1 / 1_440, 1 / 1_440],
  hour: [1 / 24, 1 / 24],
  day: [1, 1],
  week: [7, 7],
  month: [28, 31],
  year: [365, 366],
};
const MOST_DAYS = 10 * 366;

/** From so many days ago to so many; less than 0 is ahead. */
type Range = readonly [least: number, most: number];

/** Hosts round or cut, and count whole units or those of the calendar. */
const rangeOf = (count: number, unit: Unit): Range => {
  const [least, most] = SPANS[unit];
  const slack = unit === 'month' || unit === 'year' ? 0.6 : 1;
  return [Math.max(0, (count - slack) * least), (count + 1) * most];
};
const ahead = ([least, most]: Range): Range => [-most, -least];

interface Phrase {
  readonly text: string;
  readonly unit: Unit;
  readonly isAhead: boolean;
}

interface Phrases {
  /** They end a text, whatever stands before; by their last word. */
  readonly ends: ReadonlyMap<string, readonly Phrase[]>;
  /** They say no direction, and are all of a text. */
  readonly bare: ReadonlyMap<string, readonly Unit[]>;
}

/** Says so many of a unit from now; less than 0 is ago. */
type Say = (count: number, unit: Unit) => string;

const STYLES = ['long', 'short', 'narrow'] as const;
const sayers = new Map<string, { readonly directed: readonly Say[]; readonly bare: readonly Say[] }>();

const sayersOf = (language: string): { readonly directed: readonly Say[]; readonly bare: readonly Say[] } => {
  const made = sayers.get(language) ?? {
    directed: STYLES.flatMap((style) =>
      (['auto', 'always'] as const).map((numeric): Say => {
        const format = new Intl.RelativeTimeFormat(language, { style, numeric });
        return (count, unit) => toPlain(format.format(count, unit));
      }),
    ),
    bare: STYLES.map((unitDisplay): Say => {
      const formats = new Map(
        UNITS.map((unit) => [unit, new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay })]),
      );
      return (count, unit) => toPlain(formats.get(unit)?.format(count) ?? '');
    }),
  };
  sayers.set(language, made);
  return made;
};

const lastWordOf = (text: string): string => text.slice(text.lastIndexOf(' ') + 1);

/** @param write What stands in a phrase in place of the number. */
const phrasesOf = (language: string, count: number, write: (phrase: string) => string): Phrases => {
  const ends = new Map<string, Phrase[]>();
  const bare = new Map<string, Unit[]>();
  const says = sayersOf(language);
  const addEnd = (said: string, unit: Unit, isAhead: boolean): void => {
    const text = ` ${write(said)}`;
    const last = lastWordOf(text);
    ends.set(last, [...(ends.get(last) ?? []), { text, unit, isAhead }]);
  };
  for (const unit of UNITS) {
    for (const say of says.directed) {
      addEnd(say(-count, unit), unit, false);
      addEnd(say(count, unit), unit, true);
    }
    for (const say of says.bare) {
      const said = write(say(count, unit));
      bare.set(said, [...(bare.get(said) ?? []), unit]);
    }
  }
  return { ends, bare };
};

/** Counts up to here may have words of their own, as "yesterday"; larger ones differ by their plural form alone. */
const LAST_WITH_WORDS = 3;
/** Stands for a number in a phrase; no text of a page has it. */
const NUMBER = '\u0000';

const known = new Map<string, Phrases>();
const remembered = (key: string, make: () => Phrases): Phrases => {
  const phrases = known.get(key) ?? make();
  known.set(key, phrases);
  return phrases;
};

const plurals = new Map<string, Intl.PluralRules>();
const pluralOf = (language: string, count: number): string => {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules.select(count);
};

/**
 * The phrases that say a count. Comments hold many numbers: those of one plural form share their phrases, which are
 * made from the first of them.
 */
const phrasesIn = (language: string, count: number): Phrases =>
  count <= LAST_WITH_WORDS
    ? remembered(`${language} ${count}`, () => phrasesOf(language, count, (phrase) => phrase))
    : remembered(`${language} ${pluralOf(language, count)}`, () =>
        phrasesOf(language, count, (phrase) => phrase.replace(String(count), NUMBER)),
      );

const NOW = /(?:^| )(?:just now|moments? ago|(?:few )?seconds ago|(?:less than|half) a minute ago)$/;
/** What hosts shorten in English; "m" is a minute or a month. */
const SHORT =
  /^(?:(.*) )?(?:(in) )?(\d+) ?(s|secs?|m|mins?|h|hrs?|d|w|wks?|mo|mos|mths?|y|yrs?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)( ago| left| remaining| from now)?$/;
const shortUnits = (word: string): readonly Unit[] => {
  if (word === 'm') return ['minute', 'month'];
  if (word.startsWith('mo') || word.startsWith('mt')) return ['month'];
  return UNITS.filter((unit) => unit !== 'month' && unit[0] === word[0]);
};

const readShort = (text: string): readonly Range[] => {
  const [, before, within, count, word = '', direction] = SHORT.exec(text) ?? [];
  // "Within 3 days" and whatever else stands before a bare number says another thing.
  if (!count || (before && !within && !direction)) return [];
  return shortUnits(word).flatMap((unit) => {
    const range = rangeOf(Number(count), unit);
    if (direction === ' ago') return [range];
    return within || direction ? [ahead(range)] : [range, ahead(range)];
  });
};

/** One, as libraries say it where `Intl` has a number. */
const ONE = /(?<=^| )(?:an?|one|uno?|une|una|ein|eine|einem|einer|een|en|ett?|um|uma|egy|bir|một|один|одну|одна)(?= )/g;
const withOne = (text: string): readonly string[] =>
  [...text.matchAll(ONE)].map(({ 0: word, index }) => `${text.slice(0, index)}1${text.slice(index + word.length)}`);

const readIn = (language: string, text: string, counts: readonly number[]): readonly Range[] =>
  counts.flatMap((count) => {
    const { ends, bare } = phrasesIn(language, count);
    const written = count <= LAST_WITH_WORDS ? text : text.replace(String(count), NUMBER);
    const whole = bare.get(written);
    if (whole) return whole.flatMap((unit) => [rangeOf(count, unit), ahead(rangeOf(count, unit))]);
    const said = ends.get(lastWordOf(written))?.filter((phrase) => ` ${written}`.endsWith(phrase.text)) ?? [];
    // "In 3 days" ends with what is nothing but a shorter phrase in some languages.
    const longest = Math.max(...said.map((phrase) => phrase.text.length));
    return said
      .filter((phrase) => phrase.text.length === longest)
      .map(({ unit, isAhead }) => (isAhead ? ahead(rangeOf(count, unit)) : rangeOf(count, unit)));
  });

/** "yesterday", "created 24 days ago", "3 months ago", "7 hours": from when to when, in milliseconds before now. */
export const readAge = (plain: string, languages: readonly string[]): readonly Range[] => {
  if (NOW.test(plain)) return [[0, 1]];
  const numbers = plain.match(/\d+/g) ?? [];
  if (numbers.length > 1 || numbers.some((number) => number.length > 3)) return [];
  const said = (text: string, counts: readonly number[]): readonly Range[] => [
    ...readShort(text),
    ...languages.flatMap((language) => readIn(language, text, counts)),
  ];
  const ranges = numbers.length
    ? said(plain, numbers.map(Number))
    : [...said(plain, [0, 1, 2]), ...withOne(plain).flatMap((text) => said(text, [1]))];
  return ranges.filter((range) => range.every((days) => Math.abs(days) <= MOST_DAYS));
};

/** A moment of each day of a range, in milliseconds. */
export const momentsOf = ([least, most]: Range, now: number): readonly number[] => {
  const first = now - most * DAY_MS;
  const last = now - least * DAY_MS;
  return [...Array.from({ length: Math.ceil(most - least) }, (_, n) => first + n * DAY_MS), last];
};
