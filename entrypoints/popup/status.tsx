import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/button';
import { FaultNotice } from '../../components/fault-notice';
import { Notice } from '../../components/notice';
import { StorageNotice } from '../../components/storage-notice';
import type { ProjectView } from '../../utils/messages';
import type { ProjectSummary } from '../../utils/ownership/summary';
import { ageWords } from '../../utils/wording/ages';
import { isOwnKeysOnly, noticeLines } from './gaps';
import { goToOptions } from './leave';

const useOnline = (): boolean => {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return online;
};

const BetterKey = ({ label }: { label: string }) => (
  <Button kind="primary" onClick={() => void goToOptions()}>
    {label}
  </Button>
);

interface FailedProps {
  view: ProjectView;
  offline: boolean;
  onRetry: () => void;
}

const Failed = ({ view: { summary, lastFault: fault }, offline, onRetry }: FailedProps) => {
  const age = summary && ageWords(summary.takenAt, Date.now(), i18n.t);
  if (offline) {
    return (
      <Notice tone="unknown" title={i18n.t('popup_offlineTitle')}>
        <p>{age === null ? i18n.t('popup_offlineNever') : i18n.t('popup_offlineBody', [age])}</p>
      </Notice>
    );
  }
  if (!fault) return null;
  const needsKey = fault.kind === 'unauthorized' || fault.kind === 'forbidden' || fault.kind === 'not-connected';
  const actions = (
    <>
      {needsKey && <BetterKey label={i18n.t('popup_useOtherKey')} />}
      <Button kind={needsKey ? 'plain' : 'primary'} onClick={onRetry}>
        {i18n.t('common_retry')}
      </Button>
    </>
  );
  return (
    <FaultNotice fault={fault} actions={actions}>
      {age !== null && <p>{i18n.t('popup_olderShown', [age])}</p>}
    </FaultNotice>
  );
};

/** Without `onRetry` something else is to be done first. */
const Partial = ({ summary, onRetry }: { summary: ProjectSummary; onRetry: (() => void) | null }) => {
  const lines = noticeLines(summary.gaps);
  if (lines.length === 0) return null;
  const ownKeysOnly = summary.gaps.some(isOwnKeysOnly);
  const action =
    onRetry &&
    (ownKeysOnly ? (
      <BetterKey label={i18n.t('popup_useBetterKey')} />
    ) : (
      <Button onClick={onRetry}>{i18n.t('common_retry')}</Button>
    ));
  return (
    <Notice
      tone="unknown"
      title={ownKeysOnly ? i18n.t('popup_ownKeysTitle') : i18n.t('popup_partTitle')}
      actions={action}
    >
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
};

/** Everything that keeps the figures from being the whole truth of this moment, and what to do about it. */
export const Status = ({ view, onRetry }: { view: ProjectView; onRetry: () => void }) => {
  const online = useOnline();
  // A connection may fail for other reasons than this machine's network, and what Deepgram answered outweighs both.
  const offline = !online && (!view.lastFault || view.lastFault.kind === 'offline');
  const blocked = offline || view.lastFault !== null;
  return (
    <div class="popup-status" role="status">
      <Failed view={view} offline={offline} onRetry={onRetry} />
      {view.problem && <StorageNotice problem={view.problem} />}
      {view.summary && <Partial summary={view.summary} onRetry={blocked ? null : onRetry} />}
    </div>
  );
};
