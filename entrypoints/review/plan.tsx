import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { CopyEvidence, EvidenceNotes, NextStep } from '../../components/assessment/assessment-parts';
import { wordsOf } from '../../components/assessment/assessment-words';
import { useAssessment } from '../../components/assessment/use-assessment';
import { AssessedKeys, Verdict } from '../../components/assessment/verdict';
import { Runs } from '../../components/card/runs';
import { Button } from '../../components/ui/button';
import { Skeleton } from '../../components/ui/skeleton';
import { sendMessage } from '../../utils/protocol/envelope';
import type { AssessmentQuery } from '../../utils/protocol/views/assessment';
import { formatsOf } from '../../utils/wording/formats';
import { NoteLink } from './notes/note-link';
import { PlanSteps } from './plan-steps';

const getAssessment = (query: AssessmentQuery) => sendMessage('getAssessment', query);

const Awaited = () => (
  <div role="status">
    <p class="lp-sub">{i18n.t('review_planReading')}</p>
    {[320, 460, 460, 400].map((width, i) => (
      <p key={`${width}-${i}`}>
        <Skeleton width={width} height={i === 1 ? 52 : 18} />
      </p>
    ))}
  </div>
);

interface PlanProps {
  readonly query: AssessmentQuery;
  /** What else can be done about the member. */
  readonly children?: ComponentChildren;
}

/** The verdict on a member's removal, and the steps that lead to a safe one. Too old, nothing of either is shown. */
export const Plan = ({ query, children }: PlanProps) => {
  const { loaded, again } = useAssessment(query, getAssessment, true);
  const [announcement, announce] = useState('');
  const ready = loaded.state === 'ready' ? loaded : null;
  const current = ready && !ready.isStale ? ready.assessment : null;
  const scopes = current?.missingScopes ?? [];
  const words = wordsOf(loaded);
  return (
    <section class="lp-card review-card plan" aria-labelledby="plan" data-verdict={current?.verdict}>
      <h2 id="plan">{ready ? <Runs runs={ready.assessment.title} /> : i18n.t('review_plan')}</h2>
      <p class="lp-visually-hidden" role="status">
        {announcement || words?.line}
      </p>
      {words ? <Verdict words={words} /> : <Awaited />}
      {words && <NextStep words={words} className="finding-next" />}
      {words && (
        <div class="plan-actions">
          {scopes.length > 0 && (
            <Button kind="primary" onClick={() => void browser.runtime.openOptionsPage()}>
              {i18n.t('common_useKeyWith', [formatsOf(i18n.t).list(scopes)])}
            </Button>
          )}
          <Button onClick={again}>{i18n.t('review_checkAgain')}</Button>
          {current && <CopyEvidence assessment={current} className="lp-button" announce={announce} />}
          {children}
        </div>
      )}
      {current?.plan && (
        <>
          <h3 class="lp-heading">{i18n.t('review_steps')}</h3>
          <PlanSteps projectId={query.projectId} steps={current.plan} />
        </>
      )}
      {current && current.keys.length > 0 && (
        <>
          <h3 class="lp-heading">{i18n.t('review_planKeys')}</h3>
          <AssessedKeys {...current}>
            {({ id, comment, purpose }) => (
              <NoteLink projectId={query.projectId} kind="key" id={id} name={comment} isThere={purpose !== undefined} />
            )}
          </AssessedKeys>
        </>
      )}
      {ready && (
        <div class="lp-sub review-footnote">
          <EvidenceNotes loaded={ready} keepsCurrent={true} />
        </div>
      )}
    </section>
  );
};
