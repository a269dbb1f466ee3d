import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { SecretField } from '../../../components/ui/secret-field';
import { StrengthMeter } from './strength-meter';
import { useStrength } from './use-strength';

type Wrong = 'empty' | 'weak' | 'different' | 'unjudged' | null;

const wrongWords = (wrong: Exclude<Wrong, null>): string => {
  switch (wrong) {
    case 'empty':
      return i18n.t('keyStorage_passphraseEmpty');
    case 'weak':
      return i18n.t('keyStorage_passphraseWeak');
    case 'different':
      return i18n.t('keyStorage_passphraseDifferent');
    case 'unjudged':
      return i18n.t('strength_unjudged');
  }
};

interface PassphraseFormProps {
  /** What the button says. */
  readonly action: string;
  readonly busy: boolean;
  /** Gets the passphrase once. */
  readonly onChosen: (passphrase: string) => void;
}

/** Two fields and a meter. What is typed stays in the fields alone, and is cleared from there as it is handed on. */
export const PassphraseForm = ({ action, busy, onChosen }: PassphraseFormProps) => {
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const { judged, soon, now } = useStrength();
  const [wrong, setWrong] = useState<Wrong>(null);

  /** What keeps it from being taken, and which field to go to. */
  const check = async (chosen: HTMLInputElement, again: HTMLInputElement): Promise<Wrong> => {
    if (chosen.value === '') return 'empty';
    const strength = await now(chosen.value);
    if (!strength) return 'unjudged';
    if (!strength.enough) return 'weak';
    return chosen.value === again.value ? null : 'different';
  };

  const submit = async (): Promise<void> => {
    const [chosen, again] = [first.current, second.current];
    if (!chosen || !again || busy) return;
    const found = await check(chosen, again);
    setWrong(found);
    if (found !== null) {
      (found === 'different' ? again : chosen).focus();
      return;
    }
    const passphrase = chosen.value;
    chosen.value = '';
    again.value = '';
    void now('');
    onChosen(passphrase);
  };

  const labels = { showLabel: i18n.t('common_showPassphrase'), hideLabel: i18n.t('common_hidePassphrase') };
  return (
    <form
      class="passphrase"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label for="passphrase">{i18n.t('keyStorage_newPassphrase')}</label>
      <SecretField
        inputRef={first}
        field={{
          id: 'passphrase',
          autocomplete: 'new-password',
          'aria-describedby': 'passphrase-strength passphrase-wrong',
          'aria-invalid': (wrong !== null && wrong !== 'different') || undefined,
          onInput: ({ currentTarget }) => {
            setWrong(null);
            soon(currentTarget.value);
          },
        }}
        {...labels}
      />
      <StrengthMeter id="passphrase-strength" judged={judged} />
      <label for="passphrase-again">{i18n.t('keyStorage_passphraseAgain')}</label>
      <SecretField
        inputRef={second}
        field={{
          id: 'passphrase-again',
          autocomplete: 'new-password',
          'aria-describedby': 'passphrase-wrong',
          'aria-invalid': wrong === 'different' || undefined,
          onInput: () => setWrong(null),
        }}
        {...labels}
      />
      <p id="passphrase-wrong" class="setting-wrong" role="status">
        {wrong && wrongWords(wrong)}
      </p>
      <p class="lp-sub">{i18n.t('keyStorage_noWayBack')}</p>
      <Button kind="primary" type="submit" busy={busy}>
        {action}
      </Button>
    </form>
  );
};
