import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { NoteView, SuccessorChoice } from '../../../utils/protocol/views/notes';
import { withWords } from '../../../utils/rules/notes/search';
import type { EditedNote } from './use-note';

/** More keys than this are searched rather than looked through. */
const FEW = 12;

interface PickerProps {
  readonly note: EditedNote;
  readonly view: NoteView;
}

const Options = ({ keys, label }: { readonly keys: readonly SuccessorChoice[]; readonly label: string }) =>
  keys.length === 0 ? null : (
    <optgroup label={label}>
      {keys.map(({ id, name }) => (
        <option key={id} value={id} dir="auto">
          {name}
        </option>
      ))}
    </optgroup>
  );

/** Which active key comes in this one's place: the likely ones first, and searched where they are many. */
export const SuccessorPicker = ({ note, view: { keys } }: PickerProps) => {
  const [words, setWords] = useState('');
  const chosen = keys.find(({ id }) => id === note.values.successor?.toLowerCase());
  const matching = withWords(keys, words, ({ name }) => name);
  const found = keys.filter((each) => each === chosen || (each.as !== 'gone' && matching.includes(each)));
  const hasNone = words.trim() !== '' && !found.some((each) => matching.includes(each));
  const as = (wanted: SuccessorChoice['as']) => found.filter((each) => each.as === wanted);
  const others = [...as('other'), ...as('gone')];
  return (
    <>
      {keys.length > FEW && (
        <input
          type="search"
          name="successorSearch"
          class="note-successor-search"
          aria-label={i18n.t('note_successorSearch')}
          value={words}
          autoComplete="off"
          dir="auto"
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
          // It would store the note.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      <select
        id="note-successor"
        name="successor"
        value={chosen?.id ?? ''}
        aria-describedby="note-successor-state"
        onChange={({ currentTarget }) => note.set('successor', currentTarget.value || null)}
      >
        <option value="">{i18n.t('note_noKey')}</option>
        <Options keys={as('likely')} label={i18n.t('note_successorLikely')} />
        <Options keys={others} label={i18n.t('note_successorOthers')} />
      </select>
      <p class="lp-sub" id="note-successor-state" role="status">
        {chosen?.as === 'gone' ? i18n.t('note_successorGone') : hasNone && i18n.t('note_successorNoMatch')}
      </p>
    </>
  );
};
