/** Without case, accents and the forms in which one letter can be written. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * What has all words of a search in it, in any order and wherever in a word they stand; all of it where none is sought.
 */
export const withWords = <T>(all: readonly T[], sought: string, textOf: (each: T) => string): readonly T[] => {
  const words = folded(sought).split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all.filter((each) => {
    const text = folded(textOf(each));
    return words.every((word) => text.includes(word));
  });
};
