import { useEffect, useRef, useState } from 'preact/hooks';
import type { AssessmentResult } from './strength-meter';

/** A pause in typing after which a passphrase is judged, so that its words aren't read aloud at each letter. */
const PAUSE_MS = 200;

/**
 * Loaded when somebody chooses a passphrase, which few ever do. `null` where it is gone: after an update, under an open
 * page.
 */
const loadJudge = () => import('./strength').catch(() => null);

export interface Judging {
  readonly judged: AssessmentResult;
  /** Judges after a pause; until then the passphrase is in the timer alone. */
  readonly soon: (passphrase: string) => void;
  /** Judges now. `null` where nothing could judge it. */
  readonly now: (passphrase: string) => Promise<{ readonly enough: boolean } | null>;
}

export const useStrength = (): Judging => {
  const [judged, setJudged] = useState<AssessmentResult>('empty');
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const turn = useRef(0);
  useEffect(() => {
    void loadJudge();
    return () => clearTimeout(pause.current);
  }, []);

  const now: Judging['now'] = async (passphrase) => {
    clearTimeout(pause.current);
    turn.current += 1;
    const asked = turn.current;
    if (passphrase === '') {
      setJudged('empty');
      return { enough: false };
    }
    const judge = await loadJudge();
    const strength = judge?.strengthOf(passphrase) ?? null;
    if (asked === turn.current) setJudged(strength ?? 'unjudged');
    return judge && strength && { enough: strength.score >= judge.LEAST_SCORE };
  };

  return {
    judged,
    now,
    soon: (passphrase) => {
      clearTimeout(pause.current);
      pause.current = setTimeout(() => void now(passphrase), PAUSE_MS);
    },
  };
};
