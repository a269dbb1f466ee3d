import type { KeyAnalysis, ProjectAnalysis, Role } from '../analysis';
import { seenIn } from '../answer';
import type { ConcernKind } from '../concerns';
import { deepgramTime } from '../days';
import { roleOf } from '../roles';
import type { Snapshot } from '../snapshot';
import { seenUse } from '../use/key-use';
import { readingDay, sumOf, windowOf } from '../use/series';
import { isVague, plainComment, sharedComments } from './comments';
import type { FindingOptions, FindingPart, FindingSubject, Severity } from './finding';

const DAY_MS = 86_400_000;

export interface Ground {
  readonly analysis: ProjectAnalysis;
  readonly snapshot: Snapshot;
  readonly options: FindingOptions;
  /** When Linchpin first saw each pending invite, by e-mail as Deepgram gives it; milliseconds since the epoch. */
  readonly inviteSeenAt: Readonly<Record<string, number>>;
  readonly now: number;
}

export interface Raised<Facts> {
  readonly subject: FindingSubject;
  readonly facts: Facts;
}

interface ProjectRule<Facts> {
  readonly severity: Severity;
  /** The concern that it comes behind, worst first. */
  readonly after: ConcernKind;
  /** The parts it is judged from. While one of them is not whole, its absence proves nothing. */
  readonly restsOn: readonly FindingPart[];
  raise(ground: Ground): Iterable<Raised<Facts>>;
}

const finding = <Facts>(rule: ProjectRule<Facts>): ProjectRule<Facts> => rule;

/** One that each active key may bring up; `null` where it doesn't. */
const ofEachKey = <Facts>(judge: (key: KeyAnalysis) => Facts | null) =>
  function* ({ analysis }: Ground): Generator<Raised<Facts>> {
    for (const key of seenIn(analysis.keys)) {
      const facts = judge(key);
      if (facts) yield { subject: { type: 'key', keyId: key.key.keyId }, facts };
    }
  };

/** Every request of the window, those of no listed key included; `null` where some may be unseen. */
const allRequests = ({ snapshot, options }: Ground): number | null => {
  const { keys, expiredKeys, members, usage } = snapshot;
  if (usage.state !== 'whole' || [keys, expiredKeys, members].some(({ state }) => state !== 'whole')) return null;
  const { start, end } = windowOf(usage.value, options.windowDays, readingDay(snapshot));
  const rows = [...Object.values(usage.value.byAccessor), usage.value.unattributed];
  return rows.reduce((sum, figures) => sum + sumOf(figures, start, end), 0);
};

/**
 * Every kind of thing that is known beyond the concerns of single keys and members; the review page alone shows them.
 * Medium: what is there can do more than it needs, or Linchpin's own sight is at stake.
 */
