import { i18n } from '#i18n';
import { Notice } from '../../../components/ui/notice';
import type { EvidenceFault } from '../../../utils/evidence/read';
import { formatsOf } from '../../../utils/wording/formats';
import { cleanText, isolated } from '../../../utils/wording/sanitise';

const wordsOf = (fault: EvidenceFault): { readonly title: string; readonly next: string } => {
  switch (fault.kind) {
    case 'too-large':
      return { title: i18n.t('evidence_tooLarge'), next: i18n.t('evidence_notEvidenceNext') };
    case 'not-evidence':
      return { title: i18n.t('evidence_notEvidence'), next: i18n.t('evidence_notEvidenceNext') };
    case 'newer': {
      const format = formatsOf(i18n.t).number(fault.format);
      return { title: i18n.t('evidence_newer', [format]), next: i18n.t('evidence_newerNext') };
    }
    case 'changed':
      return { title: i18n.t('evidence_changed'), next: i18n.t('evidence_changedNext') };
    case 'misfit':
      return {
        title: i18n.t('evidence_misfit'),
        next: i18n.t('evidence_misfitNext', [isolated(cleanText(fault.path, 200))]),
      };
  }
};

/** Why nothing in a file is believed, and what to do. */
export const EvidenceRefusal = ({ fault }: { readonly fault: EvidenceFault }) => {
  const { title, next } = wordsOf(fault);
  return (
    <Notice tone="stop" title={title} announce="assertive">
      <p>{next}</p>
    </Notice>
  );
};
