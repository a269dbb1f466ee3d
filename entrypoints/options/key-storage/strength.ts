import { type Match, type Matcher, MatcherBaseClass, type MatchOptions, ZxcvbnFactory } from '@zxcvbn-ts/core';
import decompress from '@zxcvbn-ts/dictionary-compression/decompress';
import { KNOWN_PASSWORDS } from './known-passwords';

/**
 * How hard a passphrase is to guess, by zxcvbn. Loaded only when a passphrase is to be chosen: it is 13 KB packed.
 *
 * Its dictionaries (over 800 KB packed) are several times all the rest of the extension. Without them it takes
 * "umbrella" for eight random letters. So it gets the passwords that leaked most often, and every other run of letters
 * counts as a word.
 */
export interface Strength {
  /** zxcvbn's scale: from 10^3, 10^6, 10^8 and 10^10 guesses on it is 1, 2, 3 and 4. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** At 10,000 guesses a second: about what one fast graphics card does against 600,000 rounds of PBKDF2-SHA256. */
  readonly seconds: number;
  /** zxcvbn's name for what is wrong, such as `dates`. */
  readonly warning: string | null;
  /** zxcvbn's names for what to do about it. */
  readonly suggestions: readonly string[];
}

/** Below this a passphrase is refused: 10^6 guesses are two minutes of guessing. Below 4 it is advised against. */
export const LEAST_SCORE = 2;

/** Shorter ones are parts of anything. Mixed case in the midst of a word is no word. */
const RUNS = /\p{Lu}?\p{Ll}{3,}|\p{Lu}{3,}/gu;

/** Bits in a run of so many letters that a person chose, by NIST SP 800-63 (2006), appendix A.2.1. */
const bitsOf = (letters: number): number =>
  4 + 2 * (Math.min(letters, 8) - 1) + 1.5 * Math.max(0, Math.min(letters, 20) - 8) + Math.max(0, letters - 20);

class MatchRuns extends MatcherBaseClass {
  match({ password }: MatchOptions): Match[] {
    return [...password.matchAll(RUNS)].map(({ index, 0: token }) => ({
      pattern: 'run',
      token,
      i: index,
      j: index + token.length - 1,
    }));
  }
}

const runs: Matcher = {
  Matching: MatchRuns,
  scoring: ({ token }) => 2 ** bitsOf(token.length),
  feedback: ({ translations }, _match, isSole) => ({
    warning: isSole ? translations.warnings.wordByItself : null,
    suggestions: [],
  }),
};

const zxcvbn = new ZxcvbnFactory({ dictionary: { passwords: decompress(KNOWN_PASSWORDS) } }, { run: runs });

/** What anybody would try first against this extension's key. */
const OWN_WORDS = ['linchpin', 'deepgram', 'passphrase'];

/** Judges by the first 256 characters; more are no harm. */
export const strengthOf = (passphrase: string): Strength => {
  const { score, crackTimes, feedback } = zxcvbn.check(passphrase, OWN_WORDS);
  const { warning, suggestions } = feedback;
  return { score, seconds: crackTimes.offlineSlowHashingXPerSecond.seconds, warning, suggestions };
};
