import { contentOf } from '../rules/evidence-file/content';
import { type EvidenceQuestion, judgeQuestion } from '../rules/evidence-file/question';
import { evidencePage } from '../wording/evidence/page';
import { languageOf } from '../wording/formats';
import type { Translate } from '../wording/translate';
import { blockText, joined, sealed } from './file';

export interface WrittenEvidence {
  /** The file's text. */
  readonly text: string;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** A verdict as a file of its own that can be judged again: words for a person, and all it rests on for Linchpin. */
export const writeEvidence = async (
  question: EvidenceQuestion,
  version: string,
  t: Translate,
): Promise<WrittenEvidence> => {
  const content = contentOf(question, { version, language: languageOf(t) });
  const page = evidencePage(content, judgeQuestion(content.question), t);
  const block = await sealed(content, page);
  return { text: joined(page, blockText(block)), sha256: block.sha256 };
};
