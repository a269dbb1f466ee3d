/** The separators that files are written with. Which one a reader's spreadsheet splits at is another matter. */
export type Separator = ',' | ';';

/** So that Excel reads UTF-8 as such. A line `sep=` would tell it the separator, but makes it forget this. */
const BYTE_ORDER_MARK = '\ufeff';

/** What ends a line, or a cell of a file of tabs. In a cell it is white space like any other. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/**
 * Where a formula could begin: at a cell's begin, or after what splits cells in another region (Persian Windows has a
 * separator of its own), as a reader who splits there takes quotes for text. What is drawn as nothing, and quotes, may
 * stand before the sign. Full-width and small signs are the plain ones to Excel; `|` and `%` begin commands of old
 * spreadsheets. From: OWASP, CSV Injection; CWE-1236.
 */
const FORMULA =
  /(^|[,;\u060c\u061b])(?=[\s"\p{C}\p{M}\p{Z}\u115f\u1160\u2800\u3164\uffa0]*[=+\-@|%＝＋－＠｜％﹦﹢﹣﹫﹪\u2212])/gu;

/** An apostrophe makes text of all that could be taken for a formula. */
const cellOf = (text: string): string => text.replace(BREAKS, ' ').replace(FORMULA, "$1'").replaceAll('"', '""');

/**
 * A file for spreadsheets (RFC 4180, in UTF-8): a row is one line, and nothing in it begins a formula, whether it is
 * read with commas, semicolons or tabs.
 */
export const csvOf = (rows: readonly (readonly string[])[], separator: Separator): string => {
  const lines = rows.map((row) => `${row.map((text) => `"${cellOf(text)}"`).join(separator)}\r\n`);
  return `${BYTE_ORDER_MARK}${lines.join('')}`;
};

/** Regions of Windows that write decimals with a point and all the same separate lists by semicolons. */
const SEMICOLON_BESIDE_POINT = /^ar\b|-(?:CH|LI)\b/;

/**
 * What the spreadsheet of a person with this locale (BCP 47) splits at. Excel takes the list separator of the
 * computer's region, which no page is told: a semicolon where decimals have another sign than the point.
 */
export const separatorFor = (locale: string): Separator => {
  if (SEMICOLON_BESIDE_POINT.test(locale)) return ';';
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.some(({ type, value }) => type === 'decimal' && value !== '.') ? ';' : ',';
};
