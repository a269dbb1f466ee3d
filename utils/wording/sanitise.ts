/** Longest text of other people that is shown, in characters as a reader counts them. */
export const MAX_SHOWN = 80;

// Control, format and bidirectional characters, line and paragraph separators. The joiners that scripts and emoji
// need (U+200C, U+200D) stay.
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu;
// Letters that are drawn as nothing: Hangul fillers, the Braille blank.
const BLANK = /[\t\n\v\f\r\u0085\p{Z}\u115f\u1160\u2800\u3164\uffa0]+/gu;
// More marks on one letter than any script needs are there to spill over the lines around it.
const MARK_PILE = /(\p{M}{4})\p{M}+/gu;
const OUTER_JOINERS = /^(?:\u200c|\u200d| )+|(?:\u200c|\u200d| )+$/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const capped = (text: string, cap: number): string => {
  if (text.length <= cap) return text;
  let kept = '';
  let count = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (++count > cap) return `${kept.trimEnd()}…`;
    kept += segment;
  }
  return text;
};

/**
 * Other people's text made fit to be shown: no control or bidirectional characters, white space collapsed, at most
 * `cap` characters as a reader counts them. Empty when nothing in it can be seen.
 */
export const cleanText = (text: string, cap: number = MAX_SHOWN): string => {
  // However long the text is, no more of it is looked at than could be shown.
  const bounded = text.slice(0, cap * 32).toWellFormed();
  const plain = bounded.replace(BLANK, ' ').replace(INVISIBLE, '').replace(MARK_PILE, '$1').replace(/ {2,}/g, ' ');
  return capped(plain.replace(OUTER_JOINERS, ''), cap);
};

/** Text as a `<bdi>` in a plain string: set apart where it would otherwise turn round what stands beside it. */
export const isolated = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);
