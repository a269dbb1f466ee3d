import type { ComponentChildren, JSX } from 'preact';
import { i18n } from '#i18n';
import type { Assessment, AssessmentQuery, AssessmentWords } from '../../utils/protocol/views/assessment';
import { Runs } from '../card/runs';
import { CopyEvidence, EvidenceNotes, NextStep, UseKey } from './assessment-parts';
import { wordsOf } from './assessment-words';
import type { Loaded } from './use-assessment';
import { AssessedKeys, Verdict } from './verdict';

interface AssessmentResultProps {
  readonly isOutOfReach: boolean;
  readonly keepsCurrent: boolean;
  readonly openPlan: (projectId: string, memberId: string) => void;
  /** Opens the page of a key, where its life is told. */
  readonly openNote: (projectId: string, kind: 'key', id: string) => void;
  readonly openOptions: () => void;
  readonly asked: AssessmentQuery;
  readonly loaded: Loaded;
  readonly again: () => void;
  readonly announce: (words: string) => void;
}

/** What came of asking: the verdict with its keys and what to do first, or why there is none. */
export const AssessmentResult = (props: AssessmentResultProps): JSX.Element => {
  const { loaded, again, isOutOfReach, keepsCurrent, asked, openNote } = props;
  // By what is there once a role has been given, it would seem that no key lost anything.
  const retry = !isOutOfReach && (keepsCurrent || loaded.state === 'failed') && (
    <div class="actions">
      <button type="button" onClick={again}>
        {i18n.t('common_retry')}
      </button>
    </div>
  );
  const life = asked.act === 'key' && (
    <button type="button" class="quiet" onClick={() => openNote(asked.projectId, 'key', asked.keyId)}>
      {i18n.t('keyLife_open')}
    </button>
  );
  const words = wordsOf(loaded);
  if (!words) return <Skeleton />;
  if (loaded.state !== 'ready') {
    return (
      <Words words={words} title={i18n.t('console_assessRegion')}>
        {retry}
        {life}
      </Words>
    );
  }
  const { assessment, isStale } = loaded;
  // Nothing of what is too old is shown: its keys' figures are as old as its verdict.
  if (isStale) {
    return (
      <Words words={words} title={<Runs runs={assessment.title} />}>
        {retry}
        <p class="note">{assessment.footnote}</p>
      </Words>
    );
  }
  return (
    <Words words={words} title={<Runs runs={assessment.title} />} keys={assessment}>
      {!isOutOfReach && <Actions {...props} assessment={assessment} />}
      {life}
      <div class="note">
        <EvidenceNotes loaded={loaded} keepsCurrent={keepsCurrent} isOutOfReach={isOutOfReach} />
      </div>
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
    <NextStep words={words} />
    {children}
  </>
);

const Actions = ({
  assessment,
  asked,
  openPlan,
  openOptions,
  announce,
}: AssessmentResultProps & { assessment: Assessment }): JSX.Element => {
  const { planFor, missingScopes } = assessment;
  return (
    <div class="actions">
      {missingScopes.length > 0 && <UseKey scopes={missingScopes} openOptions={openOptions} />}
      {missingScopes.length === 0 && planFor !== null && (
        <button type="button" class="primary" onClick={() => openPlan(asked.projectId, planFor)}>
          {i18n.t('console_openPlan')}
        </button>
      )}
      <CopyEvidence assessment={assessment} className="quiet" announce={announce} />
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
