import { FAMILIES, type Family, partsIn } from './calendars';
import { type Token, tokensOf, toPlain } from './plain';

/** What a word or several may say in one language. */
interface Meaning {
  /** Months: numbers of the Gregorian calendar, English names of another. */
  readonly months: Set<string>;
  /** 0 is Sunday. */
  readonly weekdays: Set<number>;
  /** An era of Japan: the year before its first. */
  era?: number;
}

export interface Names {
  /** By words, separated by spaces. */
  readonly meanings: ReadonlyMap<string, Meaning>;
  /** The most words of one name. */
  readonly longest: number;
  /** Words that stand beside days and say nothing by themselves. */
  readonly glue: ReadonlySet<string>;
  /** The language counts years from Buddha, with the months of the Gregorian calendar. */
  readonly buddhist: boolean;
}

const FORMS: readonly Intl.DateTimeFormatOptions[] = [
  ...(['full', 'long', 'medium'] as const).map((dateStyle) => ({ dateStyle })),
  { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  { day: 'numeric', month: 'long' },
  { day: 'numeric', month: 'short' },
  { month: 'long' },
  { month: 'short' },
  { weekday: 'long' },
  { dateStyle: 'long', timeStyle: 'short' },
];
/** What English and some others write beside numbers, and `Intl` doesn't. */
const GLUE = 'st nd rd th of the er re a o os de del d do da di den el le la ngày năm'.split(' ');
/** Names that are one month in Croatian, another in Czech or Polish. */
const CLASHES: Readonly<Record<string, readonly string[]>> = {
  lip: ['6', '7'],
  srp: ['7', '8'],
  lis: ['10', '11'],
  listopad: ['10', '11'],
  listopada: ['10', '11'],
};
const ERAS = [
  { start: 2018, at: Date.UTC(2026, 1, 1), words: ['r', 'reiwa', '令和', '㋿'] },
  { start: 1988, at: Date.UTC(2016, 1, 1), words: ['h', 'heisei', '平成'] },
] as const;
const DAY_MS = 86_400_000;

/** Days on which each month and each weekday comes; of another calendar some years, as there are leap months. */
const samplesOf = (family: Family | null): readonly number[] =>
  family
    ? Array.from({ length: 230 }, (_, n) => Date.UTC(2024, 0, 1) + n * 5 * DAY_MS)
    : Array.from({ length: 12 }, (_, n) => Date.UTC(2026, n, 15));

type PartWords = ReadonlyMap<string, readonly string[]>;
const TYPES = ['month', 'weekday', 'era', 'day', 'year'];

/** The words of each part of a written day, with the letters that the language sets to it. */
const wordsOf = (parts: readonly Intl.DateTimeFormatPart[]): PartWords => {
  const types: string[] = [];
  let text = '';
  for (const { type, value } of parts) {
    // A part's spaces at its ends divide words, so that they stay.
    const plain = toPlain(`|${value}|`).slice(1, -1);
    text += plain;
    for (let n = 0; n < plain.length; n += 1) types.push(type);
  }
  const words = new Map<string, string[]>();
  for (const token of tokensOf(text)) {
    const own = types.slice(token.start, token.end);
    const type = TYPES.find((each) => own.includes(each)) ?? 'glue';
    words.set(type, [...(words.get(type) ?? []), token.text]);
  }
  return words;
};

const isWord = (words: readonly string[]): boolean => words.some((word) => /\p{L}/u.test(word));

const collect = (language: string, family: Family | null): Names => {
  const buddhist = new Intl.DateTimeFormat(language).resolvedOptions().calendar === 'buddhist';
  const calendar = family ? FAMILIES[family].members[0] : buddhist ? 'buddhist' : 'gregory';
  const meanings = new Map<string, Meaning>();
  const glue = new Set(GLUE);
  const meaningOf = (words: readonly string[]): Meaning => {
    const key = words.join(' ');
    const meaning = meanings.get(key) ?? { months: new Set(), weekdays: new Set() };
    meanings.set(key, meaning);
    return meaning;
  };
  const wordsIn = (name: string, form: Intl.DateTimeFormatOptions): ((at: number) => PartWords) => {
    const options = { ...form, calendar: name, numberingSystem: 'latn', timeZone: 'UTC' };
    const format = new Intl.DateTimeFormat(language, options);
    return (at) => wordsOf(format.formatToParts(at));
  };
  const take = (words: PartWords, at: number): void => {
    const month = words.get('month') ?? [];
    const id = family ? (partsIn(calendar)(at).month ?? '') : String(new Date(at).getUTCMonth() + 1);
    if (isWord(month)) {
      const clash = family ? undefined : CLASHES[month.join(' ')];
      for (const each of clash ?? [id]) meaningOf(month).months.add(each);
    }
    const weekday = words.get('weekday') ?? [];
    if (isWord(weekday)) meaningOf(weekday).weekdays.add(new Date(at).getUTCDay());
    for (const word of [...(words.get('glue') ?? []), ...(words.get('era') ?? [])]) if (isWord([word])) glue.add(word);
  };
  for (const form of FORMS) {
    const words = wordsIn(calendar, form);
    for (const at of samplesOf(family)) take(words(at), at);
  }
  if (!family) {
    if (/^en\b/.test(language)) meaningOf(['sept']).months.add('9');
    for (const era of ['long', 'narrow'] as const) {
      const words = wordsIn('japanese', { era, year: 'numeric' });
      for (const { start, at, words: others } of ERAS)
        for (const each of [words(at).get('era') ?? [], ...others.map((word) => [word])])
          if (isWord(each)) meaningOf(each).era = start;
    }
  }
  const longest = Math.max(1, ...[...meanings.keys()].map((key) => key.split(' ').length));
  return { meanings, longest, glue, buddhist };
};

const known = new Map<string, Names>();

/** A language's names for months, weekdays and eras; making them takes the browser some milliseconds. */
export const namesIn = (language: string, family: Family | null): Names => {
  const key = `${language} ${family}`;
  const names = known.get(key) ?? collect(language, family);
  known.set(key, names);
  return names;
};

export interface Match {
  /** The first token, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
}

/** All names in a text, each as long as can be. */
export const matchesIn = (tokens: readonly Token[], { meanings, longest }: Names): readonly Match[] => {
  const found: Match[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = Math.min(tokens.length, from + longest); to > from; to -= 1) {
      const words = tokens.slice(from, to).map(({ text }) => text);
      const meaning = meanings.get(words.join(' '));
      if (!meaning) continue;
      found.push({ from, to, meaning });
      from = to - 1;
      break;
    }
  }
  return found;
};