export const PROJECT_RULES = {
  /** A share needs the whole: nobody is said to carry most of what was only partly seen. */
  'carries-most': finding<{ readonly requests: number; readonly total: number }>({
    severity: 'medium',
    after: 'only-owner',
    restsOn: ['keys', 'expired-keys', 'members', 'usage'],
    *raise(ground) {
      const total = allRequests(ground);
      if (total === null || total === 0) return;
      for (const { member, serviceAccount, use } of seenIn(ground.analysis.members)) {
        if (serviceAccount || use.state !== 'whole') continue;
        const { requests } = use.value;
        if (requests * 100 < total * ground.options.mostTrafficPercent) continue;
        yield { subject: { type: 'member', memberId: member.memberId }, facts: { requests, total } };
      }
    },
  }),
  /** The key that Linchpin reads with sees its creator's keys only, for want of these scopes. */
  'stored-key-partial': finding<{ readonly missingScopes: readonly string[] }>({
    severity: 'medium',
    after: 'dies-with-person',
    restsOn: ['members'],
    *raise({ snapshot: { keys } }) {
      for (const gap of keys.state === 'partial' ? keys.gaps : [])
        if (gap.reason === 'own-keys-only')
          yield { subject: { type: 'project' }, facts: { missingScopes: gap.missingScopes } };
    },
  }),
  /** The key that Linchpin reads with ends with this person. */
  'stored-key-on-person': finding<{ readonly memberId: string }>({
    severity: 'medium',
    after: 'dies-with-person',
    restsOn: ['keys', 'members'],
    *raise({ analysis, snapshot: { viewer } }) {
      const own = seenIn(analysis.keys).find(({ key }) => key.keyId === viewer.keyId);
      if (own?.creator.state !== 'member' || own.creator.serviceAccount) return;
      yield { subject: { type: 'key', keyId: own.key.keyId }, facts: { memberId: own.key.creator.memberId } };
    },
  }),
  /**
   * Requests need no more than `usage:write`; calls that need the role are in no usage figure. A Member key can also
   * grant tokens, which an application may do (docs/deepgram/api.md 4.13).
   */
  'broad-role': finding<{ readonly role: Role; readonly requests: number }>({
    severity: 'medium',
    after: 'dies-with-person',
    restsOn: ['keys', 'usage'],
    raise: ofEachKey((analysis) => {
      const role = roleOf(analysis.key.scopes);
      const { requests, used } = seenUse(analysis);
      return used && (role === 'owner' || role === 'admin') ? { role, requests } : null;
    }),
  }),
  /**
   * Deepgram doesn't say since when an invite is pending: days since Linchpin first saw it, which may be older. One
   * that wasn't seen before is new.
   */
  'invite-pending': finding<{ readonly days: number; readonly scope: string }>({
    severity: 'low',
    after: 'slow-rhythm',
    restsOn: ['invites'],
    *raise({ snapshot, options, inviteSeenAt, now }) {
      const at = deepgramTime(now, snapshot);
      for (const { email, scope } of seenIn(snapshot.invites)) {
        const days = Math.floor((at - (inviteSeenAt[email] ?? at)) / DAY_MS);
        if (days >= options.invitePendingDays) yield { subject: { type: 'invite', email }, facts: { days, scope } };
      }
    },
  }),
  'same-comment': finding<{ readonly comment: string; readonly keys: number }>({
    severity: 'low',
    after: 'slow-rhythm',
    restsOn: ['keys'],
    *raise({ analysis }) {
      const keys = seenIn(analysis.keys);
      for (const [plain, keyIds] of sharedComments(keys)) {
        const comment = keys.find(({ key }) => plainComment(key.comment) === plain)?.key.comment ?? plain;
        yield { subject: { type: 'keys', comment, keyIds }, facts: { comment, keys: keyIds.length } };
      }
    },
  }),
  /** A comment that tells nothing of what the key is for; empty where there is none. */
  'vague-comment': finding<{ readonly comment: string }>({
    severity: 'low',
    after: 'slow-rhythm',
    restsOn: ['keys'],
    raise: ofEachKey(({ key: { comment } }) => (isVague(comment) ? { comment } : null)),
  }),
  untagged: finding<{ readonly requests: number }>({
    severity: 'low',
    after: 'slow-rhythm',
    restsOn: ['keys', 'usage'],
    raise: ofEachKey((analysis) => {
      const { requests, used } = seenUse(analysis);
      return used && analysis.key.tags.length === 0 ? { requests } : null;
    }),
  }),
  'expired-pile': finding<{ readonly keys: number }>({
    severity: 'low',
    after: 'never-used',
    restsOn: ['expired-keys'],
    *raise({ analysis, options }) {
      const keys = seenIn(analysis.expiredKeys).length;
      if (keys >= options.expiredPile) yield { subject: { type: 'project' }, facts: { keys } };
    },
  }),
};

type Rules = typeof PROJECT_RULES;
export type ProjectKind = keyof Rules;
type FactsOf<Rule> = Rule extends ProjectRule<infer Facts> ? Facts : never;

/** What is known beyond the concerns of single keys and members. Facts only; the words are elsewhere. */
export type ProjectFact = { readonly [K in ProjectKind]: { readonly kind: K } & FactsOf<Rules[K]> }[ProjectKind];

export const PROJECT_KINDS = Object.keys(PROJECT_RULES) as readonly ProjectKind[];

/** All that these rules find. */
export const projectFindings = (ground: Ground): Raised<ProjectFact>[] =>
  PROJECT_KINDS.flatMap((kind) => {
    const rule: ProjectRule<object> = PROJECT_RULES[kind];
    // The facts are those of the kind, by its own rule.
    return [...rule.raise(ground)].map(({ subject, facts }) => ({ subject, facts: { kind, ...facts } as ProjectFact }));
  });
