import { i18n } from '#i18n';
import { type Fault, isSessionEnded } from '../../utils/rules/answer';
import { ageWords } from '../../utils/wording/ages';
import { cleanText } from '../../utils/wording/sanitise';
import { Button } from './button';
import { FaultNotice } from './fault-notice';
import { Notice } from './notice';

interface ReadingFailedProps {
  fault: Fault | null;
  /** There is no network, which is then the reason. */
  offline: boolean;
  /** When what is shown all the same was read; `null` where there is nothing to show. */
  takenAt: number | null;
  onRetry: () => void;
  /** Goes to where another key can be connected. */
  onOtherKey: () => void;
}

/** Why the latest reading brought nothing, what to do, and from when the older figures are. */
export const ReadingFailed = ({ fault, offline, takenAt, onRetry, onOtherKey }: ReadingFailedProps) => {
  const age = takenAt === null ? null : ageWords(takenAt, Date.now(), i18n.t);
  if (offline) {
    return (
      <Notice tone="unknown" title={i18n.t('common_offlineTitle')}>
        <p>{age === null ? i18n.t('common_offlineNever') : i18n.t('common_offlineBody', [age])}</p>
      </Notice>
    );
  }
  if (!fault) return null;
  if (isSessionEnded(fault.kind)) {
    return (
      <FaultNotice
        fault={fault}
        actions={
          <Button kind="primary" onClick={onOtherKey}>
            {i18n.t('common_enterKeyAgain')}
          </Button>
        }
      >
        {age !== null && <p>{i18n.t('common_olderShown', [age])}</p>}
      </FaultNotice>
    );
  }
  const scope = fault.kind === 'forbidden' ? cleanText(fault.missingScope ?? '') : '';
  const needsKey = fault.kind === 'unauthorized' || fault.kind === 'forbidden' || fault.kind === 'not-connected';
  const actions = (
    <>
      {needsKey && (
        <Button kind="primary" onClick={onOtherKey}>
          {scope ? i18n.t('common_useKeyWith', [scope]) : i18n.t('common_useOtherKey')}
        </Button>
      )}
      {!scope && (
        <Button kind={needsKey ? 'plain' : 'primary'} onClick={onRetry}>
          {i18n.t('common_retry')}
        </Button>
      )}
    </>
  );
  return (
    <FaultNotice fault={fault} actions={actions}>
      {age !== null && <p>{i18n.t('common_olderShown', [age])}</p>}
    </FaultNotice>
  );
};
