import type { CreatorState, KeyUse, Options, Role, UseCount } from './analysis';
import type { Answer } from './answer';
import { dayOf, daysBetween, timeOf, wholeDaysUntil } from './days';
import type { FindingPart, Severity } from './findings/finding';
import { lostScopes } from './roles';
import type { ApiKey } from './snapshot';
import { createdDay } from './states/key-state';
import type { KeyState } from './states/state';
import { seenUse } from './use/key-use';

/** What a key's concerns are judged from. */
export interface KeyEvidence {
  readonly key: ApiKey;
  readonly status: 'active' | 'expired';
  readonly creator: CreatorState;
  /** The creator's scopes from the members list; `null` where that doesn't show them. */
  readonly creatorScopes: readonly string[] | null;
  readonly use: Answer<KeyUse>;
  readonly state: KeyState;
  /** A person marked it as never to be used: its silence is as it should be. */
  readonly isCanary?: boolean;
}

/** What a member's concerns are judged from. */
interface MemberEvidence {
  readonly serviceAccount: boolean;
  readonly use: Answer<UseCount>;
  readonly isOnlyOwner: boolean;
}

/** One kind. It claims nothing that its evidence doesn't hold. */
interface ConcernRule<Facts> {
  readonly severity: Severity;
  /** The parts it is judged from. While one of them is not whole, its absence proves nothing. */
  readonly restsOn: readonly FindingPart[];
  /** What is said of such a key beside the kind; `null` where it isn't so. */
  ofKey?(evidence: KeyEvidence, options: Options, now: number): Facts | null;
  ofMember?(evidence: MemberEvidence): Facts | null;
}

/** A kind of which nothing more is said. */
type Plain = Record<never, never>;
const concern = <Facts extends object = Plain>(rule: ConcernRule<Facts>): ConcernRule<Facts> => rule;

/** When it ends, and whether it has; `null` where no such moment is told. */
const expiryOf = ({ expires }: ApiKey, now: number) => {
  const at = expires === undefined ? null : timeOf(expires);
  return at === null ? null : { at, isPast: at <= now };
};

interface Silence {
  readonly days: number;
  /** The last use lies before the days that were read. */
  readonly atLeast: boolean;
}

/** What long silence is told by. A slower rhythm would have been seen only where the past year was read. */
const silenceOf = (
  { state, use, isCanary = false }: KeyEvidence,
  options: Options,
  isYearRead: boolean,
): Silence | null => {
  if (isCanary || use.state === 'failed' || state.state !== 'quiet' || state.readFrom === null) return null;
  const { to } = use.value.range;
  const days = state.lastDay === null ? daysBetween(state.readFrom, to) + 1 : daysBetween(state.lastDay, to);
  if (days < options.unusedAfterDays || state.isYearRead !== isYearRead) return null;
  return { days, atLeast: state.lastDay === null };
};

/**
 * Every kind of thing about a key or member that a person should know, worst first: badges, cards, popup and the review
 * page show them. High: something has stopped, or will soon, without anyone doing more. Medium: it stops when somebody
 * leaves. Low: worth tidying.
 */
