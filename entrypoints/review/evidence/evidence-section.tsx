import { i18n } from '#i18n';
import type { PlannedMember } from '../../../utils/protocol/views/findings';
import { CheckEvidence } from './check-evidence';
import { SaveEvidence } from './save-evidence';

interface EvidenceSectionProps {
  readonly projectId: string;
  readonly members: readonly PlannedMember[];
}

/** Verdicts as files: saved from here, and checked here. */
export const EvidenceSection = ({ projectId, members }: EvidenceSectionProps) => (
  <section class="lp-card review-card" aria-labelledby="evidence">
    <h2 id="evidence">{i18n.t('evidence_title')}</h2>
    <p class="lp-sub">{i18n.t('evidence_lead')}</p>
    <SaveEvidence projectId={projectId} members={members} />
    <CheckEvidence />
  </section>
);
