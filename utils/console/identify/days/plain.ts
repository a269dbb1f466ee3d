const digits = new Map<string, string>();

/** The value of a decimal digit of any script: Unicode puts the ten of a script side by side, in order. */
const digitValue = (digit: string): string => {
  const known = digits.get(digit);
  if (known) return known;
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  const value = String(before % 10);
  digits.set(digit, value);
  return value;
};

/** A text as names and numbers of days are compared: lower case, with ASCII digits and nothing invisible. */
export const toPlain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/(?![0-9])\p{Nd}/gu, digitValue)
    .trim();

const TIMES =
  /(?<!\d)\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?(?: ?[ap]\.? ?m\b\.?)?|(?<!\d)\d{1,2} ?(?:h ?\d{2}(?!\d)|[ap]\.?m\b|uhr\b|h\b)|\d{1,2} ?[時时點点시](?: ?\d{1,2} ?[分분])?(?: ?\d{1,2} ?[秒초])?/gu;

/** Takes out the times of a plain text: their numbers are no days. */
export const withoutTimes = (plain: string): string => plain.replace(TIMES, ' · ');

export interface Token {
  /** A number without leading zeros, or a word: letters with the marks that belong to them. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How many digits it has; 0 of a word. */
  readonly digits: number;
}

export const tokensOf = (plain: string): readonly Token[] =>
  [...plain.matchAll(/[0-9]+|[\p{L}\p{M}]+/gu)].map(({ 0: text, index }) => {
    const isNumber = /^\d/.test(text);
    return {
      text: isNumber ? text.replace(/^0+(?=\d)/, '') : text,
      start: index,
      end: index + text.length,
      digits: isNumber ? text.length : 0,
    };
  });