export const CONCERN_RULES = {
  'creator-left': concern({
    severity: 'high',
    restsOn: ['keys', 'members'],
    ofKey: ({ creator }) => (creator.state === 'left' ? {} : null),
  }),
  expired: concern<{ readonly day: string }>({
    severity: 'high',
    restsOn: ['keys', 'expired-keys', 'usage'],
    ofKey({ key, status }, _, now) {
      const expiry = expiryOf(key, now);
      // Deepgram lists some as expired without saying since when: then there is no day to tell.
      return expiry && (status === 'expired' || expiry.isPast) ? { day: dayOf(expiry.at) } : null;
    },
  }),
  'role-capped': concern<{ readonly lostScopes: readonly string[]; readonly role: Role | null }>({
    severity: 'high',
    restsOn: ['keys', 'members'],
    ofKey({ key, creator, creatorScopes }) {
      if (creator.state !== 'member' || creatorScopes === null) return null;
      const lost = lostScopes(key.scopes, creatorScopes);
      return lost.length > 0 ? { lostScopes: lost, role: creator.role } : null;
    },
  }),
  'expires-soon': concern<{ readonly days: number }>({
    severity: 'high',
    restsOn: ['keys'],
    ofKey({ key }, { expiresWithinDays }, now) {
      const expiry = expiryOf(key, now);
      if (!expiry || expiry.isPast) return null;
      const days = wholeDaysUntil(now, expiry.at);
      return days <= expiresWithinDays ? { days } : null;
    },
  }),
  'only-owner': concern({
    severity: 'medium',
    restsOn: ['members'],
    ofMember: ({ isOnlyOwner }) => (isOnlyOwner ? {} : null),
  }),
  'dies-with-person': concern<{
    /** In the window; of requests that were counted, perhaps none. */
    readonly requests: number;
    /** The last UTC day with use, where a whole day has passed since; else `null`. */
    readonly quietSince: string | null;
  }>({
    severity: 'medium',
    restsOn: ['keys', 'members', 'usage'],
    ofKey({ creator, use, state }) {
      const { requests, used } = seenUse({ use });
      // Use that was seen is seen, whatever else was missed.
      if (!used || creator.state !== 'member' || creator.serviceAccount) return null;
      return { requests, quietSince: state.state === 'cooling' ? state.lastDay : null };
    },
    ofMember(member) {
      const { requests, used } = seenUse(member);
      return used && !member.serviceAccount ? { requests, quietSince: null } : null;
    },
  }),
  /** Quiet now, and it came back from such silence before: about every `usualGap` days. */
  'slow-rhythm': concern<{ readonly usualGap: number; readonly lastDay: string }>({
    severity: 'medium',
    restsOn: ['keys', 'expired-keys', 'members', 'usage'],
    ofKey: ({ state: { state, rhythm } }) =>
      state === 'rhythmic' && rhythm ? { usualGap: rhythm.usualGap, lastDay: rhythm.lastDay } : null,
  }),
  /** No request for so many days, over a past year that was read. */
  unused: concern<Silence>({
    severity: 'low',
    restsOn: ['keys', 'expired-keys', 'members', 'usage'],
    ofKey: (evidence, options) => silenceOf(evidence, options, true),
  }),
  /** The same of a key whose past year isn't read yet: a job that runs more seldom would look just so. */
  'year-unread': concern<Silence>({
    severity: 'low',
    restsOn: ['keys', 'expired-keys', 'members', 'usage'],
    ofKey: (evidence, options) => silenceOf(evidence, options, false),
  }),
  'never-used': concern<{ readonly days: number }>({
    severity: 'low',
    restsOn: ['keys', 'expired-keys', 'members', 'usage'],
    ofKey({ key, state, use, isCanary = false }) {
      const born = createdDay(key);
      if (isCanary || use.state === 'failed' || state.state !== 'never-used' || born === null) return null;
      return { days: daysBetween(born, use.value.range.to) };
    },
  }),
};

type Rules = typeof CONCERN_RULES;
export type ConcernKind = keyof Rules;
type FactsOf<Rule> = Rule extends ConcernRule<infer Facts> ? Facts : never;

/** Something about a key or member that a person should know. Facts only; the words are elsewhere. */
export type Concern = { readonly [K in ConcernKind]: { readonly kind: K } & FactsOf<Rules[K]> }[ConcernKind];

/** Worst first. */
export const CONCERN_KINDS = Object.keys(CONCERN_RULES) as readonly ConcernKind[];

/** What is true by the rules of these kinds, in their order. */
const gather = (
  kinds: readonly ConcernKind[],
  judge: (rule: ConcernRule<object>) => object | null | undefined,
): Concern[] =>
  kinds.flatMap((kind) => {
    const facts = judge(CONCERN_RULES[kind]);
    // The facts are those of the kind, by its own rule.
    return facts ? [{ kind, ...facts } as Concern] : [];
  });

/** What a person should know of a key, worst first; of one that Deepgram lists as expired, that alone. */
export const keyConcerns = (evidence: KeyEvidence, options: Options, now: number): Concern[] =>
  gather(evidence.status === 'expired' ? ['expired'] : CONCERN_KINDS, (rule) => rule.ofKey?.(evidence, options, now));

/** What a person should know of a member, worst first. */
export const memberConcerns = (evidence: MemberEvidence): Concern[] =>
  gather(CONCERN_KINDS, (rule) => rule.ofMember?.(evidence));

/** Whether it is said of a member alone, and of none of their keys. */
export const isOfMemberAlone = ({ kind }: Concern): boolean => {
  const { ofKey }: ConcernRule<object> = CONCERN_RULES[kind];
  return ofKey === undefined;
};
