import { i18n } from '#i18n';
import { Button } from '../../components/ui/button';
import { CopyButton } from '../../components/ui/copy-button';
import { Foreign } from '../../components/ui/foreign';
import { LogsIcon, NoteIcon } from '../../components/ui/icons';
import { Skeleton } from '../../components/ui/skeleton';
import type { AttentionItem, ProjectSummary } from '../../utils/rules/summary';
import { concernWords } from '../../utils/wording/concerns';
import { formatsOf } from '../../utils/wording/formats';
import { cleanText } from '../../utils/wording/sanitise';
import { FindingCounts } from './finding-counts';
import { noticeLines } from './gaps';
import { goToLogs, goToReview, goToSubject } from './leave';

const Item = ({ item, projectId }: { item: AttentionItem; projectId: string }) => {
  const name = cleanText(item.comment) || i18n.t('common_noName');
  return (
    <li class="popup-item" data-key={item.keyId}>
      <div class="popup-item-text">
        <p class="popup-item-name">
          <Foreign text={item.comment} fallback={i18n.t('common_noName')} />
        </p>
        <p class="lp-sub">{concernWords(item.concern).title(item.concern, i18n.t)}</p>
      </div>
      <CopyButton text={item.keyId} label={i18n.t('common_copyKeyIdOf', [name])} />
      <Button kind="icon" label={i18n.t('popup_note', [name])} onClick={() => void goToSubject(projectId, item.keyId)}>
        <NoteIcon />
      </Button>
      <Button
        kind="icon"
        label={i18n.t('popup_showInLogs', [name])}
        onClick={() => void goToLogs(projectId, item.keyId)}
      >
        <LogsIcon />
      </Button>
    </li>
  );
};

const Items = ({ summary }: { summary: ProjectSummary }) => {
  const { projectId, attention, attentionTotal, findings, gaps } = summary;
  const more = attentionTotal - attention.length;
  if (attention.length === 0) {
    const isAllSeen = noticeLines(gaps).length === 0 && findings.state === 'whole';
    const nothing = isAllSeen ? i18n.t('popup_attentionNone') : i18n.t('popup_attentionNoneSeen');
    return <p class="lp-sub popup-item">{nothing}</p>;
  }
  return (
    <>
      <ul>
        {attention.map((item) => (
          <Item key={item.findingId} item={item} projectId={projectId} />
        ))}
      </ul>
      {more > 0 && (
        <p class="lp-sub popup-item">
          <span>{i18n.t('common_more', [formatsOf(i18n.t).number(more)])}</span>
          <Button kind="quiet" onClick={() => void goToReview(projectId, 'high')}>
            {i18n.t('popup_openReview')}
          </Button>
        </p>
      )}
    </>
  );
};

const Awaited = () => (
  <ul>
    {[0, 1, 2].map((row) => (
      <li key={row} class="popup-item">
        <div class="popup-item-text">
          <p>
            <Skeleton width={90 + 20 * row} height={14} />
          </p>
          <p class="lp-sub">
            <Skeleton width={220 - 30 * row} height={12} />
          </p>
        </div>
      </li>
    ))}
  </ul>
);

/** What the review finds: how many by urgency and kind, then each key to act on soon, with ways to follow it up. */
export const Attention = ({ summary }: { summary: ProjectSummary | null }) => (
  <section class="popup-section">
    <h2 class="lp-heading">{i18n.t('popup_attentionTitle')}</h2>
    <FindingCounts summary={summary} />
    {summary ? <Items summary={summary} /> : <Awaited />}
  </section>
);
