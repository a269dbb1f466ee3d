import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import type { NoteChoice, NoteView } from '../../../utils/protocol/views/notes';
import { MAX_NOTE_TEXT, type NoteField } from '../../../utils/rules/notes/note';
import { Holders } from './holders';
import { SuccessorPicker } from './successor-picker';
import type { EditedNote } from './use-note';
import { UsedInList } from './used-in-list';

interface FieldProps {
  readonly field: NoteField;
  readonly label: string;
  readonly help?: string;
  readonly view: NoteView;
  readonly children: ComponentChildren;
}

/** A labelled field, what it is for, and who wrote it last. */
const Field = ({ field, label, help, view, children }: FieldProps) => (
  <div class="note-field">
    <label for={`note-${field}`}>{label}</label>
    {children}
    {help && (
      <p class="lp-sub" id={`note-${field}-help`}>
        {help}
      </p>
    )}
    {view.written[field] && (
      <p class="lp-sub note-written">
        <bdi>{view.written[field]}</bdi>
      </p>
    )}
  </div>
);

type TextField = 'purpose' | 'ask';
type ChoiceField = 'backup' | 'responsible';

interface Editing {
  readonly note: EditedNote;
  readonly view: NoteView;
}

const Text = ({ note, view, field, label, help }: Editing & { field: TextField; label: string; help?: string }) => (
  <Field field={field} label={label} view={view} {...(help && { help })}>
    <input
      id={`note-${field}`}
      name={field}
      type="text"
      maxLength={MAX_NOTE_TEXT}
      value={note.values[field] ?? ''}
      autoComplete="off"
      dir="auto"
      {...(help && { 'aria-describedby': `note-${field}-help` })}
      onInput={({ currentTarget }) => note.set(field, currentTarget.value || null)}
    />
  </Field>
);

const KeepUntil = ({ note, view }: Editing) => (
  <Field field="keepUntil" label={i18n.t('note_keepUntil')} view={view}>
    <input
      id="note-keepUntil"
      name="keepUntil"
      type="date"
      value={note.values.keepUntil ?? ''}
      onInput={({ currentTarget }) => note.set('keepUntil', currentTarget.value || null)}
    />
  </Field>
);

interface ChoiceProps extends Editing {
  readonly field: ChoiceField;
  readonly label: string;
  readonly none: string;
  readonly choices: readonly NoteChoice[];
  readonly help?: string;
}

const Choice = ({ note, view, field, label, none, choices, help }: ChoiceProps) => (
  <Field field={field} label={label} view={view} {...(help && { help })}>
    <select
      id={`note-${field}`}
      name={field}
      value={note.values[field] ?? ''}
      {...(help && { 'aria-describedby': `note-${field}-help` })}
      onChange={({ currentTarget }) => note.set(field, currentTarget.value || null)}
    >
      <option value="">{none}</option>
      {choices.map(({ id, name }) => (
        <option key={id} value={id} dir="auto">
          {name}
        </option>
      ))}
    </select>
  </Field>
);

const Canary = ({ note }: Pick<Editing, 'note'>) => (
  <div class="note-field">
    <label class="note-mark">
      <input
        type="checkbox"
        name="canary"
        checked={note.values.canary === true}
        aria-describedby="note-canary-help"
        onChange={({ currentTarget }) => note.set('canary', currentTarget.checked ? true : null)}
      />
      {i18n.t('note_canaryMark')}
    </label>
    <p class="lp-sub" id="note-canary-help">
      {i18n.t('note_canaryHelp')}
    </p>
  </div>
);

const KeyFields = (editing: Editing) => (
  <>
    <UsedInList note={editing.note} />
    <Text {...editing} field="ask" label={i18n.t('note_ask')} />
    <Holders {...editing} />
    <Choice
      {...editing}
      field="backup"
      label={i18n.t('note_backup')}
      none={i18n.t('note_nobody')}
      choices={editing.view.members}
    />
    <Field field="successor" label={i18n.t('note_successor')} view={editing.view}>
      <SuccessorPicker {...editing} />
    </Field>
    <KeepUntil {...editing} />
    <Canary {...editing} />
  </>
);

const MemberFields = (editing: Editing) => (
  <>
    <Text {...editing} field="ask" label={i18n.t('note_ask')} />
    <Choice
      {...editing}
      field="responsible"
      label={i18n.t('note_responsible')}
      help={i18n.t('note_responsibleHelp')}
      none={i18n.t('note_nobody')}
      choices={editing.view.members}
    />
    <Choice
      {...editing}
      field="backup"
      label={i18n.t('note_backupMember')}
      none={i18n.t('note_nobody')}
      choices={editing.view.members}
    />
  </>
);

/** A form with a label for each field. It is stored by its button alone. */
export const NoteForm = (editing: Editing) => {
  const { note, view } = editing;
  return (
    <form
      class="note-form"
      aria-labelledby="note"
      onSubmit={(event) => {
        event.preventDefault();
        if (!note.busy) void note.save();
      }}
    >
      <Text {...editing} field="purpose" label={i18n.t('note_purpose')} help={i18n.t('note_purposeHelp')} />
      {view.kind === 'key' ? <KeyFields {...editing} /> : <MemberFields {...editing} />}
      <div class="note-actions">
        <Button kind="primary" type="submit" busy={note.busy}>
          {i18n.t('note_save')}
        </Button>
      </div>
    </form>
  );
};
