import type { ComponentChildren, JSX } from 'preact';
import { i18n } from '#i18n';
import type { Assessment, AssessmentQuery, AssessmentWords } from '../../utils/assessment';
import { formatsOf } from '../../utils/wording/formats';
import { CopyButton } from '../card/copy-button';
import { Runs } from '../card/runs';
import type { Loaded } from './use-assessment';
import { AssessedKeys, Verdict } from './verdict';

interface JudgedProps {
  readonly isOutOfReach: boolean;
  readonly keepsCurrent: boolean;
  readonly openPlan: (projectId: string, memberId: string) => void;
  readonly asked: AssessmentQuery;
  readonly loaded: Loaded;
  readonly again: () => void;
  readonly say: (words: string) => void;
}

/** What came of asking: the verdict with its keys and what to do first, or why there is none. */
export const Judged = (props: JudgedProps): JSX.Element => {
  const { loaded, again, isOutOfReach, keepsCurrent } = props;
  if (loaded.state === 'loading') return <Skeleton />;
  // By what is there once a role has been given, it would seem that no key lost anything.
  const retry = !isOutOfReach && keepsCurrent && (
    <div class="actions">
      <button type="button" onClick={again}>
        {i18n.t('console_tryAgain')}
      </button>
    </div>
  );
  if (loaded.state !== 'ready') {
    const [title, why] =
      loaded.state === 'gone'
        ? [i18n.t('console_assessGone'), i18n.t('console_assessGoneWhy')]
        : [i18n.t('console_assessFailed'), i18n.t('console_assessFailedWhy')];
    return (
      <Words words={{ tone: 'unknown', line: title, why, next: '' }} title={i18n.t('console_assessRegion')}>
        {retry}
      </Words>
    );
  }
  const { assessment, isStale } = loaded;
  // Nothing of what is too old is shown: its keys' figures are as old as its verdict.
  if (isStale) {
    return (
      <Words words={assessment.stale} title={<Runs runs={assessment.title} />}>
        {retry}
        <p class="note">{assessment.footnote}</p>
      </Words>
    );
  }
  return (
    <Words words={assessment.say} title={<Runs runs={assessment.title} />} keys={assessment}>
      {!isOutOfReach && <Actions {...props} assessment={assessment} />}
      <Notes loaded={loaded} keepsCurrent={keepsCurrent} />
    </Words>
  );
};

interface WordsProps {
  readonly words: AssessmentWords;
  readonly title: ComponentChildren;
  readonly keys?: Pick<Assessment, 'keys' | 'moreKeys'>;
  readonly children: ComponentChildren;
}

const Words = ({ words, title, keys, children }: WordsProps): JSX.Element => (
  <>
    <h2>{title}</h2>
    <Verdict words={words} />
    {keys && <AssessedKeys {...keys} />}
    {words.next && (
      <p class="next">
        <b>{i18n.t('console_assessFirst')}</b> {words.next}
      </p>
    )}
    {children}
  </>
);

const Actions = ({ assessment, asked, openPlan, say }: JudgedProps & { assessment: Assessment }): JSX.Element => {
  const { planFor, evidence } = assessment;
  return (
    <div class="actions">
      {planFor !== null && (
        <button type="button" class="primary" onClick={() => openPlan(asked.projectId, planFor)}>
          {i18n.t('console_openPlan')}
        </button>
      )}
      <CopyButton
        className="quiet"
        text={evidence}
        label={i18n.t('console_copyEvidence')}
        done={i18n.t('console_copied')}
        say={say}
      />
    </div>
  );
};

type NotesProps = { readonly loaded: Extract<Loaded, { state: 'ready' }>; readonly keepsCurrent: boolean };

const Notes = ({ loaded, keepsCurrent }: NotesProps): JSX.Element => {
  const { assessment, askedAt, failedAt } = loaded;
  const { clock } = formatsOf(i18n.t);
  const asked = keepsCurrent ? 'console_assessAsked' : 'console_assessAskedOnce';
  return (
    <div class="note">
      {assessment.blindSpots && <p>{assessment.blindSpots}</p>}
      <p>{assessment.footnote}</p>
      <p>{i18n.t(asked, [clock(askedAt)])}</p>
      {failedAt !== null && <p>{i18n.t('console_assessAskedInVain', [clock(failedAt)])}</p>}
    </div>
  );
};

const Skeleton = (): JSX.Element => (
  <div class="skeleton" role="status" aria-label={i18n.t('console_loading')}>
    <i />
    <i class="tall" />
    <i />
    <i />
    <i />
  </div>
);
