/** A person's way to an answer: what they pressed and what they had to read. */
export interface Walk {
  readonly clicks: () => number;
  readonly words: () => number;
  readonly press: (what: () => Promise<unknown>) => Promise<void>;
  /** Counts the words of a text that weren't read before on this way. */
  readonly read: (text: string) => void;
}

const WORD = /[\p{L}\p{N}][^\s]*/gu;

/** How many times each word stands in a text. */
const countsOf = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

export const wordsIn = (text: string): number => [...text.matchAll(WORD)].length;

export const createWalk = (): Walk => {
  let clicks = 0;
  let words = 0;
  const known = new Map<string, number>();
  return {
    clicks: () => clicks,
    words: () => words,
    async press(what) {
      clicks += 1;
      await what();
    },
    read(text) {
      for (const [word, count] of countsOf(text)) {
        const before = known.get(word) ?? 0;
        words += Math.max(0, count - before);
        known.set(word, Math.max(before, count));
      }
    },
  };
};
