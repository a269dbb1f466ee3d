import type { Query } from '../declarations';
import type { TextRun, Tone } from '../messages';

export type AssessmentQuery = Query<'getAssessment'>;

/** A person an act may be about, where that isn't certain, and what to ask if it is them. */
export interface Candidate {
  readonly name: string;
  readonly email: string;
  readonly query: AssessmentQuery;
}

export type AssessedVerdict =
  | 'blocked'
  | 'in-use'
  | 'cooling'
  | 'rhythmic'
  | 'safe'
  | 'unknown'
  /** A key only: it is no longer listed, and this is what became of it. */
  | 'gone'
  /** A role change only: keys lose scopes, or none does. */
  | 'loses-scopes'
  | 'harmless';

/**
 * What happens if something is done at Deepgram, judged in the background and put in words. The page shows it and adds
 * nothing of its own, least of all a "safe".
 */
export interface Assessment {
  readonly verdict: AssessedVerdict;
  /** Who or what it is about and what would be done: "If Tomás Nagy is removed". */
  readonly title: readonly TextRun[];
  readonly say: AssessmentWords;
  /** Worst first, at most 50. */
  readonly keys: readonly AssessedKey[];
  /** Keys beyond those listed. */
  readonly moreKeys: number;
  /** What nobody can see, so that it is not taken for seen; one phrase each. */
  readonly blindSpots: readonly string[];
  /** When it was read, whether it is whole, which days it covers. */
  readonly footnote: string;
  /**
   * Markdown for a ticket: verdict, keys, what was asked, when, over which days, and whether the answers were whole.
   */
  readonly evidence: string;
  /**
   * Scopes for want of which it can't be told: a key that has them is what helps, not a plan or asking again. Empty
   * where that isn't the reason.
   */
  readonly missingScopes: readonly string[];
  /** Member whose offboarding plan there is; `null` where there is none to make. */
  readonly planFor: string | null;
  /**
   * A role's only: whether the reading shows it as given, and what is said in place of `title` and `say` once it is. By
   * a reading that was made before: a later one doesn't tell what was lost.
   */
  readonly role?: {
    readonly isGiven: boolean;
    readonly given: { readonly title: readonly TextRun[]; readonly say: AssessmentWords };
  };
  /**
   * From this moment on (milliseconds since the epoch) it may not be shown any more; `stale` takes the place of `say`.
   */
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
  /** As a person noted it; absent where nobody did. */
  readonly purpose?: string;
  readonly tone: Tone;
  /** "8,210 in 7 days" */
  readonly use: string;
  /** "$41.20"; empty where it is not known. */
  readonly cost: string;
  /** Last use, role cap, tags: "production · last used today". */
  readonly detail: readonly TextRun[];
}
