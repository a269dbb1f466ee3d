import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { ReadingFailed } from '../../components/ui/reading-failed';
import { StorageNotice } from '../../components/ui/storage-notice';
import { useOffline } from '../../components/ui/use-offline';
import type { ProjectView } from '../../utils/protocol/messages';
import { faultToShow } from '../../utils/rules/answer';
import type { ProjectSummary } from '../../utils/rules/summary';
import { formatsOf } from '../../utils/wording/formats';
import { isOwnKeysOnly, noticeLines, noticeScopes } from './gaps';
import { goToHistory, goToOptions } from './leave';

const BetterKey = ({ label }: { label: string }) => (
  <Button kind="primary" onClick={() => void goToOptions()}>
    {label}
  </Button>
);

/** Without `onRetry` something else is to be done first. */
const Partial = ({ summary, onRetry }: { summary: ProjectSummary; onRetry: (() => void) | null }) => {
  const lines = noticeLines(summary.gaps);
  if (lines.length === 0) return null;
  const ownKeysOnly = summary.gaps.some(isOwnKeysOnly);
  const scopes = noticeScopes(summary.gaps);
  const action =
    onRetry &&
    (scopes.length > 0 ? (
      <BetterKey label={i18n.t('common_useKeyWith', [formatsOf(i18n.t).list(scopes)])} />
    ) : ownKeysOnly ? (
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

const Unseen = ({ count, projectId }: { count: number; projectId: string }) => (
  <Notice
    tone="stop"
    title={i18n.t('popup_unseen', count, [formatsOf(i18n.t).number(count)])}
    actions={
      <Button kind="primary" onClick={() => void goToHistory(projectId)}>
        {i18n.t('popup_openHistory')}
      </Button>
    }
  >
    <p>{i18n.t('popup_unseenNext')}</p>
  </Notice>
);

/** Everything that keeps the figures from being the whole truth of this moment, and what to do about it. */
export const Status = ({ view, locked, onRetry }: { view: ProjectView; locked: boolean; onRetry: () => void }) => {
  const fault = faultToShow(view, locked);
  const offline = useOffline(fault) && !locked;
  const blocked = locked || offline || fault !== null;
  return (
    <div class="popup-status" role="status">
      <ReadingFailed
        fault={fault}
        offline={offline}
        takenAt={view.summary?.takenAt ?? null}
        onRetry={onRetry}
        onOtherKey={() => void goToOptions()}
      />
      {view.unseen > 0 && view.summary && <Unseen count={view.unseen} projectId={view.summary.projectId} />}
      {view.problem && <StorageNotice problem={view.problem} />}
      {view.summary && <Partial summary={view.summary} onRetry={blocked ? null : onRetry} />}
    </div>
  );
};
