import type { DayRange } from '../analysis';
import type { Answer } from '../answer';
import { lostScopes } from '../roles';
import type { DailySeries, Member } from '../snapshot';
import { keyStateOf, yearOf } from '../states/key-state';
import { pastOf } from '../states/past';
import type { MemberKey } from './member-keys';
import type { KeyJudgement } from './verdict';

/** What a key is judged under; the same for all keys of a member. */
export interface JudgingContext {
  readonly window: DayRange;
  readonly windowDays: number;
  /** Nothing keeps the reading from being whole; what keeps the use of one key from it stands in its analysis. */
  readonly isWhole: boolean;
  readonly history: Answer<DailySeries> | null;
  readonly member: Member | null;
  readonly storedKeyId: string | undefined;
}

/** One key of a member with its facts, in the state that it is in on the day of judging. */
export const judgeKey = ({ analysis, formerAccount }: MemberKey, context: JudgingContext): KeyJudgement => {
  const { key, status, use, cost } = analysis;
  const { window, windowDays, isWhole, history, member, storedKeyId } = context;
  const past = pastOf(key.keyId, history, yearOf(key, window.to));
  const { state, lastDay, safeFrom, rhythm } = keyStateOf({ key, status, use, window, windowDays, isWhole, past });
  return {
    key,
    status,
    state,
    formerAccount,
    isStoredKey: key.keyId === storedKeyId,
    use,
    lastDay,
    cost,
    lostScopes: member ? lostScopes(key.scopes, member.scopes) : [],
    safeFrom,
    rhythm,
  };
};
