import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AssessmentQuery, AssessmentWords, Candidate } from '../../utils/protocol/views/assessment';
import { AssessmentResult } from './assessment-result';
import { asGiven, wordsOf } from './assessment-words';
import { MemberChoice } from './member-choice';
import { type GetAssessment, type Loaded, useAssessment } from './use-assessment';
import { Glyph } from './verdict';

export interface AssessmentPanelProps {
  /** What to judge; `null`: it isn't certain, and one of the candidates may be chosen. */
  readonly query: AssessmentQuery | null;
  readonly candidates: readonly Candidate[];
  readonly keepsCurrent: boolean;
  /** What a person should know about how the member was recognised. */
  readonly note?: 'console_leaveByName' | 'console_leaveByKey' | undefined;
  /** The role that was asked about has been given. */
  readonly isGiven?: boolean;
  /** The browser keeps all but the host's dialog from being pressed: what can't be used isn't shown. */
  readonly isOutOfReach: boolean;
  /** It stands on one line. */
  readonly isStrip: boolean;
  /** Where it stands on one line: whether there is room to open it. Where it was opened so: to close it again. */
  readonly canToggle: boolean;
  readonly getAssessment: GetAssessment;
  readonly openPlan: (projectId: string, memberId: string) => void;
  readonly openNote: (projectId: string, kind: 'key', id: string) => void;
  readonly openOptions: () => void;
  readonly onChoose: (candidate: Candidate) => void;
  readonly onToggle: () => void;
  readonly onClose: () => void;
}

/** What is said in one line, and aloud. */
const lineOf = (
  props: AssessmentPanelProps,
  isChosen: boolean,
  loaded: Loaded,
): Pick<AssessmentWords, 'tone' | 'line'> => {
  if (!props.query && !isChosen) return { tone: 'unknown', line: i18n.t('console_assessUncertain') };
  return wordsOf(loaded) ?? { tone: 'quiet', line: i18n.t('console_loading') };
};

/** What would happen, beside the control of the Console's that makes it happen. It presses nothing there. */
export const AssessmentPanel = (props: AssessmentPanelProps): JSX.Element => {
  const { query, candidates, isOutOfReach, isStrip, canToggle, onToggle, onClose } = props;
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const asked = query ?? chosen?.query ?? null;
  const { loaded: asAsked, again } = useAssessment(asked, props.getAssessment, props.keepsCurrent);
  const loaded = props.isGiven ? asGiven(asAsked) : asAsked;
  const [announcement, announce] = useState('');
  const summary = lineOf(props, chosen !== null, loaded);
  const isLoading = asked !== null && loaded.state === 'loading';
  // What was copied is said until there is something new to say.
  useEffect(() => announce(''), [summary.line]);
  const choose = (candidate: Candidate): void => {
    setChosen(candidate);
    props.onChoose(candidate);
  };
  const toggle = canToggle && !isOutOfReach && (
    <button type="button" class="quiet" aria-expanded={!isStrip} onClick={onToggle}>
      {i18n.t(isStrip ? 'common_show' : 'common_hide')}
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
            <AssessmentResult {...props} asked={asked} loaded={loaded} again={again} announce={announce} />
          ) : (
            <MemberChoice candidates={candidates} isOutOfReach={isOutOfReach} choose={choose} />
          )}
          {chosen && !query && <p class="sub">{i18n.t('console_assessChosen')}</p>}
          {props.note && <p class="sub">{i18n.t(props.note)}</p>}
          {isOutOfReach && <p class="sub">{i18n.t('console_assessOutOfReach')}</p>}
          {!isStrip && toggle}
        </div>
      </div>
      <p class="said" role="status">
        {announcement || (isLoading ? '' : summary.line)}
      </p>
    </section>
  );
};
