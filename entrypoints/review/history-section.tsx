import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { AskFailed } from '../../components/ui/ask-failed';
import { Button } from '../../components/ui/button';
import { Notice } from '../../components/ui/notice';
import { Skeleton } from '../../components/ui/skeleton';
import { StorageNotice } from '../../components/ui/storage-notice';
import { type HistoryPlace, historyAt } from '../../utils/protocol/review-address';
import { formatsOf } from '../../utils/wording/formats';
import type { HistoryView } from '../../utils/wording/history/history-view';
import { Day } from './history-entry';
import { HistoryFilters } from './history-filters';
import { FindKey } from './key-page/find-key';
import { type Offer, useOffers } from './less-alerts';
import { useEvent } from './use-event';
import { useHistory } from './use-history';

/** What the list is narrowed to, by the subject in the address (rules/events/subject.ts). */
const filteredBy = (about: string): string => {
  if (about.startsWith('member:')) return i18n.t('history_onlyMember');
  return about.startsWith('invite:') ? i18n.t('history_onlyInvite') : i18n.t('history_onlyKey');
};

/** So far below the window older changes are asked for, so that who scrolls on need not wait. */
const AHEAD = '600px';

/** Older changes: by a press, or as soon as a person has nearly scrolled to them. */
const Older = ({ next, load }: { readonly next: number; readonly load: () => void }) => {
  const place = useRef<HTMLDivElement>(null);
  // Observed from the start after each page: one of a rare kind may be as short as the one before.
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), { rootMargin: AHEAD });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [next]);
  return (
    <div ref={place}>
      <Button onClick={load}>{i18n.t('history_older')}</Button>
    </div>
  );
};

const Nothing = ({ isNarrowed }: { readonly isNarrowed: boolean }) => (
  <>
    <p>{i18n.t(isNarrowed ? 'history_nothingMatches' : 'history_nothing')}</p>
    <p class="lp-sub">{i18n.t(isNarrowed ? 'history_nothingMatchesNext' : 'history_nothingNext')}</p>
  </>
);

interface TimelineProps {
  readonly projectId: string;
  readonly place: Required<HistoryPlace>;
  readonly view: HistoryView;
  readonly loadOlder: () => void;
  readonly offers: ReadonlyMap<string, Offer>;
}

const Timeline = ({ projectId, place, view, loadOlder, offers }: TimelineProps) => (
  <>
    {view.problem && <StorageNotice problem={view.problem} />}
    {view.damaged > 0 && (
      <Notice
        tone="unknown"
        title={i18n.t('history_damaged', view.damaged, [formatsOf(i18n.t).number(view.damaged)])}
      />
    )}
    {view.days.length === 0 && view.next === null && !view.problem && (
      <Nothing isNarrowed={place.only !== null || place.since !== null} />
    )}
    {view.days.map((day) => (
      <Day key={day.day} day={day} projectId={projectId} about={place.about} offers={offers} />
    ))}
    {view.next !== null && <Older next={view.next} load={loadOlder} />}
    <p class="lp-sub review-footnote">{view.footnote}</p>
  </>
);

interface HistorySectionProps {
  readonly projectId: string;
  readonly place: Required<HistoryPlace>;
  /** The event, by its number, that it is opened at; `null`: the latest. */
  readonly event: number | null;
}

/** What happened in a project, newest first, as far back as Linchpin remembers. */
export const HistorySection = ({ projectId, place, event }: HistorySectionProps) => {
  const { view, failed, loadOlder, again, unanswered } = useHistory(projectId, place);
  const offers = useOffers(view, unanswered);
  useEvent(event, view, loadOlder);
  return (
    <section class="lp-card review-card" aria-labelledby="history" aria-busy={!view && !failed}>
      <h2 id="history">{i18n.t('history_title')}</h2>
      <HistoryFilters projectId={projectId} place={place} />
      <FindKey projectId={projectId} />
      {failed && <AskFailed again={again} />}
      {!view && !failed && (
        <p role="status" aria-label={i18n.t('history_loading')}>
          <Skeleton width={360} height={18} />
        </p>
      )}
      {place.about !== null && (
        <Notice
          tone="use"
          title={filteredBy(place.about)}
          actions={<a href={historyAt(projectId, { ...place, about: null })}>{i18n.t('history_showAll')}</a>}
        />
      )}
      {view && <Timeline projectId={projectId} place={place} view={view} loadOlder={loadOlder} offers={offers} />}
    </section>
  );
};
