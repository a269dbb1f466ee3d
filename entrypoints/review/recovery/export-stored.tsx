import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { sendMessage } from '../../../utils/protocol/envelope';
import { downloadFile } from '../download';

/** All that can still be read, as one file. */
export const ExportStored = () => {
  const [failed, setFailed] = useState(false);
  const save = async (): Promise<void> => {
    try {
      downloadFile(await sendMessage('exportStored'), 'linchpin-stored.json', 'application/json');
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <p class="recovery-act">
        <Button onClick={() => void save()}>{i18n.t('recovery_export')}</Button>
      </p>
      <p class="lp-sub">{i18n.t('recovery_exportWhat')}</p>
      <div role="status">
        {failed && (
          <Notice tone="attention" title={i18n.t('recovery_exportFailed')}>
            <p>{i18n.t('common_askFailedNext')}</p>
          </Notice>
        )}
      </div>
    </>
  );
};
