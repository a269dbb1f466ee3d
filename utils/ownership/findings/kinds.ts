import type { FindingKind, FindingPart, Severity } from './finding';

interface KindFacts {
  readonly severity: Severity;
  /** The parts it is judged from. While one of them is not whole, its absence proves nothing. */
  readonly restsOn: readonly FindingPart[];
}

/**
 * Every kind of finding, worst first. High: something has stopped, or will soon, without anyone doing more. Medium: it
 * stops when somebody leaves, or what is there can do more than it needs. Low: worth tidying.
 */
export const KINDS: Readonly<Record<FindingKind, KindFacts>> = {
  'creator-left': { severity: 'high', restsOn: ['keys', 'members'] },
  expired: { severity: 'high', restsOn: ['keys', 'expired-keys', 'usage'] },
  'role-capped': { severity: 'high', restsOn: ['keys', 'members'] },
  'expires-soon': { severity: 'high', restsOn: ['keys'] },
  'only-owner': { severity: 'medium', restsOn: ['members'] },
  'carries-most': { severity: 'medium', restsOn: ['keys', 'expired-keys', 'members', 'usage'] },
  'dies-with-person': { severity: 'medium', restsOn: ['keys', 'members', 'usage'] },
  'stored-key-partial': { severity: 'medium', restsOn: ['members'] },
  'stored-key-on-person': { severity: 'medium', restsOn: ['keys', 'members'] },
  'broad-role': { severity: 'medium', restsOn: ['keys', 'usage'] },
  'invite-pending': { severity: 'low', restsOn: ['invites'] },
  'same-comment': { severity: 'low', restsOn: ['keys'] },
  'vague-comment': { severity: 'low', restsOn: ['keys'] },
  untagged: { severity: 'low', restsOn: ['keys', 'usage'] },
  unused: { severity: 'low', restsOn: ['keys', 'usage'] },
  'never-used': { severity: 'low', restsOn: ['keys', 'usage'] },
  'expired-pile': { severity: 'low', restsOn: ['expired-keys'] },
};

/** All kinds, worst first. */
export const FINDING_KINDS = Object.keys(KINDS) as readonly FindingKind[]; // a Record's keys are its key type
