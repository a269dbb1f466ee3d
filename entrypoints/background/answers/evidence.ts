import { checkEvidence, shortDigest } from '../../../utils/evidence/check';
import { writeEvidence } from '../../../utils/evidence/write';
import type { EvidenceCheck, EvidenceFile } from '../../../utils/protocol/views/evidence';
import { assessQuestion } from '../../../utils/wording/evidence/page';
import { type AssessDeps, judgeMember, type MemberQuery } from './assess';

export interface EvidenceDeps extends AssessDeps {
  /** Linchpin's own. */
  readonly version: () => string;
}

/** By day and digest, so that two are never taken for each other; no name of a person, as files lie around. */
const nameOf = (judgedAt: number, digest: string): string =>
  `linchpin-evidence-${new Date(judgedAt).toISOString().slice(0, 10)}-${digest}.html`;

/** A verdict of this moment as a file; `null` where there is nothing to judge. */
export const makeEvidence = async (query: MemberQuery, parts: EvidenceDeps): Promise<EvidenceFile | null> => {
  const { t, version } = parts;
  const judged = await judgeMember(query, parts);
  if (!judged) return null;
  const { text, sha256 } = await writeEvidence(judged.question, version(), t);
  const digest = shortDigest(sha256);
  const assessment = assessQuestion(judged.question, judged.verdict, t);
  return { text, name: nameOf(judged.verdict.evidence.judgedAt, digest), digest, assessment };
};

export const evidenceChecked = (text: string, { version, t }: EvidenceDeps): Promise<EvidenceCheck> =>
  checkEvidence(text, version(), t);
