import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Card, CardQuery } from '../../utils/messages';
import { untilAnswered } from '../../utils/until-answered';
import type { GetAssessment } from '../assessment/use-assessment';
import { CardBody } from './card-body';
import { CardRemoval } from './card-removal';
import type { Subject } from './subject';

type Loaded = { readonly state: 'loading' | 'failed' | 'gone' } | { readonly state: 'ready'; readonly card: Card };

export interface CardPanelProps {
  readonly projectId: string;
  readonly subjects: readonly Subject[];
  readonly label: string;
  readonly takeFocus: boolean;
  readonly getCard: (query: CardQuery) => Promise<Card | null>;
  readonly getAssessment: GetAssessment;
  readonly openPlan: (projectId: string, memberId: string) => void;
  readonly showInLogs: (projectId: string, keyId: string) => void;
  readonly onClose: () => void;
}

const TITLE = 'title';

const useCard = (
  { projectId, getCard }: CardPanelProps,
  subject: Subject | undefined,
): { readonly loaded: Loaded; readonly again: () => void } => {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!subject) return;
    const life = new AbortController();
    setLoaded({ state: 'loading' });
    const query = { projectId, kind: subject.kind, id: subject.id };
    const load = async (): Promise<void> => {
      // Said at once, and undone by the answer when that comes.
      const card = await untilAnswered(
        () => getCard(query),
        life.signal,
        () => setLoaded({ state: 'failed' }),
      );
      if (life.signal.aborted) return;
      setLoaded(card ? { state: 'ready', card } : { state: 'gone' });
      // What takes a call to Deepgram comes after what is known already; without it the card stands as it is.
      const closer = card?.keyId ? await getCard({ ...query, closely: true }).catch(() => null) : null;
      if (!life.signal.aborted && closer) setLoaded({ state: 'ready', card: closer });
    };
    load().catch(() => life.signal.aborted || setLoaded({ state: 'failed' }));
    return () => life.abort();
  }, [subject, attempt, projectId, getCard]);
  return { loaded, again: () => setAttempt(attempt + 1) };
};

/** The card beside a badge: loading, whole, failed, gone, or a choice among those that the row may be. */
export const CardPanel = (props: CardPanelProps): JSX.Element => {
  const { subjects, label, takeFocus, showInLogs, projectId, onClose } = props;
  const [chosen, setChosen] = useState<Subject | undefined>(subjects.length === 1 ? subjects[0] : undefined);
  const { loaded, again } = useCard(props, chosen);
  const [said, say] = useState('');
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It stands where a person has just pressed; who has scrolled on meanwhile isn't taken back.
    if (takeFocus) root.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  return (
    <div
      ref={root}
      class="card"
      role="dialog"
      aria-label={loaded.state === 'ready' ? undefined : label}
      aria-labelledby={loaded.state === 'ready' ? TITLE : undefined}
      tabIndex={-1}
    >
      <button type="button" class="close" aria-label={i18n.t('console_close')} onClick={onClose}>
        ×
      </button>
      {!chosen && <Choice subjects={subjects} choose={setChosen} />}
      {chosen && loaded.state === 'loading' && <Skeleton />}
      {chosen && loaded.state === 'failed' && (
        <Trouble text={i18n.t('console_cardFailed')}>
          <button type="button" onClick={again}>
            {i18n.t('console_tryAgain')}
          </button>
        </Trouble>
      )}
      {chosen && loaded.state === 'gone' && <Trouble text={i18n.t('console_cardGone')} />}
      {chosen && loaded.state === 'ready' && (
        <CardBody
          card={loaded.card}
          titleId={TITLE}
          say={say}
          showInLogs={(keyId) => {
            onClose();
            showInLogs(projectId, keyId);
          }}
        >
          {chosen.kind === 'member' && <CardRemoval {...props} memberId={chosen.id} say={say} />}
        </CardBody>
      )}
      <p class="said" role="status">
        {said}
      </p>
    </div>
  );
};

const Choice = (props: { subjects: readonly Subject[]; choose: (subject: Subject) => void }): JSX.Element => (
  <>
    <h2>{i18n.t('console_whichTitle')}</h2>
    <p class="sub">{i18n.t('console_whichWhy')}</p>
    <ul class="choice">
      {props.subjects.map((subject) => (
        <li key={subject.id}>
          <button type="button" onClick={() => props.choose(subject)}>
            <bdi dir="ltr">{subject.description}</bdi>
            {subject.kind === 'key' && <span class="mono">{subject.id}</span>}
            {subject.address && <bdi dir="ltr">{subject.address}</bdi>}
          </button>
        </li>
      ))}
    </ul>
  </>
);

const Skeleton = (): JSX.Element => (
  <div class="skeleton" role="status" aria-label={i18n.t('console_loading')}>
    <i />
    <i />
    <i />
    <i />
  </div>
);

const Trouble = ({ text, children }: { text: string; children?: ComponentChildren }): JSX.Element => (
  <div class="trouble">
    <p>{text}</p>
    {children}
  </div>
);
