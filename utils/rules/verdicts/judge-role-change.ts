import type { KeyAnalysis, Options, Role } from '../analysis';
import { analyzeProject } from '../analyze-project';
import type { OutOfReach } from '../answer';
import { windowAt } from '../days';
import { ALL_READ_SCOPES } from '../read-scopes';
import { lostScopes, roleOf } from '../roles';
import type { Snapshot } from '../snapshot';
import { busiestFirst, seenUse } from '../use/key-use';
import { evidenceOf } from './build-evidence';
import type { EvidenceIssue } from './evidence';
import { judgingDay, snapshotIssues } from './evidence-issues';
import { isOnlyOwner, keysOf, memberIn } from './member-keys';
import type { RoleChangeKey, RoleChangeState, RoleChangeVerdict, ScopeLoss } from './verdict';

export interface RoleChangeQuestion {
  readonly snapshot: Snapshot;
  readonly options: Options;
  readonly memberId: string;
  readonly toRole: Role;
  /** The moment of showing it, milliseconds since the epoch, by this machine's clock. */
  readonly now: number;
  /** Why nothing can be read at present; `null` where it can. */
  readonly paused: OutOfReach | null;
}

const READ_BY_LINCHPIN: ReadonlySet<string> = new Set(ALL_READ_SCOPES);

const WORST_FIRST: readonly ScopeLoss[] = ['used-by-linchpin', 'cannot-tell', 'use-unaffected', 'none'];

const lossOf = (key: KeyAnalysis, loses: readonly string[], isStoredKey: boolean): ScopeLoss => {
  if (loses.length === 0) return 'none';
  if (isStoredKey && loses.some((scope) => READ_BY_LINCHPIN.has(scope))) return 'used-by-linchpin';
  // Every documented role keeps usage:write, which is what requests need (docs/deepgram/api.md 3.1).
  return seenUse(key).used ? 'use-unaffected' : 'cannot-tell';
};

const judgeKey = (
  key: KeyAnalysis,
  now: readonly string[],
  toRole: Role,
  storedKeyId: string | undefined,
): RoleChangeKey => {
  const before = lostScopes(key.key.scopes, now);
  // A new role replaces the old one (docs/deepgram/api.md 3.3). Granular scopes beside that are not counted on.
  const after = lostScopes(key.key.scopes, roleOf(now) === toRole ? now : [toRole]);
  const loses = after.filter((scope) => !before.includes(scope));
  const isStoredKey = key.key.keyId === storedKeyId;
  return {
    key: key.key,
    isStoredKey,
    use: key.use,
    cost: key.cost,
    loses,
    regains: before.filter((scope) => !after.includes(scope)),
    staysWithout: before.filter((scope) => after.includes(scope)),
    matters: lossOf(key, loses, isStoredKey),
  };
};

const worstFirst = (a: RoleChangeKey, b: RoleChangeKey): number =>
  WORST_FIRST.indexOf(a.matters) - WORST_FIRST.indexOf(b.matters) ||
  b.loses.length - a.loses.length ||
  busiestFirst(seenUse(a), seenUse(b));

const standing = (
  keys: readonly RoleChangeKey[],
  issues: readonly EvidenceIssue[],
  blocked: boolean,
): RoleChangeState => {
  if (blocked) return 'blocked';
  if (keys.some(({ loses }) => loses.length > 0)) return 'loses-scopes';
  return issues.length > 0 ? 'unknown' : 'harmless';
};

/**
 * What happens to a member's keys if they get another role: which scopes each loses, and whether that matters. Losing
 * is told of every key that is seen; that none loses any needs every active key, the members, and a fresh reading. Use
 * is no part of that: it only tells what matters.
 */
export const judgeRoleChange = ({
  snapshot,
  options,
  memberId,
  toRole,
  now,
  paused,
}: RoleChangeQuestion): RoleChangeVerdict => {
  const analysis = analyzeProject(snapshot, options, now);
  const member = memberIn(snapshot, memberId);
  const issues = snapshotIssues(snapshot, ['keys', 'members'], { memberId, now, paused });
  const keys = keysOf(analysis, snapshot, memberId)
    .filter(({ analysis: { status }, formerAccount }) => status === 'active' && !formerAccount)
    // Without their row it isn't known what their keys may do today, so nothing can be said to be lost.
    .flatMap(({ analysis: key }) => (member ? [judgeKey(key, member.scopes, toRole, snapshot.viewer.keyId)] : []))
    .sort(worstFirst);
  const blocked = toRole !== 'owner' && isOnlyOwner(analysis, memberId);
  return {
    state: standing(keys, issues, blocked),
    memberId,
    member,
    fromRole: member && roleOf(member.scopes),
    toRole,
    keys,
    missing: issues,
    evidence: evidenceOf({
      snapshot,
      analysis,
      history: null,
      window: windowAt(judgingDay(snapshot, now), options.windowDays),
      now,
      keys: keys.map(({ key }) => key),
    }),
  };
};
