import type { ConcernKind } from '../picture';
import type { FindingKind, FindingPart, Severity } from './finding';

interface KindFacts {
  readonly severity: Severity;
  /** The parts it is judged from. While one of them is not whole, its absence proves nothing. */
  readonly restsOn: readonly FindingPart[];
}

/** Whether it is said of one key or member, and so on badges and cards too. */
type IsConcern<K extends FindingKind> = K extends ConcernKind
  ? { readonly isConcern: true }
  : { readonly isConcern?: never };

/**
 * Every kind of finding, worst first. High: something has stopped, or will soon, without anyone doing more. Medium: it
 * stops when somebody leaves, or what is there can do more than it needs. Low: worth tidying.
 */
export const KINDS: { readonly [K in FindingKind]: KindFacts & IsConcern<K> } = {
  'creator-left': { severity: 'high', restsOn: ['keys', 'members'], isConcern: true },
  expired: { severity: 'high', restsOn: ['keys', 'expired-keys', 'usage'], isConcern: true },
  'role-capped': { severity: 'high', restsOn: ['keys', 'members'], isConcern: true },
  'expires-soon': { severity: 'high', restsOn: ['keys'], isConcern: true },
  'only-owner': { severity: 'medium', restsOn: ['members'], isConcern: true },
  'carries-most': { severity: 'medium', restsOn: ['keys', 'expired-keys', 'members', 'usage'] },
  'dies-with-person': { severity: 'medium', restsOn: ['keys', 'members', 'usage'], isConcern: true },
  'stored-key-partial': { severity: 'medium', restsOn: ['members'] },
  'stored-key-on-person': { severity: 'medium', restsOn: ['keys', 'members'] },
  'broad-role': { severity: 'medium', restsOn: ['keys', 'usage'] },
  'invite-pending': { severity: 'low', restsOn: ['invites'] },
  'same-comment': { severity: 'low', restsOn: ['keys'] },
  'vague-comment': { severity: 'low', restsOn: ['keys'] },
  untagged: { severity: 'low', restsOn: ['keys', 'usage'] },
  unused: { severity: 'low', restsOn: ['keys', 'usage'], isConcern: true },
  'never-used': { severity: 'low', restsOn: ['keys', 'usage'], isConcern: true },
  'expired-pile': { severity: 'low', restsOn: ['expired-keys'] },
};

/** All kinds, worst first. */
export const FINDING_KINDS = Object.keys(KINDS) as readonly FindingKind[]; // a Record's keys are its key type

/** Those of them that are a concern of one key or member, worst first. */
export const CONCERN_KINDS = FINDING_KINDS.filter((kind): kind is ConcernKind => KINDS[kind].isConcern === true);
