import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import type { VaultEditor } from '../../../utils/protocol/vault-mode';
import { LOCK_AFTER } from '../../../utils/vault/auto-lock';
import { FigureField } from '../figure-field';
import type { SaveOutcome } from '../settings-editor';
import { PassphraseForm } from './passphrase-form';
import type { Keep } from './use-change-mode';

const MINUTES = { min: LOCK_AFTER.least, max: LOCK_AFTER.most };

interface PassphraseKeptProps {
  readonly editor: VaultEditor;
  readonly keep: Keep;
  readonly lockAfterMinutes: number;
  readonly reload: () => Promise<void>;
}

/** What can be done while a passphrase keeps the keys and they are unlocked. */
export const PassphraseKept = ({ editor, keep, lockAfterMinutes, reload }: PassphraseKeptProps) => {
  const [changing, setChanging] = useState(false);
  const [outcome, setOutcome] = useState<SaveOutcome | undefined>(undefined);

  const setLockAfter = async (minutes: number): Promise<void> => {
    const ok = await editor.setLockAfter(minutes).catch(() => false);
    setOutcome((before) => ({ ok, count: (before?.count ?? 0) + 1 }));
    await reload();
  };

  return (
    <div class="key-storage-unlocked">
      <FigureField
        id="lock-after"
        label={i18n.t('keyStorage_lockAfter')}
        help={i18n.t('keyStorage_lockAfterHelp')}
        limits={MINUTES}
        value={lockAfterMinutes}
        onChange={(minutes) => void setLockAfter(minutes)}
        outcome={outcome}
        unit={i18n.t('keyStorage_minutes')}
      />
      <div class="key-storage-actions">
        <Button onClick={() => void editor.lock().then(reload, reload)}>{i18n.t('common_lockNow')}</Button>
        <Button expanded={changing} onClick={() => setChanging(!changing)}>
          {i18n.t('keyStorage_change')}
        </Button>
      </div>
      {changing && (
        <PassphraseForm
          action={i18n.t('keyStorage_changeDo')}
          busy={keep.change.state === 'working'}
          onChosen={(passphrase) =>
            void keep.to('passphrase', passphrase, true).then((done) => done && setChanging(false))
          }
        />
      )}
    </div>
  );
};
