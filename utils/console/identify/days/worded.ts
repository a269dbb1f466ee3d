import { daysIn, type Family, familiesOf, gregorian, inEra, yearsOf } from './calendars';
import { type Match, matchesIn, type Names, namesIn } from './names';
import type { Token } from './plain';

interface Text {
  readonly tokens: readonly Token[];
  readonly names: Names;
  readonly matches: readonly Match[];
  readonly family: Family | null;
}

const isIn = ({ from, to }: Match, at: number): boolean => at >= from && at < to;

/** Whether a token may stand within a day, or beside it, and say nothing against it. */
const isExplained = ({ tokens, names, matches }: Text, at: number): boolean =>
  names.glue.has(tokens[at]?.text ?? '') ||
  matches.some((match) => isIn(match, at) && (match.meaning.weekdays.size > 0 || match.meaning.era !== undefined));

/** The weekdays named within a day or at its sides. */
const weekdaysAt = (text: Text, month: Match, from: number, to: number): ReadonlySet<number> => {
  const { tokens, names, matches } = text;
  const isGlue = (at: number): boolean => {
    const word = tokens[at]?.text;
    return word !== undefined && names.glue.has(word) && !matches.some((match) => isIn(match, at));
  };
  let [first, last] = [from - 1, to + 1];
  while (isGlue(first)) first -= 1;
  while (isGlue(last)) last += 1;
  return new Set(
    matches
      .filter((match) => match !== month && match.from <= last && match.to > first)
      .flatMap(({ meaning }) => [...meaning.weekdays]),
  );
};

const numberOf = (token: Token | undefined): number => Number(token?.text);

const yearsAt = ({ tokens, names, matches }: Text, at: number): readonly number[] => {
  const digits = tokens[at]?.digits ?? 0;
  // An era's name may stand anywhere; a letter that is short for one, at its year's side.
  const era = matches.find(
    ({ meaning, from, to }) =>
      meaning.era !== undefined && (to === at || from === at + 1 || (tokens[from]?.text.length ?? 0) > 1),
  )?.meaning.era;
  if (era !== undefined && digits < 3) return inEra(era, numberOf(tokens[at]));
  return yearsOf(numberOf(tokens[at]), digits, names.buddhist);
};

/** The days that one month's name, one number beside it and another for the year may say. */
const readWith = (text: Text, month: Match, date: number, year: number): readonly string[] => {
  const { tokens, family } = text;
  const from = Math.min(month.from, date, year);
  const to = Math.max(month.to - 1, date, year);
  for (let at = from; at <= to; at += 1) {
    if (at !== date && at !== year && !isIn(month, at) && !isExplained(text, at)) return [];
  }
  const number = numberOf(tokens[date]);
  const weekdays = weekdaysAt(text, month, from, to);
  const days = [...month.meaning.months].flatMap((name) =>
    family
      ? daysIn(family, numberOf(tokens[year]), name, number)
      : yearsAt(text, year).flatMap((each) => gregorian(each, Number(name), number)),
  );
  return days.filter((day) => weekdays.size === 0 || weekdays.has(new Date(day).getUTCDay()));
};

/** Without a year there is nothing that a second number or an unknown word could be but a sign of another reading. */
const readWithout = (text: Text, month: Match, date: number): readonly string[] => {
  const { tokens, family } = text;
  if (family) return [];
  const from = Math.min(month.from, date);
  for (let at = from; at < tokens.length; at += 1) {
    if (at !== date && !isIn(month, at) && !isExplained(text, at)) return [];
  }
  return [...month.meaning.months].flatMap((name) => gregorian(null, Number(name), numberOf(tokens[date])));
};

const readMonth = (text: Text, month: Match): readonly string[] => {
  const numbers = text.tokens.flatMap(({ digits }, at) => (digits > 0 && !isIn(month, at) ? [at] : []));
  const before = numbers.filter((at) => at < month.from).at(-1);
  const after = numbers.find((at) => at >= month.to);
  const dates = [before, after].filter(
    (at): at is number => at !== undefined && (text.tokens[at]?.digits ?? 0) < 3 && numberOf(text.tokens[at]) <= 32,
  );
  return dates.flatMap((date) => {
    const others = numbers.filter((at) => at !== date);
    return others.length === 0
      ? readWithout(text, month, date)
      : others.flatMap((year) => readWith(text, month, date, year));
  });
};

/** The days written with a month's name of a language in a plain text without times. */
export const readWorded = (tokens: readonly Token[], language: string): readonly string[] => {
  const years = tokens.flatMap(({ digits, text }) => (digits === 4 ? [Number(text)] : []));
  const read = (family: Family | null): readonly string[] => {
    const names = namesIn(language, family);
    const matches = matchesIn(tokens, names);
    const text = { tokens, names, matches, family };
    return matches.filter(({ meaning }) => meaning.months.size > 0).flatMap((month) => readMonth(text, month));
  };
  const days = read(null);
  return days.length > 0 ? days : [...new Set(years.flatMap((year) => familiesOf(year, [language])))].flatMap(read);
};
