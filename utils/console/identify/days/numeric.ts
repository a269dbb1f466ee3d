import { daysIn, familiesOf, gregorian, inEra, yearsOf } from './calendars';
import { type Match, matchesIn, type Names, namesIn } from './names';
import { type Token, tokensOf } from './plain';

const TRIPLE = /(?<!\d|\d[-/.])(\d{1,4})( ?[-/.] ?)(\d{1,2})( ?[-/.] ?)(\d{1,4})(?!\d|[-/.]\d)/g;
const MARKED = /(?:(\d{1,4}) ?[年년] ?)?(?<!\d)(\d{1,2}) ?[月월] ?(\d{1,2})(?!\d)/g;
/** Japanese names weekdays so, too. */
const MARKS = /^[月日월일]$/;
/** Words after a day that leave it as it is; an unknown one may be an era, of which two digits are another year. */
const HARMLESS = /^(?:t|z|at|by|from|to|on|in|and|utc|gmt)$/;

/** The year before an era's first, where a word at a number's side names one. */
const eraOf = (tokens: readonly Token[], matches: readonly Match[], at: number): number | undefined =>
  matches.find(({ meaning, from, to }) => meaning.era !== undefined && tokens[at] && (to === at || from === at + 1))
    ?.meaning.era;

interface Beside {
  readonly tokens: readonly Token[];
  readonly names: readonly Names[];
  readonly matches: readonly Match[];
  readonly languages: readonly string[];
}

/** Every order that some language writes; a dot stands after the day everywhere, or after the year. */
const ordersOf = (
  a: string,
  b: string,
  c: string,
  separator: string,
): readonly (readonly [string, string, string])[] => {
  if (a.length > 2) return c.length > 2 ? [] : [[a, b, c]];
  const dayFirst = [c, b, a] as const;
  const last = separator === '.' ? [dayFirst] : [dayFirst, [c, a, b] as const];
  return c.length > 2 ? last : [[a, b, c], ...last];
};

const readTriple = (match: RegExpMatchArray, { tokens, matches, names, languages }: Beside): readonly string[] => {
  const [whole, a = '', first = '', b = '', second = '', c = ''] = match;
  const separator = first.trim();
  const start = match.index ?? 0;
  if (separator !== second.trim()) return [];
  const at = tokens.findIndex((token) => token.start === start);
  const [before, after] = [tokens[at - 1], tokens[at + 3]];
  const eras = [eraOf(tokens, matches, at), eraOf(tokens, matches, at + 2)];
  const isGlued = before?.end === start && before.digits === 0;
  if (isGlued && eras[0] === undefined && a.length < 3) return [];
  const isStrange = (token: Token | undefined, gap: number): boolean =>
    token !== undefined &&
    token.digits === 0 &&
    gap < 2 &&
    !HARMLESS.test(token.text) &&
    !names.some(({ glue, meanings }) => glue.has(token.text) || meanings.get(token.text)?.weekdays.size);
  const follows = after !== undefined && isStrange(after, after.start - start - whole.length);
  return ordersOf(a, b, c, separator).flatMap(([year, month, day]) => {
    if (month.length > 2 || day.length > 2) return [];
    const era = eras[0] ?? eras[1];
    if (year.length < 3 && era !== undefined) {
      if (isGlued && year !== a) return [];
      return inEra(era, Number(year)).flatMap((each) => gregorian(each, Number(month), Number(day)));
    }
    if (year.length < 3 && follows) return [];
    return daysOfYear(year, Number(month), Number(day), languages);
  });
};

const daysOfYear = (year: string, month: number, date: number, languages: readonly string[]): readonly string[] => [
  ...yearsOf(
    Number(year),
    year.length,
    year.length === 2 && languages.some((language) => namesIn(language, null).buddhist),
  ).flatMap((each) => gregorian(each, month, date)),
  ...(year.length < 4 ? [] : familiesOf(Number(year), languages)).flatMap((family) =>
    daysIn(family, Number(year), month, date),
  ),
];

const readMarked = (match: RegExpMatchArray, { tokens, matches, languages }: Beside): readonly string[] => {
  const [, year, month, date] = match;
  if (!year) return gregorian(null, Number(month), Number(date));
  const era = eraOf(
    tokens,
    matches,
    tokens.findIndex(({ start }) => start === match.index),
  );
  if (era === undefined || year.length > 2) return daysOfYear(year, Number(month), Number(date), languages);
  return inEra(era, Number(year)).flatMap((each) => gregorian(each, Number(month), Number(date)));
};

/** The days written in numbers in a plain text without times, in every order and calendar that fits. */
export const readNumeric = (plain: string, languages: readonly string[]): readonly string[] => {
  const text = plain.replace(/元年/g, '1年');
  const [marked, triples] = [[...text.matchAll(MARKED)], [...text.matchAll(TRIPLE)]];
  if (marked.length + triples.length === 0) return [];
  const tokens = tokensOf(text);
  // Most days in numbers have no words beside them, and need no language's.
  const names = tokens.some(({ digits }) => digits === 0) ? languages.map((language) => namesIn(language, null)) : [];
  const matches = names.flatMap((each) => matchesIn(tokens, each));
  const beside: Beside = { tokens, names, matches, languages };
  const days = [
    ...marked.flatMap((match) => readMarked(match, beside)),
    ...triples.flatMap((match) => readTriple(match, beside)),
  ];
  const named = matches.filter(({ from }) => !MARKS.test(tokens[from]?.text ?? ''));
  const weekdays = new Set(named.flatMap(({ meaning }) => [...meaning.weekdays]));
  if (new Set(days).size < 2 || weekdays.size === 0) return days;
  return days.filter((day) => day.startsWith('-') || weekdays.has(new Date(day).getUTCDay()));
};
