import type { Answer, OutOfReach } from '../answer';
import { gapsOf, seenIn } from '../answer';
import type { DayRange, Options } from '../picture';
import type { DailySeries, Snapshot } from '../snapshot';
import type { Evidence, Hole } from './evidence';
import { historyRangeAt } from './holes';
import { judgeRemoval } from './judge-removal';
import { logHoles, unaskedKeys } from './log-holes';
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
  readonly paused: OutOfReach | null;
}

/** Whether anything still uses one key. Plain data. */
export interface KeyVerdict {
  /** `quiet` needs whole evidence, the past year included; without it the state is `unknown`. */
  readonly state: KeyState;
  readonly judgement: KeyJudgement;
  readonly missing: readonly Hole[];
  readonly historyWanted: { readonly keyIds: readonly string[]; readonly range: DayRange } | null;
  /** Whether to ask the log for its latest request: `judgeOneKey` again with the answer in the snapshot's `log`. */
  readonly logWanted: readonly string[] | null;
  readonly evidence: Evidence;
}

/** A gap that single keys' use has, and not every key's. */
const isOfOneKey = (hole: Hole): hole is Extract<Hole, { kind: 'gap' }> =>
  hole.kind === 'gap' &&
  hole.part === 'usage' &&
  (hole.gap.reason === 'sources-disagree' || (hole.gap.reason === 'part-failed' && hole.gap.part === 'log'));

/**
 * One key, judged as it would be if its creator were removed; `null` where neither list of keys holds it. A key whose creator
 * has left is `in-use` or `unknown`: whoever is gone from the members can't vouch for silence.
 */
export const judgeOneKey = (question: KeyQuestion): KeyVerdict | null => {
  const { snapshot, keyId, history, now } = question;
  const listed = [...seenIn(snapshot.keys), ...seenIn(snapshot.expiredKeys)].find((key) => key.keyId === keyId);
  if (!listed) return null;
  const verdict = judgeRemoval({ ...question, memberId: listed.creator.memberId });
  const judgement = verdict.keys.find(({ key }) => key.keyId === keyId);
  if (!judgement) return null;
  const { evidence } = verdict;
  const found = { judgement, evidence };
  if (judgement.state === 'unknown') {
    const own = new Set(gapsOf(judgement.use, 'usage'));
    // What its creator's other keys lack says nothing of this one.
    const missing = verdict.missing.filter((hole) => !isOfOneKey(hole) || own.has(hole.gap));
    return { ...found, state: 'unknown', missing, historyWanted: null, logWanted: null };
  }
  const year = historyRangeAt(evidence.window.to);
  const isSilent = judgement.state === 'quiet' || judgement.state === 'cooling' || judgement.state === 'rhythmic';
  const historyWanted = isSilent && history === null ? { keyIds: [keyId], range: year } : null;
  const logWanted = isSilent ? unaskedKeys(snapshot, [judgement.key], now) : null;
  const missing =
    judgement.state === 'quiet'
      ? [...historyHoles(history, [judgement], year), ...logHoles(snapshot, [judgement.key], now)]
      : [];
  return { ...found, state: missing.length > 0 ? 'unknown' : judgement.state, missing, historyWanted, logWanted };
};
