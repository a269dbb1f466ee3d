import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { sendMessage } from '../../utils/protocol/envelope';
import type { FindingLists } from '../../utils/protocol/views/findings';
import { separatorFor } from './csv';
import { downloadFile } from './download';
import { findingsCsv } from './findings-csv';

/** By the day it was read, so that files of several days stand in order. */
const fileName = ({ takenAt }: FindingLists): string =>
  `linchpin-findings-${new Date(takenAt).toISOString().slice(0, 10)}.csv`;

/**
 * All findings as a file that this computer's spreadsheet reads, told for export: what the page shows is told for the
 * eye.
 */
export const DownloadFindings = ({ projectId }: { readonly projectId: string }) => {
  const [failed, setFailed] = useState(false);
  const press = async (): Promise<void> => {
    const view = await sendMessage('getFindings', { projectId, forExport: true }).catch(() => null);
    setFailed(!view?.findings);
    if (view?.findings)
      downloadFile(
        findingsCsv(view.findings, i18n.t, separatorFor(navigator.language)),
        fileName(view.findings),
        'text/csv',
      );
  };
  return (
    <>
      <p>
        <Button kind="quiet" onClick={press}>
          {i18n.t('review_downloadCsv')}
        </Button>
      </p>
      {failed && (
        <Notice tone="attention" title={i18n.t('review_downloadFailed')} announce="assertive">
          <p>{i18n.t('review_downloadFailedNext')}</p>
        </Notice>
      )}
    </>
  );
};
