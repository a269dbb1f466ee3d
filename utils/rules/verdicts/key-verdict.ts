import type { DayRange, Options } from '../analysis';
import type { Answer, OutOfReach } from '../answer';
import { missingFrom, seenIn } from '../answer';
import type { DailySeries, Snapshot } from '../snapshot';
import type { KeyStateName } from '../states/state';
import type { Evidence, EvidenceIssue } from './evidence';
import { historyRangeAt } from './evidence-issues';
import { judgeRemoval } from './judge-removal';
import { logIssues, unaskedKeys } from './log-issues';
import { historyIssues } from './usage-issues';
import type { KeyJudgement } from './verdict';

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
  /** `quiet` and `never-used` need whole evidence, the past year included; without it the state is `unknown`. */
  readonly state: KeyStateName;
  readonly judgement: KeyJudgement;
  readonly missing: readonly EvidenceIssue[];
  readonly historyWanted: { readonly keyIds: readonly string[]; readonly range: DayRange } | null;
  /** Whether to ask the log for its latest request: `judgeOneKey` again with the answer in the snapshot's `log`. */
  readonly logWanted: readonly string[] | null;
  readonly evidence: Evidence;
}

/** A gap that single keys' use has, and not every key's. */
const isOfOneKey = (issue: EvidenceIssue): issue is Extract<EvidenceIssue, { kind: 'gap' }> =>
  issue.kind === 'gap' &&
  issue.part === 'usage' &&
  (issue.gap.reason === 'sources-disagree' || (issue.gap.reason === 'part-failed' && issue.gap.part === 'log'));

/**
 * One key, judged as it would be if its creator were removed; `null` where neither list of keys holds it. A key whose
 * creator has left is `in-use` or `unknown`: the silence of somebody who is gone from the members proves nothing.
 */
export const judgeOneKey = (question: KeyQuestion): KeyVerdict | null => {
  const { snapshot, keyId, history, now } = question;
  const listed = [...seenIn(snapshot.keys), ...seenIn(snapshot.expiredKeys)].find((key) => key.keyId === keyId);
  const verdict = listed && judgeRemoval({ ...question, memberId: listed.creator.memberId });
  const judgement = verdict?.keys.find(({ key }) => key.keyId === keyId);
  if (!verdict || !judgement) return null;
  const { evidence } = verdict;
  const found = { judgement, evidence };
  if (judgement.state === 'unknown') {
    const own = new Set(missingFrom(judgement.use));
    // What its creator's other keys lack says nothing of this one.
    const missing = verdict.missing.filter((issue) => !isOfOneKey(issue) || own.has(issue.gap));
    return { ...found, state: 'unknown', missing, historyWanted: null, logWanted: null };
  }
  const year = historyRangeAt(evidence.window.to);
  const isQuiet = judgement.state === 'quiet' || judgement.state === 'never-used';
  const isSilent = isQuiet || judgement.state === 'cooling' || judgement.state === 'rhythmic';
  const historyWanted = isSilent && history === null ? { keyIds: [keyId], range: year } : null;
  const logWanted = isSilent ? unaskedKeys(snapshot, [judgement.key], now) : null;
  const missing = isQuiet
    ? [...historyIssues(history, [judgement], year), ...logIssues(snapshot, [judgement.key], now)]
    : [];
  return { ...found, state: missing.length > 0 ? 'unknown' : judgement.state, missing, historyWanted, logWanted };
};
