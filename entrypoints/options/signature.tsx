import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_SIGNATURE } from '../../utils/rules/notes/note';
import { NotSaved, SavedTick } from './save-outcome';
import type { SaveOutcome } from './settings-editor';
import { useWhenHidden } from './when-hidden';

interface SignatureProps {
  readonly value: string;
  readonly onChange: (signature: string) => void;
  readonly outcome: SaveOutcome | undefined;
}

/** What a person signs their notes with: saved when the field is left, and when the page is hidden or closed. */
export const Signature = ({ value, onChange, outcome }: SignatureProps) => {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  const save = (): void => {
    if (text.trim() !== value) onChange(text.trim());
  };
  useWhenHidden(save);
  return (
    <div class="setting">
      <div class="figure">
        <label for="signature">{i18n.t('settings_signature')}</label>
        <SavedTick shown={outcome?.ok === true && text.trim() === value} />
        <input
          id="signature"
          class="signature-entry"
          type="text"
          value={text}
          maxLength={MAX_SIGNATURE}
          autoComplete="off"
          aria-describedby="signature-help"
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onChange={save}
        />
      </div>
      <p class="lp-sub" id="signature-help">
        {i18n.t('settings_signatureHelp')}
      </p>
      <NotSaved outcome={outcome} onRetry={() => onChange(text.trim())} />
    </div>
  );
};
