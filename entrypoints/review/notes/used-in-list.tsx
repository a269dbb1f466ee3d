import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { MAX_NOTE_LIST, MAX_NOTE_TEXT, USE_KINDS, type UsedIn, type UseKind } from '../../../utils/rules/notes/note';
import { formatsOf } from '../../../utils/wording/formats';
import { useWords } from '../../../utils/wording/notes/names';
import type { EditedNote } from './use-note';

/** A choice's value is one of those that were offered. */
const kindOf = (value: string): UseKind => USE_KINDS.find((kind) => kind === value) ?? 'application';

/** Where a key is used: a kind and a text each. */
export const UsedInList = ({ note }: { readonly note: EditedNote }) => {
  const places = note.values.usedIn ?? [];
  const list = useRef<HTMLFieldSetElement>(null);
  const set = (next: readonly UsedIn[]): void => note.set('usedIn', next.length === 0 ? null : next);
  const change = (at: number, part: Partial<UsedIn>): void =>
    set(places.map((place, index) => (index === at ? { ...place, ...part } : place)));
  const { number } = formatsOf(i18n.t);
  return (
    <fieldset class="note-field note-list" ref={list}>
      <legend>{i18n.t('note_usedIn')}</legend>
      {places.map(({ kind, text }, at) => (
        // Places have no id of their own, and are only added at the end.
        <div class="note-entry" key={`${at}`}>
          <select
            aria-label={i18n.t('note_usedInKind', [number(at + 1)])}
            value={kind}
            onChange={({ currentTarget }) => change(at, { kind: kindOf(currentTarget.value) })}
          >
            {USE_KINDS.map((each) => (
              <option key={each} value={each}>
                {useWords(each, i18n.t)}
              </option>
            ))}
          </select>
          <input
            type="text"
            aria-label={i18n.t('note_usedInText', [number(at + 1)])}
            maxLength={MAX_NOTE_TEXT}
            value={text}
            autoComplete="off"
            dir="auto"
            onInput={({ currentTarget }) => change(at, { text: currentTarget.value })}
          />
          <Button
            kind="icon"
            label={i18n.t('note_usedInRemove', [number(at + 1)])}
            onClick={() => {
              set(places.filter((_, index) => index !== at));
              list.current?.querySelector<HTMLButtonElement>('.note-add button')?.focus();
            }}
          >
            ×
          </Button>
        </div>
      ))}
      {places.length < MAX_NOTE_LIST && (
        <p class="note-add">
          <Button onClick={() => set([...places, { kind: 'application', text: '' }])}>
            {i18n.t('note_usedInAdd')}
          </Button>
        </p>
      )}
    </fieldset>
  );
};
