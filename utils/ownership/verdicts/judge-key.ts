import type { Answer } from '../answer';
import { addDays, dayOf, laterDay, timeOf } from '../days';
import type { DayRange, KeyUse } from '../picture';
import { lostScopes } from '../roles';
import type { ApiKey, DailySeries, Member } from '../snapshot';
import { usedDays } from '../use/series';
import { findRhythm, rhythmEnds } from './rhythm';
import type { TheirKey } from './theirs';
import type { KeyJudgement, KeyState, Rhythm } from './verdict';

/** What a key is judged under; the same for all keys of a member. */
export interface JudgingContext {
  readonly window: DayRange;
  readonly windowDays: number;
  /** Nothing keeps the reading from being whole; what keeps the use of one key from it stands in its picture. */
  readonly whole: boolean;
  readonly history: Answer<DailySeries> | null;
  readonly member: Member | null;
  readonly storedKeyId: string | undefined;
}

/** Days with use in the reading or the history, oldest first: what either saw was there. */
const activeDaysOf = (keyId: string, use: Answer<KeyUse>, history: Answer<DailySeries> | null): string[] => {
  const days = new Set<string>();
  if (use.state !== 'failed') for (const day of use.value.activeDays) days.add(day);
  if (history && history.state !== 'failed')
    for (const index of usedDays(history.value, keyId)) days.add(addDays(history.value.from, index));
  return [...days].sort();
};

/** The UTC day a key was made; `null` where its date is unreadable. */
export const createdDay = ({ created }: ApiKey): string | null => {
  const ms = timeOf(created);
  return ms === null ? null : dayOf(ms);
};

interface Standing {
  readonly state: KeyState;
  readonly safeFrom: string | null;
}

/**
 * In use or cooling? Whoever drains a key wants to see that it worked the day after, so a request today or yesterday (the last
 * whole UTC day) is use, and one before that is cooling until the window has passed it. Silence needs whole evidence; a request
 * that was seen does not. A key younger than the window can't have been quiet for all of it, and may be about to be put in use.
 */
const standingOf = (
  days: readonly string[],
  born: string | null,
  rhythm: Rhythm | null,
  { window, windowDays, whole }: JudgingContext,
): Standing => {
  const lastDay = days.at(-1);
  if (lastDay !== undefined && lastDay >= window.from) {
    const quietYesterday = lastDay < addDays(window.to, -1);
    if (!whole || !quietYesterday) return { state: 'in-use', safeFrom: null };
    const drained = addDays(lastDay, windowDays);
    return { state: 'cooling', safeFrom: rhythm ? laterDay(drained, rhythmEnds(rhythm)) : drained };
  }
  const oldEnough = lastDay ?? born;
  if (!whole || oldEnough === null) return { state: 'unknown', safeFrom: null };
  if (oldEnough >= window.from) return { state: 'cooling', safeFrom: addDays(oldEnough, windowDays) };
  if (rhythm && window.to < rhythmEnds(rhythm)) return { state: 'rhythmic', safeFrom: rhythmEnds(rhythm) };
  return { state: 'quiet', safeFrom: null };
};

/** One key of a member with its facts, judged by the days of use that were seen. */
export const judgeKey = ({ picture, formerAccount }: TheirKey, context: JudgingContext): KeyJudgement => {
  const { key, status, use, cost } = picture;
  const days = activeDaysOf(key.keyId, use, context.history);
  const rhythm = findRhythm(days, context.windowDays);
  const ownContext = { ...context, whole: context.whole && use.state === 'whole' };
  const standing: Standing =
    status === 'expired' ? { state: 'expired', safeFrom: null } : standingOf(days, createdDay(key), rhythm, ownContext);
  return {
    key,
    status,
    ...standing,
    formerAccount,
    isStoredKey: key.keyId === context.storedKeyId,
    use,
    lastDay: days.at(-1) ?? null,
    cost,
    lostScopes: context.member ? lostScopes(key.scopes, context.member.scopes) : [],
    rhythm,
  };
};
