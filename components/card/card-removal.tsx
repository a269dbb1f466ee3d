import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AssessmentQuery } from '../../utils/protocol/views/assessment';
import { CopyEvidence, NextStep, UseKey } from '../assessment/assessment-parts';
import { wordsOf } from '../assessment/assessment-words';
import { BlindSpots } from '../assessment/blind-spots';
import { type GetAssessment, useAssessment } from '../assessment/use-assessment';
import { Verdict } from '../assessment/verdict';
import { Runs } from './runs';

interface CardRemovalProps {
  readonly projectId: string;
  readonly memberId: string;
  readonly getAssessment: GetAssessment;
  readonly openPlan: (projectId: string, memberId: string) => void;
  readonly openOptions: () => void;
  /** They can be marked as a service account on the page with their plan: nothing in the Console changes a setting. */
  readonly canBeService: boolean;
  readonly announce: (words: string) => void;
}

/** On a member's card: what happens if they are removed, asked as the card opens, with what that rests on. */
export const CardRemoval = ({
  projectId,
  memberId,
  getAssessment,
  openPlan,
  openOptions,
  canBeService,
  announce,
}: CardRemovalProps): JSX.Element => {
  const query = useMemo<AssessmentQuery>(() => ({ projectId, act: 'remove', memberId }), [projectId, memberId]);
  const { loaded, again } = useAssessment(query, getAssessment, true);
  const words = wordsOf(loaded);
  if (!words) {
    return (
      <div class="skeleton verdict-waits" role="status" aria-label={i18n.t('console_loading')}>
        <i />
        <i />
      </div>
    );
  }
  if (loaded.state !== 'ready') {
    return (
      <>
        <Verdict words={words} />
        <button type="button" onClick={again}>
          {i18n.t('common_retry')}
        </button>
      </>
    );
  }
  const { assessment, isStale } = loaded;
  const { missingScopes, planFor } = assessment;
  return (
    <section class="removal">
      <h3>
        <Runs runs={assessment.title} />
      </h3>
      <Verdict words={words} />
      <NextStep words={words} />
      {!isStale && (
        <>
          <BlindSpots spots={assessment.blindSpots} />
          <p>
            {missingScopes.length > 0 && <UseKey scopes={missingScopes} openOptions={openOptions} />}
            {missingScopes.length === 0 && planFor !== null && (
              <button type="button" class="quiet" onClick={() => openPlan(projectId, memberId)}>
                {i18n.t('console_openPlan')}
              </button>
            )}
            <CopyEvidence assessment={assessment} className="quiet" announce={announce} />
            {canBeService && (
              <button type="button" class="quiet" onClick={() => openPlan(projectId, memberId)}>
                {i18n.t('review_mark')}
              </button>
            )}
          </p>
        </>
      )}
    </section>
  );
};
