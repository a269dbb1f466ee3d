import { ageOf } from '../age';
import type { FaultKind } from '../answer';

/** Readings in a row that brought nothing at all. */
export interface Failing {
  /** When the first of them ended; milliseconds since the epoch. */
  readonly since: number;
  readonly times: number;
}

const REFUSED: readonly FaultKind[] = ['unauthorized', 'forbidden', 'not-found'];
/** Whether Deepgram knows the question and says no to the key. */
export const isRefusal = (fault: FaultKind): boolean => REFUSED.includes(fault);

const UNREACHED: readonly FaultKind[] = ['offline', 'timeout', 'server', 'rate-limited'];

/** So many periods without any answer are no passing trouble. */
const PERIODS = 3;

/**
 * Why watching has paused although the stored key can be used: Deepgram refuses it, or hasn't answered for more than
 * three periods and as many readings. A computer that wakes without its network fails once or twice, which is told
 * nobody. `null`: it hasn't.
 */
export const pauseOf = (
  fault: FaultKind,
  { since, times }: Failing,
  { now, periodMs }: { readonly now: number; readonly periodMs: number },
): 'refused' | 'unreachable' | null => {
  if (isRefusal(fault)) return 'refused';
  const isLong = times > PERIODS && ageOf(since, now) > PERIODS * periodMs;
  return UNREACHED.includes(fault) && isLong ? 'unreachable' : null;
};
