import { differencesOf, type JsonDifference } from './differences';
import { EVIDENCE_FORMAT } from './format';
import { type EvidenceQuestion, type EvidenceVerdict, judgeQuestion } from './question';
import { onlyWhatCounts } from './reduce';

/** What an evidence file holds for a machine to check: a verdict, and all that it was judged by. */
export interface EvidenceContent {
  readonly format: typeof EVIDENCE_FORMAT;
  /** Linchpin's version: another one's rules may judge otherwise. */
  readonly version: string;
  /** Language (BCP 47) of the words around it. */
  readonly language: string;
  readonly question: EvidenceQuestion;
  /** As it was written. Whether it follows from the question is what a check finds out. */
  readonly verdict: unknown;
}

/** As much of a question as may be written, with the verdict that follows from it. */
export const contentOf = (
  question: EvidenceQuestion,
  { version, language }: Pick<EvidenceContent, 'version' | 'language'>,
): EvidenceContent => {
  const counted = onlyWhatCounts(question);
  return { format: EVIDENCE_FORMAT, version, language, question: counted, verdict: judgeQuestion(counted) };
};

export interface Rejudged {
  readonly verdict: EvidenceVerdict;
  /** Where the written verdict is another one; empty: it follows from its inputs. */
  readonly differences: readonly JsonDifference[];
}

/** Judges the inputs of an evidence file again, as at the moment it was written, and compares. */
export const judgeAgain = ({ question, verdict: written }: EvidenceContent): Rejudged => {
  const verdict = judgeQuestion(question);
  return { verdict, differences: differencesOf(written, verdict) };
};
