import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { CopyEvidence, EvidenceNotes, NextStep } from '../../../components/assessment/assessment-parts';
import { wordsOf } from '../../../components/assessment/assessment-words';
import { AssessedKeys, Verdict } from '../../../components/assessment/verdict';
import { Runs } from '../../../components/card/runs';
import { Button } from '../../../components/ui/button';
import { Skeleton } from '../../../components/ui/skeleton';
import { formatsOf } from '../../../utils/wording/formats';
import { NoteLink } from '../notes/note-link';
import { KeptPlan } from './kept-plan';
import { usePlan } from './use-plan';

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
  readonly projectId: string;
  readonly memberId: string;
  /** What else can be done about the member. */
  readonly children?: ComponentChildren;
}

/** The verdict on a member's removal, and the plan that leads to a safe one. Too old, nothing of either is shown. */
export const Plan = ({ projectId, memberId, children }: PlanProps) => {
  const { view, loaded, again } = usePlan(projectId, memberId);
  const [announcement, announce] = useState('');
  const ready = loaded.state === 'ready' ? loaded : null;
  const current = ready && !ready.isStale ? ready.assessment : null;
  const scopes = current?.missingScopes ?? [];
  const words = wordsOf(loaded);
  const judged = current && view?.judged ? view.judged : null;
  return (
    <>
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
        {current && current.keys.length > 0 && (
          <>
            <h3 class="lp-heading">{i18n.t('review_planKeys')}</h3>
            <AssessedKeys {...current}>
              {({ id, comment, purpose }) => (
                <NoteLink projectId={projectId} kind="key" id={id} name={comment} isThere={purpose !== undefined} />
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
      {view && judged && (
        <KeptPlan projectId={projectId} memberId={memberId} view={view} judged={judged} again={again} />
      )}
    </>
  );
};
