import type { Kind } from './format';

/**
 * Letters that stand for others of their script. They take turns, and no word of any language holds four letters in
 * such a row, so that no piece of a page's words can be found in what stands for them, not even by chance.
 */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Cyrillic}/u, 'ъэ'],
  [/\p{Script=Greek}/u, 'ξψ'],
  [/\p{Script=Hebrew}/u, 'צט'],
  [/\p{Script=Arabic}/u, 'ظض'],
  [/\p{Script=Han}/u, '龘靐'],
  [/\p{Script=Hiragana}/u, 'ゐゑ'],
  [/\p{Script=Katakana}/u, 'ヰヱ'],
  [/\p{Script=Hangul}/u, '뀷쀓'],
  [/\p{Script=Thai}/u, 'ฌฮ'],
  [/\p{Script=Devanagari}/u, 'झढ'],
];
const VOWELS = 'aeiouy';
const KEPT = /[\s.,:;\-–—_/\\()[\]{}#@&+*'"“”‘’„«»…·•|!?%$€£<>=~^]/;
const MOST_TRIES = 200;

const letter = (original: string, at: number, turn: number): string => {
  const others = SCRIPTS.find(([script]) => script.test(original))?.[1];
  if (others) return others[(at + turn) % 2] ?? '';
  const made = at % 2 === 0 ? 'xq'[(at / 2) % 2] : VOWELS[turn];
  return (original === original.toLowerCase() ? made : made?.toUpperCase()) ?? '';
};

/** The digit that stands `turn` places behind the zero of the original's own digits. */
const digit = (original: string, turn: number): string => {
  let zero = original.codePointAt(0) ?? 48;
  for (let back = 0; back < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1)); back += 1) zero -= 1;
  return String.fromCodePoint(zero + turn);
};

/** A text of the same length, scripts, capitals and punctuation as the original, and of nothing else of it. */
const disguise = (original: string, number: number): string => {
  let rest = number;
  let letters = 0;
  let made = '';
  for (const char of original) {
    if (/[\p{L}\p{M}]/u.test(char)) {
      made += letter(char, letters, rest % VOWELS.length);
      if (letters % 2 === 1) rest = Math.floor(rest / VOWELS.length);
      letters += 1;
    } else if (/\p{Nd}/u.test(char)) {
      made += digit(char, rest % 10);
      rest = Math.floor(rest / 10);
    } else {
      made += KEPT.test(char) ? char : '•';
    }
  }
  return made;
};

const madeUpId = (number: number): string =>
  `${String(number).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

/**
 * Gives for a text one that stands for it: for the same text of one kind always the same, for another another where its
 * length allows.
 */
export type StandIns = (kind: Kind, original: string, make?: (number: number) => string) => string;

export const createStandIns = (): StandIns => {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (kind, original, make) => {
    if (kind === 'secret') return '*'.repeat(Math.min(original.length, 80));
    const key = `${kind} ${original.toLowerCase()}`;
    const known = given.get(key);
    if (known !== undefined) return known;
    let number = counts.get(kind) ?? 0;
    let made = '';
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      number += 1;
      made = make?.(number) ?? (kind === 'id' ? madeUpId(number) : disguise(original, number));
      if (!taken.has(`${kind} ${made}`) && (!make || made.length === original.length)) break;
    }
    counts.set(kind, number);
    taken.add(`${kind} ${made}`);
    given.set(key, made);
    return made;
  };
};
