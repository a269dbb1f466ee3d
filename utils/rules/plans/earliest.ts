import { daysBetween, latestOf } from '../days';
import type { RemovalVerdict } from '../verdicts/verdict';
import type { PlanKey } from './plan-key';

/** The earliest UTC day on which the member can go without anything breaking. */
type Earliest =
  /** Today: the verdict is safe. */
  | { readonly is: 'now' }
  /** `ifMovedToday`: only if what still uses their keys is moved today, and nothing uses them after that. */
  | { readonly is: 'day'; readonly day: string; readonly ifMovedToday: boolean }
  /** They are the only Owner: no day is safe before there is another. */
  | { readonly is: 'blocked' }
  | { readonly is: 'unknown' };

export interface LeaveDate {
  readonly earliest: Earliest;
  /** Days from the planned last day to the earliest one; 0 where that is in time, `null` where it can't be told. */
  readonly daysLate: number | null;
  /** Keys whose creator has to stay longer than planned, those that take longest first. */
  readonly late: readonly PlanKey[];
}

/** The day of one key; `null`: nothing has to be waited for. */
const dayOfKey = ({ quiet }: PlanKey): string | null => (quiet.is === 'used' ? quiet.ifMovedToday : quiet.until);

/** Its evidence doesn't tell, or it waits for a day that can't be told. */
const isUnclear = ({ quiet }: PlanKey): boolean =>
  quiet.is === 'unknown' || (quiet.is === 'waiting' && quiet.until === null);

const earliestOf = (keys: readonly PlanKey[], { state, missing, safeFrom }: RemovalVerdict): Earliest => {
  if (missing.length > 0 || state === 'unknown') return { is: 'unknown' };
  if (state === 'blocked') return { is: 'blocked' };
  const used = keys.some(({ quiet }) => quiet.is === 'used');
  // What is quiet while another key is in use gets its past year read later: that it has to wait can only come out.
  if (keys.some((key) => isUnclear(key) && !(used && key.quiet.is === 'unknown'))) return { is: 'unknown' };
  const day = latestOf([...keys.flatMap((key) => dayOfKey(key) ?? []), ...(safeFrom === null ? [] : [safeFrom])]);
  if (day !== null) return { is: 'day', day, ifMovedToday: used };
  return state === 'safe' ? { is: 'now' } : { is: 'unknown' };
};

/** @param leavesOn The planned last day, UTC; `null`: none is set. */
export const leaveDateOf = (keys: readonly PlanKey[], verdict: RemovalVerdict, leavesOn: string | null): LeaveDate => {
  const earliest = earliestOf(keys, verdict);
  const isLater = (day: string | null): boolean => day !== null && leavesOn !== null && day > leavesOn;
  const daysLate = (): number | null => {
    if (leavesOn === null || earliest.is === 'unknown' || earliest.is === 'blocked') return null;
    return earliest.is === 'day' && isLater(earliest.day) ? daysBetween(leavesOn, earliest.day) : 0;
  };
  const late = keys
    .filter((key) => isLater(dayOfKey(key)))
    .sort((a, b) => ((dayOfKey(a) ?? '') > (dayOfKey(b) ?? '') ? -1 : 1));
  return { earliest, daysLate: daysLate(), late };
};
