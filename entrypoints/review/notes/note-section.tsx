import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { StorageNotice } from '../../../components/ui/storage-notice';
import { isolated } from '../../../utils/wording/sanitise';
import { NoteForm } from './note-form';
import { type EditedNote, type NoteSubject, useNote } from './use-note';

/** A key or member by the subject in the address (rules/events/subject.ts); `null`: neither. */
const subjectOf = (projectId: string, about: string | null): NoteSubject | null => {
  const [, kind, id] = /^(key|member):(.+)$/s.exec(about ?? '') ?? [];
  return id && (kind === 'key' || kind === 'member') ? { projectId, kind, id } : null;
};

const Said = ({ ended, undo }: Pick<EditedNote, 'ended' | 'undo'>) => {
  if (ended?.how === 'unchanged') return <p class="lp-sub">{i18n.t('note_nothingChanged')}</p>;
  if (ended?.how === 'undone') return <p class="lp-sub">{i18n.t('note_undone')}</p>;
  if (ended?.how !== 'saved') return null;
  return (
    <p class="lp-sub snooze-done">
      {i18n.t('note_saved')}
      {undo && (
        <Button label={i18n.t('note_undo')} onClick={() => void undo()}>
          {i18n.t('review_undo')}
        </Button>
      )}
    </p>
  );
};

/** How saving went: what was typed stays in the form where it failed. */
const Outcome = ({ ended, undo, copyProblem }: Pick<EditedNote, 'ended' | 'undo' | 'copyProblem'>) => (
  <>
    <div role="status" class="note-said">
      <Said key={ended?.count} ended={ended} undo={undo} />
      {ended?.how === 'refused' && <StorageNotice problem={ended.problem} />}
      {copyProblem && (
        <Notice tone="attention" title={copyProblem === 'full' ? i18n.t('note_copyFull') : i18n.t('note_copyFailed')}>
          <p>{i18n.t('note_copyNext')}</p>
        </Notice>
      )}
    </div>
    {ended?.how === 'failed' && (
      <Notice key={ended.count} tone="attention" title={i18n.t('note_failed')} announce="assertive">
        <p>{i18n.t('note_failedNext')}</p>
      </Notice>
    )}
  </>
);

const Note = ({ subject }: { readonly subject: NoteSubject }) => {
  const note = useNote(subject);
  const { view } = note;
  if (view === null) return null;
  const title = view ? isolated(view.title) : '';
  return (
    <section class="lp-card review-card" aria-labelledby="note" aria-busy={!view}>
      <h2 id="note">
        {view ? i18n.t(subject.kind === 'key' ? 'note_ofKey' : 'note_ofMember', [title]) : i18n.t('note_title')}
      </h2>
      {!view && (
        <p role="status" aria-label={i18n.t('note_loading')}>
          <Skeleton width={360} height={18} />
        </p>
      )}
      {view?.problem && (
        <div role="status">
          <p class="lp-sub">{i18n.t('note_fromCopy')}</p>
        </div>
      )}
      {view && <NoteForm note={note} view={view} />}
      <Outcome {...note} />
      <p class="lp-sub review-footnote">{i18n.t('note_privacy')}</p>
    </section>
  );
};

/** What a person noted of a key or member, and the form to change it; nothing where the address is about neither. */
export const NoteSection = ({ projectId, about }: { readonly projectId: string; readonly about: string | null }) => {
  const subject = subjectOf(projectId, about);
  return subject && <Note subject={subject} />;
};
