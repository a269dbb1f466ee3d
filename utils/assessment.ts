import type { TextRun, Tone } from './messages';
import type { Role } from './ownership/picture';
import type { StepStatus } from './ownership/verdicts/plan';

/**
 * What happens if something is done at Deepgram, judged in the background and told in words. The page
 * shows it and adds nothing of its own, least of all a "safe".
 */
export type AssessmentQuery = {
  readonly projectId: string;
  /** Asked by the clock and not by a person: no use, so it doesn't put the lock off. */
  readonly again?: boolean;
} & (
  | { readonly act: 'remove'; readonly memberId: string }
  /** `memberId`: whom the page says is signed in; `null` where it doesn't, and then whoever made the stored key is meant. */
  | { readonly act: 'leave'; readonly memberId: string | null }
  | { readonly act: 'role'; readonly memberId: string; readonly role: Role }
  /** One key, as for the log page: what rests on it. */
  | { readonly act: 'key'; readonly keyId: string }
);

export type AssessedVerdict =
  | 'blocked'
  | 'in-use'
  | 'cooling'
  | 'rhythmic'
  | 'safe'
  | 'unknown'
  /** A role change only: keys lose scopes, or none does. */
  | 'loses-scopes'
  | 'harmless';

export interface Assessment {
  readonly verdict: AssessedVerdict;
  /** Who or what it is about and what would be done: "If Tomás Nagy is removed". */
  readonly title: readonly TextRun[];
  readonly say: AssessmentWords;
  /** Worst first, at most 50. */
  readonly keys: readonly AssessedKey[];
  /** Keys beyond those listed. */
  readonly moreKeys: number;
  /** What nobody can see, so that it is not taken for seen: "Can't see: ..." */
  readonly blindSpots: string;
  /** When it was read, whether it is whole, which days it covers. */
  readonly footnote: string;
  /** Markdown for a ticket: verdict, keys, what was asked, when, over which days, and whether the answers were whole. */
  readonly evidence: string;
  /** Member whose offboarding plan there is; `null` where there is none to make. */
  readonly planFor: string | null;
  /** A removal's only: what is to be done before it, in order. */
  readonly plan?: readonly AssessedStep[];
  /** From this moment on (milliseconds since the epoch) it may not be shown any more; `stale` takes the place of `say`. */
  readonly staleAt: number;
  readonly stale: AssessmentWords;
}

export interface AssessmentWords {
  readonly tone: Tone;
  /** What happens, in one sentence. */
  readonly line: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do first. */
  readonly next: string;
}

export interface AssessedKey {
  readonly id: string;
  /** Other people's text, cleaned; a stand-in where the key has none. */
  readonly comment: string;
  readonly tone: Tone;
  /** "8,210 / 7 d" */
  readonly use: string;
  /** "$41.20"; empty where it is not known. */
  readonly cost: string;
  /** Last use, role cap, tags: "production · last used today". */
  readonly detail: readonly TextRun[];
}

/** A step of an offboarding plan. It is done when a reading shows it, never because somebody says so. */
export interface AssessedStep {
  readonly kind: 'promote' | 'replace' | 'wait' | 'check' | 'remove';
  readonly status: StepStatus;
  /** "to do", "waiting until 25 Nov" */
  readonly statusLine: string;
  readonly title: readonly TextRun[];
  /** What is known of it, or how to do it. */
  readonly detail: string;
  /** The key that a replacement is for. */
  readonly keyId: string | null;
}
