import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Loaded, useAssessment } from '../../components/assessment/use-assessment';
import { AssessedKeys, Verdict } from '../../components/assessment/verdict';
import { Button } from '../../components/button';
import { CopyButton } from '../../components/card/copy-button';
import { Runs } from '../../components/card/runs';
import { Skeleton } from '../../components/skeleton';
import type { AssessmentQuery, AssessmentWords } from '../../utils/assessment';
import { sendMessage } from '../../utils/messages';
import { formatsOf } from '../../utils/wording/formats';
import { PlanSteps } from './plan-steps';

const getAssessment = (query: AssessmentQuery) => sendMessage('getAssessment', query);

type Ready = Extract<Loaded, { state: 'ready' }>;

/** What stands in place of a verdict. */
const unknownWords = (state: 'failed' | 'gone'): AssessmentWords => ({
  tone: 'unknown',
  line: state === 'gone' ? i18n.t('console_assessGone') : i18n.t('console_assessFailed'),
  why: state === 'gone' ? i18n.t('console_assessGoneWhy') : i18n.t('console_assessFailedWhy'),
  next: '',
});

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

const Notes = ({ loaded: { assessment, askedAt, failedAt, isStale } }: { loaded: Ready }) => (
  <div class="lp-sub review-footnote">
    {!isStale && assessment.blindSpots && <p>{assessment.blindSpots}</p>}
    <p>{assessment.footnote}</p>
    <p>{i18n.t('console_assessAsked', [formatsOf(i18n.t).clock(askedAt)])}</p>
    {failedAt !== null && <p>{i18n.t('console_assessAskedInVain', [formatsOf(i18n.t).clock(failedAt)])}</p>}
  </div>
);

/** The verdict on a member's removal, and the steps that lead to a safe one. Too old, nothing of either is shown. */
export const Plan = ({ query }: { query: AssessmentQuery }) => {
  const { loaded, again } = useAssessment(query, getAssessment, true);
  const [said, say] = useState('');
  const ready = loaded.state === 'ready' ? loaded : null;
  const current = ready && !ready.isStale ? ready.assessment : null;
  const words =
    loaded.state === 'loading'
      ? null
      : ready
        ? (current?.say ?? ready.assessment.stale)
        : unknownWords(loaded.state === 'gone' ? 'gone' : 'failed');
  return (
    <section class="lp-card review-card plan" aria-labelledby="plan" data-verdict={current?.verdict}>
      <h2 id="plan">{ready ? <Runs runs={ready.assessment.title} /> : i18n.t('review_plan')}</h2>
      <p class="lp-visually-hidden" role="status">
        {said || words?.line}
      </p>
      {words ? <Verdict words={words} /> : <Awaited />}
      {words?.next && (
        <p class="finding-next">
          {current?.verdict !== 'safe' && <b>{i18n.t('console_assessFirst')} </b>}
          {words.next}
        </p>
      )}
      {words && (
        <div class="plan-actions">
          <Button onClick={again}>{i18n.t('review_checkAgain')}</Button>
          {current && (
            <CopyButton
              className="lp-button"
              text={current.evidence}
              label={i18n.t('console_copyEvidence')}
              done={i18n.t('console_copied')}
              say={say}
            />
          )}
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
          <AssessedKeys {...current} />
        </>
      )}
      {ready && <Notes loaded={ready} />}
    </section>
  );
};
