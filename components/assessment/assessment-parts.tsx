import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Assessment, AssessmentWords } from '../../utils/protocol/views/assessment';
import { formatsOf } from '../../utils/wording/formats';
import { sideBySide } from '../../utils/wording/words';
import { CopyButton } from '../card/copy-button';
import { BlindSpots } from './blind-spots';
import type { Loaded } from './use-assessment';

interface NextStepProps {
  readonly words: AssessmentWords;
  readonly className?: string;
}

/** What to do next, where there is something to do. */
export const NextStep = ({ words, className = 'next' }: NextStepProps): JSX.Element | null =>
  words.next === '' ? null : (
    <p class={className}>
      <b>{i18n.t('common_next')}</b> {words.next}
    </p>
  );

interface UseKeyProps {
  readonly scopes: readonly string[];
  readonly openOptions: () => void;
}

/** What helps where scopes are missing: a key that has them. */
export const UseKey = ({ scopes, openOptions }: UseKeyProps): JSX.Element => (
  <button type="button" class="primary" onClick={openOptions}>
    {i18n.t('common_useKeyWith', [formatsOf(i18n.t).list(scopes)])}
  </button>
);

interface CopyEvidenceProps {
  readonly assessment: Assessment;
  readonly className: string;
  readonly announce: (words: string) => void;
}

export const CopyEvidence = ({ assessment, className, announce }: CopyEvidenceProps): JSX.Element => (
  <CopyButton
    className={className}
    text={assessment.evidence}
    label={i18n.t('console_copyEvidence')}
    done={i18n.t('common_copied')}
    announce={announce}
  />
);

interface EvidenceNotesProps {
  readonly loaded: Extract<Loaded, { state: 'ready' }>;
  readonly keepsCurrent: boolean;
  readonly isOutOfReach?: boolean;
}

/** What a verdict rests on, and when it was asked for. */
export const EvidenceNotes = ({ loaded, keepsCurrent, isOutOfReach = false }: EvidenceNotesProps): JSX.Element => {
  const { assessment, askedAt, failedAt, isStale } = loaded;
  const { clock } = formatsOf(i18n.t);
  const asked = keepsCurrent ? 'console_assessAsked' : 'console_assessAskedOnce';
  return (
    <>
      {!isStale && <BlindSpots spots={assessment.blindSpots} isOutOfReach={isOutOfReach} />}
      <p>{sideBySide([i18n.t(asked, [clock(askedAt)]), assessment.footnote])}</p>
      {failedAt !== null && <p>{i18n.t('console_assessAskedInVain', [clock(failedAt)])}</p>}
    </>
  );
};
