import { i18n } from '#i18n';
import { Button } from '../../components/button';
import { CopyButton } from '../../components/copy-button';
import { Foreign } from '../../components/foreign';
import { LogsIcon } from '../../components/icons';
import { Skeleton } from '../../components/skeleton';
import { ToneBadge } from '../../components/tone-badge';
import type { ProjectSummary } from '../../utils/ownership/summary';
import { CONCERNS, concernWords } from '../../utils/wording/concerns';
import { formatsOf } from '../../utils/wording/formats';
import { cleanText } from '../../utils/wording/sanitise';
import { noticeLines } from './gaps';
import { goToConsole, showInLogs } from './leave';

type AttentionItem = ProjectSummary['attention'][number];

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
      <Button
        kind="icon"
        label={i18n.t('popup_showInLogs', [name])}
        onClick={() => void showInLogs(projectId, item.keyId)}
      >
        <LogsIcon />
      </Button>
    </li>
  );
};

const Items = ({ summary }: { summary: ProjectSummary }) => {
  const { projectId, attention, attentionTotal, gaps } = summary;
  const more = attentionTotal - attention.length;
  if (attention.length === 0) {
    const nothing = noticeLines(gaps).length === 0 ? i18n.t('popup_attentionNone') : i18n.t('popup_attentionNoneSeen');
    return <p class="lp-sub popup-item">{nothing}</p>;
  }
  return (
    <>
      <ul>
        {attention.map((item) => (
          <Item key={item.keyId} item={item} projectId={projectId} />
        ))}
      </ul>
      {more > 0 && (
        <p class="lp-sub popup-item">
          <span>{i18n.t('popup_attentionMore', [formatsOf(i18n.t).number(more)])}</span>
          <Button kind="quiet" onClick={() => void goToConsole(projectId, 'keys')}>
            {i18n.t('popup_openKeys')}
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

/** Keys that need attention: how many by kind, then each, worst first, with the two ways to follow it up. */
export const Attention = ({ summary }: { summary: ProjectSummary | null }) => (
  <section class="popup-section">
    <h2 class="lp-heading">{i18n.t('popup_attentionTitle')}</h2>
    {summary && summary.atRisk.length > 0 && (
      <ul class="popup-risks">
        {summary.atRisk.map(({ kind, count }) => (
          <li key={kind} data-risk={kind}>
            <ToneBadge tone={CONCERNS[kind].tone}>
              <span aria-hidden="true">{CONCERNS[kind].glyph} </span>
              {CONCERNS[kind].count(count, [formatsOf(i18n.t).number(count)], i18n.t)}
            </ToneBadge>
          </li>
        ))}
      </ul>
    )}
    {summary ? <Items summary={summary} /> : <Awaited />}
  </section>
);
