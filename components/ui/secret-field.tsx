import type { InputHTMLAttributes, Ref } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './button';
import './secret-field.css';

interface SecretFieldProps {
  /** The input's own attributes; without `value` it holds its text by itself, and no component knows it. */
  field: Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'role' | 'ref'>;
  inputRef?: Ref<HTMLInputElement>;
  /** What the button that shows and the one that hides the text are called. */
  showLabel: string;
  hideLabel: string;
}

/** A field for a key or a passphrase, hidden until a person asks to see it. Its label stands before it. */
export const SecretField = ({ field, inputRef = null, showLabel, hideLabel }: SecretFieldProps) => {
  const [shown, setShown] = useState(false);
  const shared = { autocapitalize: 'off', spellcheck: false, ...field, ref: inputRef } as const;
  return (
    <div class="lp-secret">
      {shown ? <input {...shared} type="text" /> : <input {...shared} type="password" />}
      <Button kind="quiet" label={shown ? hideLabel : showLabel} onClick={() => setShown(!shown)}>
        {shown ? i18n.t('common_hide') : i18n.t('common_show')}
      </Button>
    </div>
  );
};
