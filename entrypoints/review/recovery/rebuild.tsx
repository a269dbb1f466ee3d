import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { sendMessage } from '../../../utils/protocol/envelope';
import type { RebuildOutcome } from '../../../utils/protocol/views/recovery';

interface RebuildProps {
  readonly alsoNotes: boolean;
  readonly onRebuilt: (outcome: RebuildOutcome) => void;
}

/** It can't be undone, so the button says what is lost. */
export const Rebuild = ({ alsoNotes, onRebuilt }: RebuildProps) => {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const rebuild = async (): Promise<void> => {
    setBusy(true);
    try {
      const outcome = await sendMessage('rebuildLedger', { alsoNotes });
      setFailed(outcome.problem !== null);
      if (outcome.problem === null) onRebuilt(outcome);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <h2 class="lp-heading">{i18n.t('recovery_rebuildTitle')}</h2>
      <p>{i18n.t(alsoNotes ? 'recovery_rebuildCostAll' : 'recovery_rebuildCost')}</p>
      <p class="recovery-act">
        <Button kind="danger" busy={busy} onClick={() => void rebuild()}>
          {i18n.t(alsoNotes ? 'recovery_rebuildAll' : 'recovery_rebuild')}
        </Button>
      </p>
      {failed && (
        <Notice tone="attention" title={i18n.t('recovery_failed')} announce="assertive">
          <p>{i18n.t('recovery_failedNext')}</p>
        </Notice>
      )}
    </>
  );
};
