import type { Options } from '../analysis';
import type { Gap, Part } from '../answer';
import type { Concern } from '../concerns';
import type { Numbers } from '../numbers';
import type { ProjectFact } from './project-findings';

/** What the user may set, as far as findings need it. */
export type FindingOptions = Options & Numbers;

/** A concern of a key or member becomes a finding as it is; the project adds facts of its own. */
export type FindingFacts = Concern | ProjectFact;
export type FindingKind = FindingFacts['kind'];

export type FindingSubject =
  | { readonly type: 'key'; readonly keyId: string }
  | { readonly type: 'keys'; readonly comment: string; readonly keyIds: readonly string[] }
  | { readonly type: 'member'; readonly memberId: string }
  | { readonly type: 'invite'; readonly email: string }
  | { readonly type: 'project' };

export type Severity = 'high' | 'medium' | 'low';

export interface Finding {
  /** Kind and subject: the same as long as its cause lasts, whatever its figures do. */
  readonly id: string;
  readonly severity: Severity;
  readonly subject: FindingSubject;
  readonly facts: FindingFacts;
}

/** Longest reason of a snooze, in characters. */
export const MAX_REASON = 200;

/** A finding set aside by a person until a day. */
export interface Snooze {
  readonly findingId: string;
  readonly reason: string;
  /** UTC day, `YYYY-MM-DD`: the last one on which it is set aside. */
  readonly until: string;
  /** When it was set, `YYYY-MM-DDTHH:MM:SSZ`, and by whom, as they sign notes. An older Linchpin stored neither. */
  readonly at?: string;
  readonly by?: string;
}

/** What a person says as they set a finding aside. */
export type SnoozeTerms = Pick<Snooze, 'reason' | 'until'>;

/** The parts of a reading that findings are judged from. */
export type FindingPart = Exclude<Part, 'cost' | 'log'>;

/** Kinds that could not be judged whole: more of them may be true than are listed, and none counts as resolved. */
export interface Undecided {
  readonly kinds: readonly FindingKind[];
  readonly part: FindingPart;
  readonly gaps: readonly Gap[];
}

export interface FindingReport {
  /** Worst first. */
  readonly open: readonly Finding[];
  readonly snoozed: readonly { readonly finding: Finding; readonly snooze: Snooze }[];
  /** The snoozes to keep: those that have ended, and those whose finding has resolved itself, are not among them. */
  readonly snoozes: readonly Snooze[];
  readonly undecided: readonly Undecided[];
}
