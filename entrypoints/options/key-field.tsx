import type { InputHTMLAttributes, TargetedInputEvent } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/button';
import type { EnteredKey } from './use-key';

export const KeyField = ({ entered }: { entered: EnteredKey }) => {
  const [shown, setShown] = useState(false);
  const { progress, shape, text } = entered;
  const useless = 'check' in progress && progress.check.fault !== null;
  const field: Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'role'> = {
    id: 'key',
    value: text,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => entered.enter(event.currentTarget.value),
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    'aria-describedby': 'key-outcome',
    'aria-invalid': useless || shape === 'key-id',
  };
  return (
    <form
      class="key-form"
      onSubmit={(event) => {
        event.preventDefault();
        entered.connect();
      }}
    >
      <label for="key">{i18n.t('connect_field')}</label>
      <div class="key-line">
        <div class="key-box">
          {shown ? <input {...field} type="text" /> : <input {...field} type="password" />}
          <Button
            kind="quiet"
            label={shown ? i18n.t('connect_hideLabel') : i18n.t('connect_showLabel')}
            onClick={() => setShown(!shown)}
          >
            {shown ? i18n.t('connect_hide') : i18n.t('connect_show')}
          </Button>
        </div>
        <Button
          kind="primary"
          type="submit"
          busy={shape === 'empty' || shape === 'key-id' || progress.state === 'connecting'}
        >
          {i18n.t('connect_button')}
        </Button>
      </div>
    </form>
  );
};
