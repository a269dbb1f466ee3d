import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { AskFailed } from '../../components/ui/ask-failed';
import { Button } from '../../components/ui/button';
import { ReadingFailed } from '../../components/ui/reading-failed';
import { Skeleton } from '../../components/ui/skeleton';
import { StorageNotice } from '../../components/ui/storage-notice';
import { useOffline } from '../../components/ui/use-offline';
import type { Projects } from '../../components/ui/use-projects';
import { faultToShow } from '../../utils/rules/answer';
import type { Findings } from './use-findings';

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
      title={i18n.t('common_thisNotConnectedTitle')}
      body={i18n.t('review_notConnectedBody')}
      action={i18n.t('common_connectThis')}
    />
  ) : (
    <Empty
      title={i18n.t('common_noneTitle')}
      body={i18n.t('common_noneBody')}
      action={i18n.t('common_connectProject')}
    />
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
  const fault = view ? faultToShow(view, view.paused === 'locked') : null;
  const offline = useOffline(fault) && view?.paused !== 'locked';
  if (failed || projects.failed) {
    return <AskFailed />;
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
