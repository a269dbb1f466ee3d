import { i18n } from '#i18n';
import { RECOVERY_HASH, reviewPath } from '../../utils/protocol/review-address';
import type { DatabaseProblem } from '../../utils/storage/problem';
import { Notice } from './notice';

const words = (problem: DatabaseProblem): { title: string; next: string } => {
  switch (problem) {
    case 'full':
      return { title: i18n.t('common_storageFull'), next: i18n.t('common_storageFullNext') };
    case 'newer-version':
      return { title: i18n.t('common_storageNewer'), next: i18n.t('common_storageNewerNext') };
    case 'unavailable':
      return { title: i18n.t('common_storageUnavailable'), next: i18n.t('common_storageUnavailableNext') };
  }
};

/** What the browser could not store, and that the old data stands. Stands in a live region of the page. */
export const StorageNotice = ({ problem }: { problem: DatabaseProblem }) => {
  const { title, next } = words(problem);
  return (
    <Notice
      tone="attention"
      title={title}
      // A full disk is nobody's loss.
      actions={
        problem !== 'full' && (
          <a href={reviewPath(RECOVERY_HASH)} target="_blank" rel="noreferrer">
            {i18n.t('recovery_link')}
          </a>
        )
      }
    >
      <p>{next}</p>
    </Notice>
  );
};
