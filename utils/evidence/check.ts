import type { EvidenceCheck, EvidenceDifference } from '../protocol/views/evidence';
import { canonicalJson } from '../rules/evidence-file/canonical';
import { type EvidenceContent, judgeAgain, type Rejudged } from '../rules/evidence-file/content';
import type { JsonDifference } from '../rules/evidence-file/differences';
import { assessQuestion, evidencePage } from '../wording/evidence/page';
import { languageOf } from '../wording/formats';
import { cleanText } from '../wording/sanitise';
import type { Translate } from '../wording/translate';
import { type EvidencePage, joined } from './file';
import { readEvidence } from './read';

const MOST_SHOWN = 120;
/** Of a digest, as many characters as a ticket has room for. */
const DIGEST_SHOWN = 12;

export const shortDigest = (sha256: string): string => sha256.slice(0, DIGEST_SHOWN);

const shown = (value: unknown): string => (value === undefined ? '' : cleanText(canonicalJson(value), MOST_SHOWN));

const told = ({ path, written, found }: JsonDifference): EvidenceDifference => ({
  path: cleanText(path.join('.'), MOST_SHOWN),
  written: shown(written),
  found: shown(found),
});

/** Whether a person reads in the file what this version writes for the same verdict. */
const saysTheSame = (content: EvidenceContent, { verdict }: Rejudged, page: EvidencePage, t: Translate): boolean =>
  joined(evidencePage(content, verdict, t), '') === joined(page, '');

/**
 * Checks an evidence file: that it is as it was written, that its verdict follows from its inputs, and, where this
 * version wrote it, that it says so to a person. It never throws, and believes nothing that the file says of itself.
 */
export const checkEvidence = async (text: string, version: string, t: Translate): Promise<EvidenceCheck> => {
  const read = await readEvidence(text);
  if (!read.ok) return { state: 'refused', fault: read.fault };
  const { content, page, sha256 } = read;
  try {
    const judged = judgeAgain(content);
    const isSameVersion = content.version === version && content.language === languageOf(t);
    const hasOtherWords = isSameVersion && !saysTheSame(content, judged, page, t);
    return {
      state: judged.differences.length > 0 ? 'differs' : hasOtherWords ? 'words-differ' : 'agrees',
      digest: shortDigest(sha256),
      version: cleanText(content.version),
      isSameVersion,
      project: cleanText(content.question.snapshot.projectName),
      assessment: assessQuestion(content.question, judged.verdict, t),
      differences: judged.differences.map(told),
    };
  } catch {
    // Inputs that fit their schema, and that no reading can bring: the rules and the words know no such thing.
    return { state: 'refused', fault: { kind: 'misfit', path: 'content.question' } };
  }
};
