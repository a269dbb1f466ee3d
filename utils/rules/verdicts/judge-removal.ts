import type { DayRange, Options } from '../analysis';
import { analyzeProject } from '../analyze-project';
import type { Answer, OutOfReach } from '../answer';
import { latestOf, windowAt } from '../days';
import { roleOf } from '../roles';
import type { DailySeries, Snapshot } from '../snapshot';
import type { KeyStateName } from '../states/state';
import { addUse, busiestFirst, seenUse } from '../use/key-use';
import { evidenceOf } from './build-evidence';
import type { EvidenceIssue } from './evidence';
import { type Asked, historyRangeAt, judgingDay, snapshotIssues } from './evidence-issues';
import { judgeKey } from './judge-key';
import { logIssues, unaskedKeys } from './log-issues';
import { isOnlyOwner, keysOf, type MemberKey, memberIn } from './member-keys';
import { ageIssues, historyIssues, usageIssues } from './usage-issues';
import type { KeyJudgement, RemovalState, RemovalVerdict } from './verdict';

export interface RemovalQuestion {
  readonly snapshot: Snapshot;
  readonly options: Options;
  readonly memberId: string;
  /** The past year of the keys that an earlier verdict named in `historyWanted`; `null` where it wasn't asked for. */
  readonly history: Answer<DailySeries> | null;
  /** The moment of showing it, milliseconds since the epoch, by this machine's clock. */
  readonly now: number;
  /** Why nothing can be read at present; `null` where it can. */
  readonly paused: OutOfReach | null;
}

const WORST_FIRST: readonly KeyStateName[] = [
  'in-use',
  'unknown',
  'cooling',
  'rhythmic',
  'quiet',
  'never-used',
  'expired',
];

const worstFirst = (a: KeyJudgement, b: KeyJudgement): number =>
  WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state) || busiestFirst(seenUse(a), seenUse(b));

const stillThere = (issue: EvidenceIssue): boolean => issue.kind !== 'not-a-member';

/** What the reading alone tells, as if the past year held nothing. */
const standing = (
  active: readonly KeyJudgement[],
  issues: readonly EvidenceIssue[],
  onlyOwner: boolean,
): RemovalState => {
  const has = (state: KeyStateName): boolean => active.some((key) => key.state === state);
  if (onlyOwner) return 'blocked';
  // Use by someone who is gone from the project can't end with their removal: nothing can be told of them.
  if (has('in-use') && issues.every(stillThere)) return 'in-use';
  if (issues.length > 0) return 'unknown';
  if (has('cooling')) return 'cooling';
  return has('rhythmic') ? 'rhythmic' : 'safe';
};

/**
 * Whatever a removal rests on but use; expired keys too, as a key that isn't listed as active may be in either list.
 */
const issuesBesideUse = (snapshot: Snapshot, asked: Asked): EvidenceIssue[] =>
  snapshotIssues(snapshot, ['keys', 'expired-keys', 'members'], asked);

type Found = Pick<RemovalVerdict, 'state' | 'missing' | 'historyWanted' | 'logWanted'>;

/** The past year and the log are asked for only where they can change the verdict: nothing is read in vain. */
const askedFurther = (
  state: RemovalState,
  issues: readonly EvidenceIssue[],
  active: readonly KeyJudgement[],
  { snapshot, history, now }: RemovalQuestion,
  year: DayRange,
): Found => {
  if (state !== 'cooling' && state !== 'rhythmic' && state !== 'safe')
    return { state, missing: issues, historyWanted: null, logWanted: null };
  const keys = active.map(({ key }) => key);
  const wanted = {
    historyWanted:
      history === null && active.length > 0 ? { keyIds: keys.map(({ keyId }) => keyId), range: year } : null,
    logWanted: unaskedKeys(snapshot, keys, now),
  };
  if (state === 'cooling') return { state, missing: [], ...wanted };
  const missing = [...historyIssues(history, active, year), ...logIssues(snapshot, keys, now)];
  return { state: state === 'safe' && missing.length > 0 ? 'unknown' : state, missing, ...wanted };
};

const safeFromOf = (state: RemovalState, active: readonly KeyJudgement[]): string | null => {
  if (state !== 'cooling' && state !== 'rhythmic') return null;
  return latestOf(active.flatMap(({ safeFrom }) => safeFrom ?? []));
};

const judgeKeys = (
  { snapshot, options, memberId, history }: RemovalQuestion,
  theirs: readonly MemberKey[],
  window: DayRange,
  isWhole: boolean,
): KeyJudgement[] => {
  const member = memberIn(snapshot, memberId);
  const { windowDays } = options;
  const context = { window, windowDays, isWhole, history, member, storedKeyId: snapshot.viewer.keyId };
  return theirs.map((key) => judgeKey(key, context)).sort(worstFirst);
};

/**
 * What happens if a member is removed, or leaves (then `memberId` is the viewer's: `viewerMemberId`). What was seen
 * stands whatever else is missing: the only Owner of a whole list is blocked, and requests on a key are use. Quiet is
 * told from whole evidence alone, so anything missing makes the rest `unknown`; and `safe` needs the past year of every
 * active key.
 */
export const judgeRemoval = (question: RemovalQuestion): RemovalVerdict => {
  const { snapshot, options, memberId, history, now } = question;
  const analysis = analyzeProject(snapshot, options, now);
  const today = judgingDay(snapshot, now);
  const window = windowAt(today, options.windowDays);
  const member = memberIn(snapshot, memberId);

  const theirs = keysOf(analysis, snapshot, memberId);
  const ofUse = usageIssues(snapshot, analysis, theirs, window);
  const ofAll = [...issuesBesideUse(snapshot, question), ...ofUse.common];
  const keys = judgeKeys(question, theirs, window, ofAll.length === 0);
  const active = keys.filter(({ status }) => status === 'active');
  const issues = [...ofAll, ...ofUse.own, ...ageIssues(active)];
  const alone = standing(active, issues, isOnlyOwner(analysis, memberId));
  const found = askedFurther(alone, issues, active, question, historyRangeAt(today));

  return {
    ...found,
    memberId,
    member,
    role: member && roleOf(member.scopes),
    keys,
    use: addUse(active.map(seenUse)),
    safeFrom: safeFromOf(found.state, active),
    endsStoredKey: active.some(({ isStoredKey }) => isStoredKey),
    evidence: evidenceOf({ snapshot, analysis, history, window, now, keys: active.map(({ key }) => key) }),
  };
};
