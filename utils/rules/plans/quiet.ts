import { addDays, laterDay } from '../days';
import { OVERDUE_FACTOR } from '../verdicts/limits';
import type { KeyJudgement, RemovalVerdict } from '../verdicts/verdict';

/** A key that a person marked as critical has to be quiet for so many times as long. */
const CRITICAL_FACTOR = 2;

/** How far a key's silence is. */
export interface Quiet {
  /**
   * `shown`: Deepgram's figures show the whole quiet period. `waiting`: quiet, and nothing to do until `until`. `used`:
   * not quiet. `unknown`: the evidence doesn't tell.
   */
  readonly is: 'shown' | 'waiting' | 'used' | 'unknown';
  /** The last UTC day with use; `null`: none is known. */
  readonly since: string | null;
  /** Whole UTC days that it has to be quiet for. */
  readonly days: number;
  /** The first UTC day on which it is quiet for long enough if no request comes; `null` where that can't be told. */
  readonly until: string | null;
  /** That day if the last request came today. */
  readonly ifMovedToday: string;
}

export interface QuietGround {
  readonly windowDays: number;
  readonly isCritical: boolean;
  readonly today: string;
}

/** Without its past year, a key that comes back now and then looks just as quiet. */
const isYearWhole = ({ missing, evidence }: RemovalVerdict): boolean =>
  missing.length === 0 && evidence.observations.some(({ part, state }) => part === 'history' && state === 'whole');

/** The wait of a critical key is longer than a verdict's; it is never shorter. */
const ownUntil = ({ lastDay }: KeyJudgement, days: number, today: string): string | null => {
  if (lastDay === null) return null;
  const until = addDays(lastDay, days);
  return until > today ? until : null;
};

const isQuiet = ({ state }: KeyJudgement): boolean => state === 'quiet' || state === 'never-used';

const standing = (key: KeyJudgement, verdict: RemovalVerdict, own: string | null): Pick<Quiet, 'is' | 'until'> => {
  switch (key.state) {
    case 'in-use':
      return { is: 'used', until: null };
    case 'cooling':
    case 'rhythmic':
      return { is: 'waiting', until: key.safeFrom && laterDay(key.safeFrom, own ?? key.safeFrom) };
    case 'quiet':
    case 'never-used':
      if (own !== null) return { is: 'waiting', until: own };
      return { is: verdict.state === 'safe' || isYearWhole(verdict) ? 'shown' : 'unknown', until: null };
    case 'expired':
      return { is: 'shown', until: null };
    case 'unknown':
      return { is: 'unknown', until: null };
  }
};

/**
 * How long a key has been quiet, and for how long it has to be: longer for a critical one, and for one with a rhythm.
 */
export const quietOf = (
  key: KeyJudgement,
  verdict: RemovalVerdict,
  { windowDays, isCritical, today }: QuietGround,
): Quiet => {
  const days = isCritical ? windowDays * CRITICAL_FACTOR : windowDays;
  const rhythmDays = key.rhythm ? Math.floor(key.rhythm.longestGap * OVERDUE_FACTOR) + 1 : 0;
  const own = isCritical || isQuiet(key) ? ownUntil(key, days, today) : null;
  return {
    ...standing(key, verdict, own),
    ...{ since: key.lastDay, days: Math.max(days, rhythmDays) },
    ifMovedToday: addDays(today, Math.max(days, rhythmDays)),
  };
};
