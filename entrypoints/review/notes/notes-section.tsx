import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { AskFailed } from '../../../components/ui/ask-failed';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { sendMessage } from '../../../utils/protocol/envelope';
import { subjectAt, teamAt } from '../../../utils/protocol/review-address';
import type { NoteRow, NotesView } from '../../../utils/protocol/views/notes';
import { withWords } from '../../../utils/rules/notes/search';
import { watchRevision } from '../../../utils/storage/revision';
import { formatsOf } from '../../../utils/wording/formats';

/** Asked for again whenever the project's data changes. `undefined`: not answered yet; `null`: no answer. */
const useNotes = (projectId: string): NotesView | null | undefined => {
  const [view, setView] = useState<NotesView | null | undefined>(undefined);
  useEffect(() => {
    const left = new AbortController();
    const load = async (): Promise<void> => {
      const found = await sendMessage('getNotes', { projectId }).catch(() => null);
      if (!left.signal.aborted) setView(found);
    };
    void load();
    watchRevision(projectId, left.signal, () => void load());
    return () => left.abort();
  }, [projectId]);
  return view;
};

const Row = ({ projectId, row }: { readonly projectId: string; readonly row: NoteRow }) => (
  <li class="note-row" data-note={`${row.kind}:${row.id}`}>
    <a href={subjectAt(projectId, row.kind, row.id)}>
      <bdi>{row.title}</bdi>
    </a>
    <p class="lp-sub">
      {row.by && <bdi>{row.by}</bdi>}
      {!row.isListed && ` · ${i18n.t('note_gone')}`}
      {row.isCanary && (
        <>
          {' · '}
          <b>
            {i18n.t('note_canary')}: {i18n.t('note_canaryIs')}
          </b>
        </>
      )}
    </p>
    {row.purpose && (
      <p>
        <bdi>{row.purpose}</bdi>
      </p>
    )}
    {row.usedIn && (
      <p class="lp-sub">
        <bdi>{row.usedIn}</bdi>
      </p>
    )}
  </li>
);

const Found = ({ projectId, notes }: { readonly projectId: string; readonly notes: readonly NoteRow[] }) => {
  const [sought, setSought] = useState('');
  const found = withWords(notes, sought, ({ words }) => words);
  return (
    <>
      <input
        type="search"
        class="note-search"
        aria-label={i18n.t('note_search')}
        placeholder={i18n.t('note_search')}
        value={sought}
        onInput={({ currentTarget }) => setSought(currentTarget.value)}
      />
      <p class="lp-sub" role="status">
        {found.length === 0
          ? i18n.t('note_noMatch')
          : i18n.t('note_searchCount', found.length, [formatsOf(i18n.t).number(found.length)])}
      </p>
      <ul class="note-rows">
        {found.map((row) => (
          <Row key={`${row.kind}:${row.id}`} projectId={projectId} row={row} />
        ))}
      </ul>
    </>
  );
};

/** All keys and members with notes, searched as a person types. */
export const NotesSection = ({ projectId }: { readonly projectId: string }) => {
  const view = useNotes(projectId);
  return (
    <section class="lp-card review-card" aria-labelledby="notes" aria-busy={view === undefined}>
      <h2 id="notes">{i18n.t('note_listTitle')}</h2>
      {view === undefined && (
        <p role="status" aria-label={i18n.t('note_loading')}>
          <Skeleton width={360} height={18} />
        </p>
      )}
      {view === null && <AskFailed />}
      {view?.problem && (
        <div role="status">
          <p class="lp-sub">{i18n.t('note_fromCopy')}</p>
        </div>
      )}
      {view && view.damaged > 0 && (
        <Notice tone="unknown" title={i18n.t('note_damaged', view.damaged, [formatsOf(i18n.t).number(view.damaged)])} />
      )}
      {view && view.notes.length > 0 && <Found projectId={projectId} notes={view.notes} />}
      {view?.notes.length === 0 && (
        <>
          <p>{i18n.t('note_none')}</p>
          <p class="lp-sub">{i18n.t('note_noneNext')}</p>
        </>
      )}
      <p>
        <a href={teamAt(projectId)}>{i18n.t('team_link')}</a>
      </p>
      <p class="lp-sub review-footnote">{i18n.t('note_privacy')}</p>
    </section>
  );
};
