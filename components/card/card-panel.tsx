import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Card, CardQuery } from '../../utils/protocol/messages';
import { untilAnswered } from '../../utils/protocol/until-answered';
import type { Subject } from '../../utils/protocol/views/subject';
import type { GetAssessment } from '../assessment/use-assessment';
import { CardBody } from './card-body';
import { CardPeek } from './card-peek';
import { CardRemoval } from './card-removal';

type Loaded = { readonly state: 'loading' | 'failed' | 'gone' } | { readonly state: 'ready'; readonly card: Card };

export interface CardPanelProps {
  readonly projectId: string;
  readonly subjects: readonly Subject[];
  readonly label: string;
  /** Whether all is shown, and the focus moves in; otherwise what a pointer that rests on a badge asks for. */
  readonly isWhole: boolean;
  /** A person asks for all of it. */
  readonly onOpen?: () => void;
  readonly getCard: (query: CardQuery) => Promise<Card | null>;
  readonly getAssessment: GetAssessment;
  readonly openPlan: (projectId: string, memberId: string) => void;
  readonly openNote: (projectId: string, kind: 'member' | 'key', id: string) => void;
  readonly openOptions: () => void;
  readonly showInLogs: (projectId: string, keyId: string) => void;
  readonly onClose: () => void;
}

const TITLE = 'title';

const useCard = (
  { projectId, getCard, isWhole }: CardPanelProps,
  subject: Subject | undefined,
): { readonly loaded: Loaded; readonly again: () => void } => {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!subject) return;
    const life = new AbortController();
    setLoaded({ state: 'loading' });
    const load = async (): Promise<void> => {
      // Said at once, and undone by the answer when that comes.
      const card = await untilAnswered(
        () => getCard({ projectId, kind: subject.kind, id: subject.id }),
        life.signal,
        () => setLoaded({ state: 'failed' }),
      );
      if (!life.signal.aborted) setLoaded(card ? { state: 'ready', card } : { state: 'gone' });
    };
    load().catch(() => life.signal.aborted || setLoaded({ state: 'failed' }));
    return () => life.abort();
  }, [subject, attempt, projectId, getCard]);

  // What takes a call to Deepgram comes after what is known already; without it the card stands as it is.
  const keyId = loaded.state === 'ready' ? loaded.card.keyId : null;
  useEffect(() => {
    if (keyId === null || !isWhole) return;
    const life = new AbortController();
    const loadCloser = async (): Promise<void> => {
      const closer = await getCard({ projectId, kind: 'key', id: keyId, closely: true });
      if (closer && !life.signal.aborted) setLoaded({ state: 'ready', card: closer });
    };
    loadCloser().catch(() => undefined);
    return () => life.abort();
  }, [keyId, isWhole, projectId, getCard]);
  return { loaded, again: () => setAttempt(attempt + 1) };
};

/** The card beside a badge: loading, whole, failed, gone, or a choice among those that the row may be. */
export const CardPanel = (props: CardPanelProps): JSX.Element => {
  const { subjects, label, isWhole, showInLogs, projectId, onOpen, onClose } = props;
  const [chosen, setChosen] = useState<Subject | undefined>(subjects.length === 1 ? subjects[0] : undefined);
  const { loaded, again } = useCard(props, chosen);
  const [announcement, announce] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const choose = (subject: Subject): void => {
    setChosen(subject);
    onOpen?.();
  };
  useEffect(() => {
    // It stands where a person has just pressed; who has scrolled on meanwhile isn't taken back.
    if (isWhole) root.current?.focus({ preventScroll: true });
  }, [isWhole]);
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
      {!chosen && <Choice subjects={subjects} choose={choose} />}
      {chosen && loaded.state === 'loading' && <Skeleton />}
      {chosen && loaded.state === 'failed' && (
        <LoadError text={i18n.t('console_cardFailed')}>
          <button type="button" onClick={again}>
            {i18n.t('common_retry')}
          </button>
        </LoadError>
      )}
      {chosen && loaded.state === 'gone' && <LoadError text={i18n.t('console_cardGone')} />}
      {chosen && loaded.state === 'ready' && !isWhole && (
        <CardPeek card={loaded.card} titleId={TITLE} onOpen={onOpen} />
      )}
      {chosen && loaded.state === 'ready' && isWhole && (
        <CardBody
          card={loaded.card}
          titleId={TITLE}
          announce={announce}
          showInLogs={(keyId) => {
            onClose();
            showInLogs(projectId, keyId);
          }}
          editNote={chosen.kind === 'invite' ? null : editNote(props, chosen.kind, chosen.id)}
        >
          {chosen.kind === 'member' && (
            <CardRemoval {...props} memberId={chosen.id} canBeService={loaded.card.canBeService} announce={announce} />
          )}
        </CardBody>
      )}
      <p class="said" role="status">
        {announcement}
      </p>
    </div>
  );
};

const editNote =
  ({ openNote, projectId }: CardPanelProps, kind: 'member' | 'key', id: string) =>
  (): void =>
    openNote(projectId, kind, id);

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

const LoadError = ({ text, children }: { text: string; children?: ComponentChildren }): JSX.Element => (
  <div class="trouble">
    <p>{text}</p>
    {children}
  </div>
);
