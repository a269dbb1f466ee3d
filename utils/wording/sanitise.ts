/** Longest text of other people that is shown, in characters as a reader sees them. */
export const MAX_SHOWN = 80;

// Control, format and bidirectional characters, line and paragraph separators; the joiners that scripts and emoji need
// (U+200C, U+200D) stay.
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

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
 * Other people's text made fit to be shown: no control or bidirectional characters, white space collapsed, at most `cap`
 * characters as a reader counts them.
 */
export const cleanText = (text: string, cap: number = MAX_SHOWN): string =>
  capped(text.replace(/\s+/gu, ' ').replace(INVISIBLE, '').replace(/ +/g, ' ').trim(), cap);
