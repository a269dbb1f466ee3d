import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AssessmentQuery } from '../../utils/assessment';
import { type GetAssessment, useAssessment } from '../assessment/use-assessment';
import { Verdict } from '../assessment/verdict';
import { CopyButton } from './copy-button';
import { Runs } from './runs';

interface CardRemovalProps {
  readonly projectId: string;
  readonly memberId: string;
  readonly getAssessment: GetAssessment;
  readonly openPlan: (projectId: string, memberId: string) => void;
  readonly say: (words: string) => void;
}

/** On a member's card: what happens if they are removed, asked as the card opens, with what that rests on. */
export const CardRemoval = ({ projectId, memberId, getAssessment, openPlan, say }: CardRemovalProps): JSX.Element => {
  const query = useMemo<AssessmentQuery>(() => ({ projectId, act: 'remove', memberId }), [projectId, memberId]);
  const { loaded, again } = useAssessment(query, getAssessment, true);
  if (loaded.state === 'loading') {
    return (
      <div class="skeleton verdict-waits" role="status" aria-label={i18n.t('console_loading')}>
        <i />
        <i />
      </div>
    );
  }
  if (loaded.state !== 'ready') {
    const line = i18n.t(loaded.state === 'gone' ? 'console_assessGone' : 'console_assessFailed');
    return (
      <>
        <Verdict words={{ tone: 'unknown', line, why: i18n.t('console_assessFailedWhy'), next: '' }} />
        <button type="button" onClick={again}>
          {i18n.t('console_tryAgain')}
        </button>
      </>
    );
  }
  const { assessment, isStale } = loaded;
  const words = isStale ? assessment.stale : assessment.say;
  return (
    <section class="removal">
      <h3>
        <Runs runs={assessment.title} />
      </h3>
      <Verdict words={words} />
      {words.next && (
        <p class="next">
          <b>{i18n.t('console_assessFirst')}</b> {words.next}
        </p>
      )}
      {!isStale && (
        <>
          {assessment.blindSpots && <p class="sub">{assessment.blindSpots}</p>}
          <p>
            {assessment.planFor !== null && (
              <button type="button" class="quiet" onClick={() => openPlan(projectId, memberId)}>
                {i18n.t('console_openPlan')}
              </button>
            )}
            <CopyButton
              className="quiet"
              text={assessment.evidence}
              label={i18n.t('console_copyEvidence')}
              done={i18n.t('console_copied')}
              say={say}
            />
          </p>
        </>
      )}
    </section>
  );
};
