import type { Answer, Paused } from '../answer';
import { seenIn } from '../answer';
import type { DayRange, Options } from '../picture';
import type { DailySeries, Snapshot } from '../snapshot';
import type { Evidence, Hole } from './evidence';
import { historyRangeAt } from './holes';
import { judgeRemoval } from './judge-removal';
import { historyHoles } from './use-holes';
import type { KeyJudgement, KeyState } from './verdict';

export interface KeyQuestion {
  readonly snapshot: Snapshot;
  readonly options: Options;
  readonly keyId: string;
  /** The past year of this key, once a verdict has named it in `historyWanted`; `null` where it wasn't asked for. */
  readonly history: Answer<DailySeries> | null;
  /** The moment of showing it, milliseconds since the epoch, by this machine's clock. */
  readonly now: number;
  /** Why nothing can be read at present; `null` where it can. */
  readonly paused: Paused | null;
}

/** Whether anything still uses one key. Plain data. */
export interface KeyVerdict {
  /** `quiet` needs whole evidence, the past year included; without it the state is `unknown`. */
  readonly state: KeyState;
  readonly judgement: KeyJudgement;
  readonly missing: readonly Hole[];
  readonly historyWanted: { readonly keyIds: readonly string[]; readonly range: DayRange } | null;
  readonly evidence: Evidence;
}

/**
 * One key, judged as it would be if its creator were removed; `null` where neither list of keys holds it. A key whose creator
 * has left is `in-use` or `unknown`: whoever is gone from the members can't vouch for silence.
 */
export const judgeOneKey = (question: KeyQuestion): KeyVerdict | null => {
  const { snapshot, keyId, history } = question;
  const listed = [...seenIn(snapshot.keys), ...seenIn(snapshot.expiredKeys)].find((key) => key.keyId === keyId);
  if (!listed) return null;
  const verdict = judgeRemoval({ ...question, memberId: listed.creator.memberId });
  const judgement = verdict.keys.find(({ key }) => key.keyId === keyId);
  if (!judgement) return null;
  const { evidence } = verdict;
  const found = { judgement, evidence };
  if (judgement.state === 'unknown') {
    return { ...found, state: 'unknown', missing: verdict.missing, historyWanted: null };
  }
  const year = historyRangeAt(evidence.window.to);
  const isSilent = judgement.state === 'quiet' || judgement.state === 'cooling' || judgement.state === 'rhythmic';
  const historyWanted = isSilent && history === null ? { keyIds: [keyId], range: year } : null;
  const missing = judgement.state === 'quiet' ? historyHoles(history, [judgement], year) : [];
  return { ...found, state: missing.length > 0 ? 'unknown' : judgement.state, missing, historyWanted };
};
