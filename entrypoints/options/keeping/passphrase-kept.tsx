import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/button';
import type { KeepingEditor } from '../../../utils/keeping';
import { LOCK_AFTER } from '../../../utils/vault/auto-lock';
import { FigureField } from '../figure-field';
import { PassphraseForm } from './passphrase-form';
import type { Keep } from './use-keep';

const MINUTES = { min: LOCK_AFTER.least, max: LOCK_AFTER.most };

interface PassphraseKeptProps {
  readonly editor: KeepingEditor;
  readonly keep: Keep;
  readonly lockAfterMinutes: number;
  readonly reload: () => Promise<void>;
}

/** What can be done while a passphrase keeps the keys and they are unlocked. */
export const PassphraseKept = ({ editor, keep, lockAfterMinutes, reload }: PassphraseKeptProps) => {
  const [changing, setChanging] = useState(false);
  const [saved, setSaved] = useState<boolean | null>(null);

  const setLockAfter = async (minutes: number): Promise<void> => {
    setSaved(null);
    setSaved(await editor.setLockAfter(minutes).catch(() => false));
    await reload();
  };

  return (
    <div class="keeping-unlocked">
      <FigureField
        id="lock-after"
        label={i18n.t('keeping_lockAfter')}
        help={i18n.t('keeping_lockAfterHelp')}
        limits={MINUTES}
        value={lockAfterMinutes}
        onChange={(minutes) => void setLockAfter(minutes)}
        unit={i18n.t('keeping_minutes')}
      />
      <p class="settings-saved" role="status" data-failed={saved === false || undefined}>
        {saved !== null && <span>{saved ? i18n.t('settings_saved') : i18n.t('settings_notSaved')}</span>}
      </p>
      <div class="keeping-actions">
        <Button onClick={() => void editor.lock().then(reload, reload)}>{i18n.t('keeping_lockNow')}</Button>
        <Button expanded={changing} onClick={() => setChanging(!changing)}>
          {i18n.t('keeping_change')}
        </Button>
      </div>
      {changing && (
        <PassphraseForm
          action={i18n.t('keeping_changeDo')}
          busy={keep.change.state === 'working'}
          onChosen={(passphrase) =>
            void keep.to('passphrase', passphrase, true).then((done) => done && setChanging(false))
          }
        />
      )}
    </div>
  );
};
