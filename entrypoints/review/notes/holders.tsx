import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import type { NoteView } from '../../../utils/protocol/views/notes';
import { type Holder, MAX_NOTE_LIST, MAX_NOTE_TEXT } from '../../../utils/rules/notes/note';
import { formatsOf } from '../../../utils/wording/formats';
import type { EditedNote } from './use-note';

interface HoldersProps {
  readonly note: EditedNote;
  readonly view: NoteView;
}

/** Who knows a key's secret: members, and others by what they are called. */
export const Holders = ({ note, view }: HoldersProps) => {
  const holders = note.values.holders ?? [];
  const list = useRef<HTMLFieldSetElement>(null);
  const set = (next: readonly Holder[]): void => note.set('holders', next.length === 0 ? null : next);
  const change = (at: number, holder: Holder): void => set(holders.map((one, index) => (index === at ? holder : one)));
  const { number } = formatsOf(i18n.t);
  return (
    <fieldset class="note-field note-list" ref={list}>
      <legend>{i18n.t('note_holders')}</legend>
      {holders.map((holder, at) => (
        // As for places of use.
        <div class="note-entry" key={`${at}`}>
          <select
            aria-label={i18n.t('note_holderMember', [number(at + 1)])}
            value={'memberId' in holder ? holder.memberId : ''}
            onChange={({ currentTarget: { value } }) => change(at, value === '' ? { name: '' } : { memberId: value })}
          >
            <option value="">{i18n.t('note_holderOther')}</option>
            {view.members.map(({ id, name }) => (
              <option key={id} value={id} dir="auto">
                {name}
              </option>
            ))}
          </select>
          {'name' in holder && (
            <input
              type="text"
              aria-label={i18n.t('note_holderName')}
              maxLength={MAX_NOTE_TEXT}
              value={holder.name}
              autoComplete="off"
              dir="auto"
              onInput={({ currentTarget }) => change(at, { name: currentTarget.value })}
            />
          )}
          <Button
            kind="icon"
            label={i18n.t('note_holderRemove', [number(at + 1)])}
            onClick={() => {
              set(holders.filter((_, index) => index !== at));
              list.current?.querySelector<HTMLButtonElement>('.note-add button')?.focus();
            }}
          >
            ×
          </Button>
        </div>
      ))}
      {holders.length < MAX_NOTE_LIST && (
        <p class="note-add">
          <Button onClick={() => set([...holders, { name: '' }])}>{i18n.t('note_holderAdd')}</Button>
        </p>
      )}
    </fieldset>
  );
};
