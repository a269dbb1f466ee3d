import { i18n } from '#i18n';
import type { Strength } from './strength';

const DAY_S = 86_400;
/** Thirty years. */
const STRONG_S = 30 * 365 * DAY_S;

/** About how long; a figure would claim more than an estimate can. */
const timeWords = (seconds: number): string => {
  if (seconds < 60) return i18n.t('strength_seconds');
  if (seconds < 3_600) return i18n.t('strength_minutes');
  if (seconds < DAY_S) return i18n.t('strength_hours');
  if (seconds < 60 * DAY_S) return i18n.t('strength_days');
  if (seconds < 730 * DAY_S) return i18n.t('strength_months');
  return seconds < 36_500 * DAY_S ? i18n.t('strength_years') : i18n.t('strength_centuries');
};

/** What is wrong, by zxcvbn's names. Those of dictionaries that aren't shipped never come. */
const WARNINGS: Readonly<Record<string, () => string>> = {
  straightRow: () => i18n.t('strength_keyboard'),
  keyPattern: () => i18n.t('strength_keyboard'),
  simpleRepeat: () => i18n.t('strength_repeat'),
  extendedRepeat: () => i18n.t('strength_repeat'),
  sequences: () => i18n.t('strength_sequence'),
  recentYears: () => i18n.t('strength_year'),
  dates: () => i18n.t('strength_date'),
  topTen: () => i18n.t('strength_topHundred'),
  topHundred: () => i18n.t('strength_topHundred'),
  common: () => i18n.t('strength_common'),
  similarToCommon: () => i18n.t('strength_likeCommon'),
  wordByItself: () => i18n.t('strength_oneWord'),
  userInputs: () => i18n.t('strength_ownWords'),
};

/**
 * What to do, by zxcvbn's names. Others say again what a warning said, or ask for what makes it harder to remember
 * only.
 */
const SUGGESTIONS: Readonly<Record<string, () => string>> = {
  anotherWord: () => i18n.t('strength_anotherWord'),
  l33t: () => i18n.t('strength_leet'),
  reverseWords: () => i18n.t('strength_reversed'),
  capitalization: () => i18n.t('strength_capitals'),
  allUppercase: () => i18n.t('strength_capitals'),
  associatedYears: () => i18n.t('strength_ownDates'),
  dates: () => i18n.t('strength_ownDates'),
};

export interface StrengthWords {
  readonly level: string;
  readonly time: string;
  readonly advice: readonly string[];
}

/**
 * How strong in five steps: zxcvbn's scale, with a step above its best, which is no more than eleven days of guessing.
 */
export const levelOf = ({ score, seconds }: Strength): 1 | 2 | 3 | 4 | 5 => {
  if (score === 4) return seconds < STRONG_S ? 4 : 5;
  return score === 0 ? 1 : score;
};

const levelWords = (strength: Strength): string => {
  switch (levelOf(strength)) {
    case 1:
      return i18n.t('strength_refused');
    case 2:
      return i18n.t('strength_weak');
    case 3:
      return i18n.t('strength_fair');
    case 4:
      return i18n.t('strength_good');
    case 5:
      return i18n.t('strength_strong');
  }
};

/** A strength as a person is told it: how strong, how long it would hold, and what would make it stronger. */
export const strengthWords = (strength: Strength): StrengthWords => {
  const { seconds, warning, suggestions } = strength;
  const isBest = levelOf(strength) === 5;
  // Below the best, one more word always helps; zxcvbn is silent from 3 on.
  const names = suggestions.length > 0 ? suggestions : ['anotherWord'];
  const advice = [warning === null ? undefined : WARNINGS[warning], ...names.map((name) => SUGGESTIONS[name])];
  return {
    level: levelWords(strength),
    time: i18n.t('strength_time', [timeWords(seconds)]),
    advice: advice.flatMap((say) => (say && !isBest ? [say()] : [])),
  };
};
