import * as fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { holds } from '../../utils/testing/properties';
import { csvOf, type Separator, separatorFor } from './csv';

const SPLITS = [',', ';', '\t'] as const;
const WRITTEN: readonly Separator[] = [',', ';'];

/** By another library, told to split there. */
const byPapaparse = (csv: string, delimiter: string): string[][] =>
  papaparse.parse<string[]>(csv.slice(1), { delimiter, skipEmptyLines: true }).data;

/**
 * As Excel reads: quotes count only where a cell begins with one; after the closing one all is text up to a separator.
 */
const asExcel = (csv: string, delimiter: string): string[][] => {
  const rows: string[][] = [[]];
  let cell = '';
  let quotes: 'none' | 'open' | 'closed' = 'none';
  const text = csv.slice(1);
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quotes === 'open') {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[++i];
      else quotes = 'closed';
    } else if (char === '"' && cell === '' && quotes === 'none') quotes = 'open';
    else if (char === delimiter || char === '\n' || char === '\r') {
      rows.at(-1)?.push(cell);
      if (char !== delimiter) rows.push([]);
      cell = '';
      quotes = 'none';
    } else cell += char;
  }
  return rows.filter((row) => row.length > 0);
};

/** As a tool that knows nothing of quotes. */
const withoutQuotes = (csv: string, delimiter: string): string[][] =>
  csv
    .slice(1)
    .split(/[\r\n]/)
    .map((line) => line.split(delimiter));

const READERS = { byPapaparse, asExcel, withoutQuotes };
const BEGINS_FORMULA = /^[\s"\p{C}\p{Z}]*[=+\-@|%＝＋－＠﹦﹢﹣﹫]/u;

/** Every cell of every reading that a spreadsheet would take for a formula. */
const formulasIn = (csv: string): string[] =>
  SPLITS.flatMap((split) => Object.values(READERS).flatMap((read) => read(csv, split).flat())).filter((cell) =>
    BEGINS_FORMULA.test(cell),
  );

/** What a reader who splits where the file was split sees; the apostrophes that were put in are left out. */
const readBack = (csv: string, separator: Separator): string[][] =>
  byPapaparse(csv, separator).map((row) => row.map((cell) => cell.replaceAll("'", '')));

const SIGNS = [...'=+-@＝＋－＠﹦﹢﹣﹫'];
const BEFORE = ['', ' ', '"', '""', '\ufeff', '\u200b', '\u2060', '\u00a0', '\u3000', '\u202e', ' "\u200b'];
const AFTER = ['', ',', ';', '\t', '\r', '\n', '\r\n', '\v', '\f', '\u0085', '\u2028', ',"', '";', '"\t"', '"\n'];
const ATTEMPTS = SIGNS.flatMap((sign) =>
  BEFORE.flatMap((before) =>
    AFTER.map((after) => `${after && `x${after}`}${before}${sign}HYPERLINK("https://x.example")`),
  ),
);

describe('a file for spreadsheets', () => {
  it(`has no cell that begins a formula, read with commas, semicolons or tabs (${ATTEMPTS.length} attempts)`, () => {
    const begun = ATTEMPTS.filter((text) =>
      WRITTEN.some((separator) => formulasIn(csvOf([['a', text, 'b']], separator)).length > 0),
    );
    expect(begun).toEqual([]);
  });

  it.each(["=cmd|' /C calc'!A0", '|calc', '%0A=1', '-2+3', '+1', '@SUM(A1)', '"=1', ',=1', '";=1', '=1\n+2'])(
    '%j is text',
    (text) => {
      for (const separator of WRITTEN) expect(formulasIn(csvOf([[text]], separator))).toEqual([]);
    },
  );

  it('is read back by another library as it was, whatever the cells hold', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...'=+-@＝＋－＠\t\r\n,;"\'|%\u202e\u2068\ufeff \u200b'),
      ),
      maxLength: 30,
    });
    const row = fc.array(hostile, { minLength: 3, maxLength: 3 });
    holds(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), fc.constantFrom(...WRITTEN), (rows, separator) => {
        const csv = csvOf(rows, separator);
        expect(formulasIn(csv)).toEqual([]);
        expect(csv.split('\r\n')).toHaveLength(rows.length + 1);
        expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const shown = rows.map((cells) =>
          cells.map((cell) => cell.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').replaceAll("'", '')),
        );
        expect(readBack(csv, separator)).toEqual(shown);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves text alone that no spreadsheet could mistake', () => {
    const cells = ['ops, prod; eu-west', 'a-b+c@d.example', '2026-11-21', '8222', "it's 5 = 5", 'שלום 山田'];
    for (const separator of WRITTEN) expect(byPapaparse(csvOf([cells], separator), separator)).toEqual([cells]);
  });
});

it.each([
  ...([
    ['en-US', ','],
    ['en-GB', ','],
    ['ja', ','],
    ['th', ','],
    ['he', ','],
    ['es-MX', ','],
    ['zh-TW', ','],
  ] as const),
  ...([
    ['hi-u-nu-deva', ','],
    ['de', ';'],
    ['de-AT', ';'],
    ['fr', ';'],
    ['pt-BR', ';'],
    ['es-ES', ';'],
  ] as const),
  ...([
    ['en-ZA', ';'],
    ['de-CH', ';'],
    ['fr-CH', ';'],
    ['ar-EG', ';'],
    ['ar-AE', ';'],
    ['fa', ';'],
    ['ru', ';'],
  ] as const),
])('in the locale %s a spreadsheet splits at %j', (locale, separator) => {
  expect(separatorFor(locale)).toBe(separator);
});
