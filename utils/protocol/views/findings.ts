import type { Fault, Paused } from '../../rules/answer';
import type { Severity } from '../../rules/findings/finding';
import type { DatabaseProblem } from '../../storage/problem';
import type { TextRun, Tone } from '../messages';

/** What a project's reading brings up, judged in the background and told in words. The page adds nothing of its own. */
export interface FindingsView {
  /** `null` when the project was never read. */
  readonly findings: FindingLists | null;
  /** Why the last reading brought nothing at all: the findings are then of an older one. */
  readonly lastFault: Fault | null;
  /** Why what the last reading brought could not be stored: the findings are then of an older one. */
  readonly problem: DatabaseProblem | null;
  /** Set while refreshing pauses. */
  readonly paused: Paused | null;
}

export interface FindingLists {
  /** When it was read; milliseconds since the epoch. */
  readonly takenAt: number;
  /** Worst first. */
  readonly open: readonly FindingView[];
  readonly snoozed: readonly (FindingView & {
    readonly reason: string;
    /** "Snoozed until 1 Dec 2026" */
    readonly until: string;
    /** The same as a UTC day, `YYYY-MM-DD`. */
    readonly untilDay: string;
    /** "Snoozed on 21 Nov 2026 by Ada"; empty where that isn't known. */
    readonly set: string;
  })[];
  /** What could not be judged and why, a line each. While there is any, nothing counts as resolved. */
  readonly undecided: readonly string[];
  /** Scopes for want of which they could not be judged; empty where that isn't the reason. */
  readonly missingScopes: readonly string[];
  /** When it was read, whether it is whole, which days it covers. */
  readonly footnote: string;
  /** Members an offboarding plan can be made for, most used first; as far as they were seen. */
  readonly members: readonly PlannedMember[];
  /** UTC days, `YYYY-MM-DD`, between which a snooze may end. */
  readonly snoozeFrom: string;
  readonly snoozeTo: string;
}

/** What a person can do about a finding with one press. */
export type FindingAct =
  | { readonly act: 'open-team' | 'open-keys' | 'create-key' | 'connect' }
  /** The log page, filtered by this key. */
  | { readonly act: 'logs'; readonly keyId: string }
  /** The offboarding plan of the member it rests on. */
  | { readonly act: 'plan'; readonly memberId: string }
  /** Marks an account by its e-mail address, as Deepgram gives it. */
  | { readonly act: 'mark-service'; readonly account: string };

export interface FindingView {
  readonly id: string;
  readonly severity: Severity;
  readonly tone: Tone;
  /** Who or what it is about; other people's text set apart. */
  readonly subject: readonly TextRun[];
  /** Who made the key it is about; empty where it is about no key. */
  readonly by: readonly TextRun[];
  /** What is the matter, in one sentence. */
  readonly title: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly next: string;
  /** The keys it is about, at most 20. `purpose`: as a person noted it; absent where nobody did. */
  readonly keys: readonly { readonly id: string; readonly comment: string; readonly purpose?: string }[];
  /** What helps, most first. */
  readonly acts: readonly FindingAct[];
}

export interface PlannedMember {
  readonly memberId: string;
  /** Other people's text; may be an e-mail address. */
  readonly name: string;
  /** Other people's text; empty where the name is the address. */
  readonly email: string;
  readonly role: string;
  /** Keys and use: "3 keys · 12,480 in 7 days". */
  readonly keys: string;
  /** The address, as Deepgram gives it, to mark them as a service account by; `null` where they can't be marked. */
  readonly account: string | null;
}

/** How a snooze, or its end, went: the findings after it, and why it could not be stored. */
export interface SnoozeOutcome {
  readonly problem: DatabaseProblem | null;
  readonly view: FindingsView | null;
}
