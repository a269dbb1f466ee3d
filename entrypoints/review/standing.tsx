import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { ReadingFailed } from '../../components/reading-failed';
import { Skeleton } from '../../components/skeleton';
import { StorageNotice } from '../../components/storage-notice';
import { useOffline } from '../../components/use-offline';
import { type Fault, isSessionEnded } from '../../utils/ownership/answer';
import type { Findings } from './use-findings';
import type { Projects } from './use-projects';

const openOptions = (): void => void browser.runtime.openOptionsPage();

const Empty = ({ title, body, action }: { title: string; body: string; action: string }) => (
  <section class="lp-card review-empty">
    <h2>{title}</h2>
    <p class="lp-sub">{body}</p>
    <Button kind="primary" onClick={openOptions}>
      {action}
    </Button>
  </section>
);

const NotConnected = ({ others }: { others: boolean }) =>
  others ? (
    <Empty
      title={i18n.t('popup_thisNotConnectedTitle')}
      body={i18n.t('review_notConnectedBody')}
      action={i18n.t('popup_connectThis')}
    />
  ) : (
    <Empty title={i18n.t('popup_noneTitle')} body={i18n.t('popup_noneBody')} action={i18n.t('popup_connect')} />
  );

const Awaited = ({ first }: { first: boolean }) => (
  <section class="lp-card review-card" role="status">
    <p class="lp-sub">{first ? i18n.t('review_firstReading') : i18n.t('console_loading')}</p>
    {[420, 520, 360].map((width) => (
      <p key={width}>
        <Skeleton width={width} height={18} />
      </p>
    ))}
  </section>
);

interface StandingProps {
  readonly projects: Projects;
  readonly projectId: string | null;
  readonly findings: Findings;
}

/** What a person must know before what is shown below it, or instead of it. */
export const Standing = ({ projects, projectId, findings: { view, failed, refresh } }: StandingProps) => {
  // A lock is said above, where it can be undone.
  const fault: Fault | null =
    view && isSessionEnded(view.paused)
      ? { kind: view.paused, endpoint: '' }
      : view?.paused === 'locked'
        ? null
        : (view?.lastFault ?? null);
  const offline = useOffline(fault) && view?.paused !== 'locked';
  if (failed || projects.failed) {
    return (
      <Notice tone="attention" title={i18n.t('common_askFailed')} announce="assertive">
        <p>{i18n.t('common_askFailedNext')}</p>
      </Notice>
    );
  }
  const problem = projects.problem ?? view?.problem ?? null;
  if (problem && !fault)
    return (
      <div role="status">
        <StorageNotice problem={problem} />
      </div>
    );
  if (projectId === null) return projects.list ? <NotConnected others={false} /> : <Awaited first={false} />;
  if (view === undefined) return <Awaited first={false} />;
  if (view === null) return <NotConnected others={(projects.list ?? []).length > 0} />;
  if (!fault && !offline) return view.findings || view.paused ? null : <Awaited first />;
  return (
    <div role="status">
      <ReadingFailed
        fault={fault}
        offline={offline}
        takenAt={view.findings?.takenAt ?? null}
        onRetry={refresh}
        onOtherKey={openOptions}
      />
    </div>
  );
};
