import { i18n } from '#i18n';
import { Notice } from '../../../components/ui/notice';
import { StorageNotice } from '../../../components/ui/storage-notice';
import type { ConnectedProject } from '../../../utils/protocol/messages';
import type { VaultMode } from '../../../utils/vault/types';
import { formatsOf } from '../../../utils/wording/formats';
import { cleanText } from '../../../utils/wording/sanitise';
import type { Change } from './use-change-mode';

const keptWords = (mode: VaultMode, renewed: boolean): { title: string; next: string } => {
  switch (mode) {
    case 'device':
      return { title: i18n.t('keyStorage_keptDevice'), next: i18n.t('keyStorage_keptDeviceNext') };
    case 'session':
      return { title: i18n.t('keyStorage_keptSession'), next: i18n.t('keyStorage_keptSessionNext') };
    case 'passphrase':
      return {
        title: renewed ? i18n.t('keyStorage_changed') : i18n.t('keyStorage_keptPassphrase'),
        next: i18n.t('keyStorage_keptPassphraseNext'),
      };
  }
};

const nameOf = (projectId: string, projects: readonly ConnectedProject[]): string =>
  cleanText(projects.find((project) => project.projectId === projectId)?.name ?? '') || projectId;

const Outcome = ({ change, projects }: { change: Change; projects: readonly ConnectedProject[] }) => {
  if (change.state !== 'done') {
    if (change.state === 'idle') return null;
    if (change.state === 'working') return <p class="lp-sub">{i18n.t('keyStorage_working')}</p>;
    return (
      <Notice tone="attention" title={i18n.t('common_askFailed')}>
        <p>{i18n.t('keyStorage_unansweredNext')}</p>
      </Notice>
    );
  }
  const { outcome, mode, renewed } = change;
  switch (outcome.state) {
    case 'kept': {
      const { title, next } = keptWords(mode, renewed);
      return (
        <Notice tone="safe" title={title}>
          <p>{next}</p>
        </Notice>
      );
    }
    case 'locked':
      return (
        <Notice tone="attention" title={i18n.t('keyStorage_lockedMeanwhile')}>
          <p>{i18n.t('keyStorage_lockedMeanwhileNext')}</p>
        </Notice>
      );
    case 'damaged':
      return (
        <Notice tone="stop" title={i18n.t('keyStorage_damagedKeys')}>
          <p>
            {i18n.t('keyStorage_damagedKeysWhich')}{' '}
            <bdi>{formatsOf(i18n.t).list(outcome.projectIds.map((id) => nameOf(id, projects)))}</bdi>
          </p>
          <p>{i18n.t('keyStorage_damagedKeysNext')}</p>
        </Notice>
      );
    case 'unavailable':
      return <StorageNotice problem={outcome.problem} />;
  }
};

/** What came of changing how keys are kept; said aloud as it changes. */
export const ChangeOutcome = (props: { change: Change; projects: readonly ConnectedProject[] }) => (
  <div class="key-storage-outcome" role="status" aria-busy={props.change.state === 'working'}>
    <Outcome {...props} />
  </div>
);
