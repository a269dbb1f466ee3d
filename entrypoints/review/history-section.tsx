import { i18n } from '#i18n';
import { Runs } from '../../components/card/runs';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { Skeleton } from '../../components/ui/skeleton';
import { StorageNotice } from '../../components/ui/storage-notice';
import { historyAt } from '../../utils/protocol/review-address';
import type { HistoryDay, HistoryEvent } from '../../utils/protocol/views/history';
import { formatsOf } from '../../utils/wording/formats';
import { GLYPHS } from '../../utils/wording/words';
import { useEvent } from './use-event';
import { useHistory } from './use-history';

/** What the list is narrowed to, by the subject in the address (rules/events/subject.ts). */
const filteredBy = (about: string): string => {
  if (about.startsWith('member:')) return i18n.t('history_onlyMember');
  return about.startsWith('invite:') ? i18n.t('history_onlyInvite') : i18n.t('history_onlyKey');
};

interface Place {
  readonly projectId: string;
  /** Whose history alone is shown; `null`: the whole project's. */
  readonly about: string | null;
}

const Event = ({
  event: { seq, tone, title, detail, when, ...event },
  projectId,
  about,
}: Place & { readonly event: HistoryEvent }) => (
  <li class="history-event" data-event={seq} tabIndex={-1}>
    <span class={`history-glyph ${tone}`} aria-hidden="true">
      {GLYPHS[tone]}
    </span>
    <div>
      <p class="history-what">
        <Runs runs={title} />
      </p>
      {detail && <p class="lp-sub">{detail}</p>}
      <p class="lp-sub">
        {when}
        {event.about !== null && about === null && (
          <>
            {' · '}
            <a href={historyAt(projectId, event.about)}>
              {i18n.t('history_allOfIt')}
              <span class="lp-visually-hidden">
                : <Runs runs={title} />
              </span>
            </a>
          </>
        )}
      </p>
    </div>
  </li>
);

const Day = ({ day: { day, title, events }, ...place }: Place & { readonly day: HistoryDay }) => (
  <section aria-labelledby={`day-${day}`}>
    <h3 class="lp-heading" id={`day-${day}`}>
      {title}
    </h3>
    <ol class="history-events">
      {events.map((event) => (
        <Event key={event.seq} event={event} {...place} />
      ))}
    </ol>
  </section>
);

/** What happened in a project, newest first, as far back as Linchpin remembers. */
export const HistorySection = ({ projectId, about, event }: Place & { readonly event: number | null }) => {
  const { view, failed, loadOlder, again } = useHistory(projectId, about);
  useEvent(event, view, loadOlder);
  return (
    <section class="lp-card review-card" aria-labelledby="history" aria-busy={!view && !failed}>
      <h2 id="history">{i18n.t('history_title')}</h2>
      {failed && (
        <Notice
          tone="attention"
          title={i18n.t('common_askFailed')}
          actions={<Button onClick={again}>{i18n.t('common_retry')}</Button>}
          announce="assertive"
        >
          <p>{i18n.t('common_askFailedNext')}</p>
        </Notice>
      )}
      {!view && !failed && (
        <p role="status" aria-label={i18n.t('history_loading')}>
          <Skeleton width={360} height={18} />
        </p>
      )}
      {about !== null && (
        <Notice
          tone="use"
          title={filteredBy(about)}
          actions={<a href={historyAt(projectId)}>{i18n.t('history_showAll')}</a>}
        />
      )}
      {view?.problem && <StorageNotice problem={view.problem} />}
      {view && view.damaged > 0 && (
        <Notice
          tone="unknown"
          title={i18n.t('history_damaged', view.damaged, [formatsOf(i18n.t).number(view.damaged)])}
        />
      )}
      {view?.days.length === 0 && !view.problem && (
        <>
          <p>{i18n.t('history_nothing')}</p>
          <p class="lp-sub">{i18n.t('history_nothingNext')}</p>
        </>
      )}
      {view?.days.map((day) => (
        <Day key={day.day} day={day} projectId={projectId} about={about} />
      ))}
      {view?.next != null && <Button onClick={loadOlder}>{i18n.t('history_older')}</Button>}
      {view && <p class="lp-sub review-footnote">{view.footnote}</p>}
    </section>
  );
};
