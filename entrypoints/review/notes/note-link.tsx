import { i18n } from '#i18n';
import { subjectAt } from '../../../utils/protocol/review-address';
import type { NoteKind } from '../../../utils/rules/notes/note';

interface NoteLinkProps {
  readonly projectId: string;
  readonly kind: NoteKind;
  readonly id: string;
  /** Whose note: several links stand on a page. */
  readonly name: string;
  /** Whether anything may be noted already. */
  readonly isThere: boolean;
}

/** The way to where a note is read and written. */
export const NoteLink = ({ projectId, kind, id, name, isThere }: NoteLinkProps) => (
  <a
    class="note-link"
    href={subjectAt(projectId, kind, id)}
    aria-label={isThere ? i18n.t('note_editOf', [name]) : i18n.t('note_addOf', [name])}
  >
    {isThere ? i18n.t('note_edit') : i18n.t('note_add')}
  </a>
);
