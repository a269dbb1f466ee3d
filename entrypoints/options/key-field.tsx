import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { SecretField } from '../../components/ui/secret-field';
import type { EnteredKey } from './use-key';

export const KeyField = ({ entered }: { entered: EnteredKey }) => {
  const { progress, shape, text } = entered;
  const useless = 'check' in progress && progress.check.fault !== null;
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
        <SecretField
          field={{
            id: 'key',
            value: text,
            onInput: (event) => entered.enter(event.currentTarget.value),
            autocomplete: 'off',
            'aria-describedby': 'key-outcome',
            'aria-invalid': useless || shape === 'key-id',
          }}
          showLabel={i18n.t('connect_showLabel')}
          hideLabel={i18n.t('connect_hideLabel')}
        />
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
