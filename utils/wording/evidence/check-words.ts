import type { EvidenceCheck, EvidenceFault } from '../../protocol/views/evidence';
import { formatsOf } from '../formats';
import { cleanText, isolated } from '../sanitise';
import type { Translate } from '../translate';

/** What a check of an evidence file found, and what to do about it. */
export interface CheckWords {
  readonly tone: 'safe' | 'attention' | 'stop';
  readonly title: string;
  readonly next: string;
}

const refusalWords = (fault: EvidenceFault, t: Translate): Omit<CheckWords, 'tone'> => {
  switch (fault.kind) {
    case 'too-large':
      return { title: t('evidence_tooLarge'), next: t('evidence_notEvidenceNext') };
    case 'not-evidence':
      return { title: t('evidence_notEvidence'), next: t('evidence_notEvidenceNext') };
    case 'newer':
      return { title: t('evidence_newer', [formatsOf(t).number(fault.format)]), next: t('evidence_newerNext') };
    case 'changed':
      return { title: t('evidence_changed'), next: t('evidence_changedNext') };
    case 'misfit':
      return {
        title: t('evidence_misfit'),
        next: t('evidence_misfitNext', [isolated(cleanText(fault.path, 200))]),
      };
  }
};

/** The outcome of a check in words. */
export const checkWords = (checked: EvidenceCheck, t: Translate): CheckWords => {
  switch (checked.state) {
    case 'agrees':
      return { tone: 'safe', title: t('evidence_agrees'), next: t('evidence_agreesNext') };
    case 'words-differ':
      return { tone: 'attention', title: t('evidence_wordsDiffer'), next: t('evidence_wordsDifferNext') };
    case 'differs':
      return { tone: 'stop', title: t('evidence_differs'), next: t('evidence_differsNext') };
    case 'refused':
      return { tone: 'stop', ...refusalWords(checked.fault, t) };
  }
};
