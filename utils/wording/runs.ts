import type { TextRun } from '../protocol/messages';

/** Places in a message that other people's text takes; private-use characters, which cleaned text never holds. */
const FIRST_MARK = 0xe000;
const MARKS = /([\ue000-\ue008])/;

/**
 * A message with other people's text in it, as runs: `fill` words the message around the marks it is given, one for
 * each of `foreign`, whatever order the language puts them in.
 */
export const runsOf = <T extends readonly string[]>(
  foreign: T,
  fill: (marks: { readonly [K in keyof T]: string }) => string,
): TextRun[] => {
  const marks = foreign.map((_, i) => String.fromCharCode(FIRST_MARK + i));
  // One mark for each text: `map` keeps the length of a tuple, which its type forgets.
  const message = fill(marks as unknown as { readonly [K in keyof T]: string });
  return message
    .split(MARKS)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const text = foreign[piece.charCodeAt(0) - FIRST_MARK];
      return piece.length === 1 && text !== undefined ? { text, foreign: true } : { text: piece };
    });
};

export const ownText = (text: string): TextRun[] => [{ text }];

/** Other people's texts in a row. */
export const foreignList = (texts: readonly string[]): TextRun[] =>
  texts.flatMap((text, i) => (i > 0 ? [{ text: ', ' }, { text, foreign: true }] : [{ text, foreign: true }]));
