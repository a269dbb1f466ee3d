import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { VaultClient } from '../../utils/protocol/vault-mode';
import type { DatabaseProblem } from '../../utils/storage/problem';
import type { UnlockOutcome } from '../../utils/vault/types';
import { formatsOf } from '../../utils/wording/formats';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { SecretField } from '../ui/secret-field';
import { StorageNotice } from '../ui/storage-notice';
import { useWait } from './use-wait';

type Ended =
  | { readonly state: 'idle' | 'trying' | 'empty' | 'wrong' | 'waiting' | 'damaged' | 'unanswered' }
  | { readonly state: 'unavailable'; readonly problem: DatabaseProblem };

/** What came of it in words. How long to wait is said once: the seconds that count down are for the eye alone. */
const Outcome = ({ ended, announced, over }: { ended: Ended; announced: number; over: boolean }) => {
  const { number } = formatsOf(i18n.t);
  switch (ended.state) {
    case 'trying':
      return <p class="lp-sub">{i18n.t('unlock_trying')}</p>;
    case 'empty':
      return <p class="unlock-wrong">{i18n.t('unlock_empty')}</p>;
    case 'wrong':
    case 'waiting':
      return (
        <>
          <p class="unlock-wrong">{ended.state === 'wrong' ? i18n.t('unlock_wrong') : i18n.t('unlock_early')}</p>
          {announced > 0 && (
            <p class="lp-visually-hidden">
              {over ? i18n.t('unlock_again') : i18n.t('unlock_wait', announced, [number(announced)])}
            </p>
          )}
        </>
      );
    case 'damaged':
      return (
        <Notice tone="stop" title={i18n.t('unlock_damaged')}>
          <p>{i18n.t('unlock_damagedNext')}</p>
        </Notice>
      );
    case 'unanswered':
      return (
        <Notice tone="attention" title={i18n.t('common_askFailed')}>
          <p>{i18n.t('unlock_unansweredNext')}</p>
        </Notice>
      );
    case 'unavailable':
      return <StorageNotice problem={ended.problem} />;
    case 'idle':
      return null;
  }
};

const waitOf = (outcome: UnlockOutcome): number | null =>
  outcome.state === 'wrong' ? outcome.waitUntil : outcome.state === 'waiting' ? outcome.until : null;

interface UnlockFormProps {
  readonly unlock: VaultClient['unlock'];
  /** From the status: no passphrase is tried before this. */
  readonly waitUntil: number | null;
  readonly onUnlocked: () => void;
  /** Takes the focus as it appears. */
  readonly focus?: boolean;
}

/** Asks for the passphrase. It stays in the field alone, and is cleared from there as it is tried. */
export const UnlockForm = ({ unlock, waitUntil, onUnlocked, focus = false }: UnlockFormProps) => {
  const field = useRef<HTMLInputElement>(null);
  const [ended, setEnded] = useState<Ended>({ state: 'idle' });
  const [until, setUntil] = useState(waitUntil);
  const [announced, setAnnounced] = useState(0);
  const seconds = useWait(until);
  useEffect(() => setUntil(waitUntil), [waitUntil]);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);

  const settle = (outcome: UnlockOutcome): void => {
    const wait = waitOf(outcome);
    setUntil(wait);
    setAnnounced(wait === null ? 0 : Math.max(0, Math.ceil((wait - Date.now()) / 1000)));
    switch (outcome.state) {
      case 'unlocked':
      case 'not-needed':
        setEnded({ state: 'idle' });
        onUnlocked();
        return;
      case 'unavailable':
        setEnded({ state: 'unavailable', problem: outcome.problem });
        return;
      default:
        setEnded({ state: outcome.state });
    }
    field.current?.focus();
  };

  const submit = async (): Promise<void> => {
    const { current: input } = field;
    if (!input || ended.state === 'trying' || seconds > 0) return;
    if (input.value === '') {
      setEnded({ state: 'empty' });
      return;
    }
    const asked = unlock(input.value);
    input.value = '';
    setEnded({ state: 'trying' });
    await asked.then(settle, () => setEnded({ state: 'unanswered' }));
  };

  const wrong = ended.state === 'wrong' || ended.state === 'empty';
  return (
    <form
      class="unlock"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label for="unlock">{i18n.t('unlock_field')}</label>
      <div class="unlock-line">
        <SecretField
          inputRef={field}
          field={{
            id: 'unlock',
            autocomplete: 'current-password',
            'aria-describedby': 'unlock-outcome',
            'aria-invalid': wrong || undefined,
          }}
          showLabel={i18n.t('common_showPassphrase')}
          hideLabel={i18n.t('common_hidePassphrase')}
        />
        <Button kind="primary" type="submit" busy={ended.state === 'trying' || seconds > 0}>
          {i18n.t('unlock_button')}
        </Button>
      </div>
      <div id="unlock-outcome" role="status">
        <Outcome ended={ended} announced={announced} over={seconds === 0} />
      </div>
      {/* Not in the live region: it changes each second. */}
      {seconds > 0 && (
        <p class="unlock-wait" aria-hidden="true">
          {i18n.t('unlock_wait', seconds, [formatsOf(i18n.t).number(seconds)])}
        </p>
      )}
    </form>
  );
};
