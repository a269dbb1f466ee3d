import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Assessment, AssessmentQuery, AssessmentWords } from '../../utils/assessment';
import { CopyButton } from '../card/copy-button';
import { Runs } from '../card/runs';
import { type GetAssessment, type Loaded, useAssessment } from './use-assessment';
import { AssessedKeys, Glyph, Verdict } from './verdict';

/** One whom it may be about. */
export interface Candidate {
  readonly name: string;
  readonly email: string;
  readonly query: AssessmentQuery;
}

export interface AssessmentPanelProps {
  /** What to judge; `null`: it isn't certain, and one of the candidates may be chosen. */
  readonly query: AssessmentQuery | null;
  readonly candidates: readonly Candidate[];
  readonly keepsCurrent: boolean;
  /** What a person should know of whom it is about. */
  readonly note?: 'console_leaveByName' | 'console_leaveByKey' | undefined;
  /** The browser keeps all but the host's dialog from being pressed: what can't be used isn't shown. */
  readonly isOutOfReach: boolean;
  /** It stands on one line. */
  readonly isStrip: boolean;
  /** Where it stands on one line: whether there is room to open it. Where it was opened so: to close it again. */
  readonly canToggle: boolean;
  readonly getAssessment: GetAssessment;
  readonly openPlan: (projectId: string, memberId: string) => void;
  readonly onChoose: (candidate: Candidate) => void;
  readonly onToggle: () => void;
  readonly onClose: () => void;
}

const TITLE = 'assessment-title';

/** What is said in one line, and aloud. */
const lineOf = (
  props: AssessmentPanelProps,
  isChosen: boolean,
  loaded: Loaded,
): Pick<AssessmentWords, 'tone' | 'line'> => {
  if (!props.query && !isChosen) return { tone: 'unknown', line: i18n.t('console_assessUncertain') };
  if (loaded.state === 'loading') return { tone: 'quiet', line: i18n.t('console_loading') };
  if (loaded.state !== 'ready') {
    return { tone: 'unknown', line: i18n.t(loaded.state === 'gone' ? 'console_assessGone' : 'console_assessFailed') };
  }
  return loaded.isStale ? loaded.assessment.stale : loaded.assessment.say;
};

/** What would happen, beside the control of the Console's that makes it happen. It presses nothing there. */
export const AssessmentPanel = (props: AssessmentPanelProps): JSX.Element => {
  const { query, candidates, isOutOfReach, isStrip, canToggle, onToggle, onClose } = props;
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const asked = query ?? chosen?.query ?? null;
  const { loaded, again } = useAssessment(asked, props.getAssessment, props.keepsCurrent);
  const [said, say] = useState('');
  const summary = lineOf(props, chosen !== null, loaded);
  const isLoading = asked !== null && loaded.state === 'loading';
  // What was copied is said until there is something new to say.
  useEffect(() => say(''), [summary.line]);
  const choose = (candidate: Candidate): void => {
    setChosen(candidate);
    props.onChoose(candidate);
  };
  const toggle = canToggle && !isOutOfReach && (
    <button type="button" class="quiet" aria-expanded={!isStrip} onClick={onToggle}>
      {i18n.t(isStrip ? 'console_assessShow' : 'console_assessHide')}
    </button>
  );
  const close = !isOutOfReach && (
    <button type="button" class="close" aria-label={i18n.t('console_close')} onClick={onClose}>
      ×
    </button>
  );
  return (
    <section class="panel" aria-label={i18n.t('console_assessRegion')} tabIndex={-1}>
      <div class="strip" hidden={!isStrip}>
        <Glyph tone={summary.tone} />
        <b>{summary.line}</b>
        {toggle}
        {close}
      </div>
      <div class="card" hidden={isStrip}>
        <div class="content">
          {close}
          {asked ? (
            <Judged {...props} asked={asked} loaded={loaded} again={again} say={say} />
          ) : (
            <Uncertain candidates={candidates} isOutOfReach={isOutOfReach} choose={choose} />
          )}
          {chosen && !query && <p class="sub">{i18n.t('console_assessChosen')}</p>}
          {props.note && <p class="sub">{i18n.t(props.note)}</p>}
          {isOutOfReach && <p class="sub">{i18n.t('console_assessOutOfReach')}</p>}
          {!isStrip && toggle}
        </div>
      </div>
      <p class="said" role="status">
        {said || (isLoading ? '' : summary.line)}
      </p>
    </section>
  );
};

interface JudgedProps extends Pick<AssessmentPanelProps, 'isOutOfReach' | 'keepsCurrent' | 'openPlan'> {
  readonly asked: AssessmentQuery;
  readonly loaded: Loaded;
  readonly again: () => void;
  readonly say: (words: string) => void;
}

const Judged = (props: JudgedProps): JSX.Element => {
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
    <h2 id={TITLE}>{title}</h2>
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

const clock = (moment: number): string =>
  new Date(moment).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

type NotesProps = { readonly loaded: Extract<Loaded, { state: 'ready' }>; readonly keepsCurrent: boolean };

const Notes = ({ loaded, keepsCurrent }: NotesProps): JSX.Element => {
  const { assessment, askedAt, failedAt } = loaded;
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

interface UncertainProps {
  readonly candidates: readonly Candidate[];
  readonly isOutOfReach: boolean;
  readonly choose: (candidate: Candidate) => void;
}

const Uncertain = ({ candidates, isOutOfReach, choose }: UncertainProps): JSX.Element => (
  <>
    <h2 id={TITLE}>{i18n.t('console_assessUncertain')}</h2>
    <p class="why">{i18n.t(candidates.length > 0 ? 'console_assessUncertainWhy' : 'console_assessUncertainNobody')}</p>
    {candidates.length > 0 && (
      <ul class="choice">
        {candidates.map((candidate) => (
          <li key={candidate.email}>
            {isOutOfReach ? (
              <Person {...candidate} />
            ) : (
              <button type="button" onClick={() => choose(candidate)}>
                <Person {...candidate} />
              </button>
            )}
          </li>
        ))}
      </ul>
    )}
  </>
);

const Person = ({ name, email }: Candidate): JSX.Element => (
  <>
    {name && <bdi>{name}</bdi>} <bdi class="sub">{email}</bdi>
  </>
);

const Skeleton = (): JSX.Element => (
  <div class="skeleton" role="status" aria-label={i18n.t('console_loading')}>
    <i />
    <i class="tall" />
    <i />
    <i />
    <i />
  </div>
);
