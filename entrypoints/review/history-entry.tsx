import { i18n } from '#i18n';
import { Runs } from '../../components/card/runs';
import { historyAt } from '../../utils/protocol/review-address';
import type { HistoryDay, HistoryEvent, HistoryGap } from '../../utils/wording/history/history-view';
import { GLYPHS } from '../../utils/wording/words';
import { LessAlerts, type Offer } from './less-alerts';

interface PlaceProps {
  readonly projectId: string;
  /** The key, member or invite whose history alone is shown; `null`: all. */
  readonly about: string | null;
  /** By the event that it stands at. */
  readonly offers: ReadonlyMap<string, Offer>;
}

/** The way to all that happened to what an event is about. */
const AllOfIt = ({
  event: { about, title },
  projectId,
}: {
  readonly event: HistoryEvent;
  readonly projectId: string;
}) => (
  <>
    {' · '}
    <a href={historyAt(projectId, { about })}>
      {i18n.t('history_allOfIt')}
      <span class="lp-visually-hidden">
        : <Runs runs={title} />
      </span>
    </a>
  </>
);

interface EventProps extends Omit<PlaceProps, 'offers'> {
  readonly event: HistoryEvent;
  readonly offer: Offer | undefined;
}

const Event = ({ event, projectId, about, offer }: EventProps) => (
  <li class="history-event" data-event={event.id} tabIndex={-1}>
    <span class={`history-glyph ${event.tone}`} aria-hidden="true">
      {GLYPHS[event.tone]}
    </span>
    <div>
      <p class="history-what">
        <Runs runs={event.title} />
      </p>
      {event.detail && <p class="lp-sub">{event.detail}</p>}
      <p class="lp-sub">
        {event.when}
        {event.about !== null && about === null && <AllOfIt event={event} projectId={projectId} />}
      </p>
      {offer && <LessAlerts offer={offer} />}
    </div>
  </li>
);

const Gap = ({ gap: { title, detail } }: { readonly gap: HistoryGap }) => (
  <li class="history-event history-gap">
    <span class="history-glyph unknown" aria-hidden="true">
      {GLYPHS.unknown}
    </span>
    <div>
      <p class="history-what">{title}</p>
      <p class="lp-sub">{detail}</p>
    </div>
  </li>
);

/** What was found on one UTC day, and when nothing was read. */
export const Day = ({ day: { day, title, entries }, offers, ...place }: PlaceProps & { readonly day: HistoryDay }) => (
  <section class="history-day" aria-labelledby={`day-${day}`}>
    <h3 class="lp-heading" id={`day-${day}`}>
      {title}
    </h3>
    <ol class="history-events">
      {entries.map((entry) =>
        entry.kind === 'gap' ? (
          <Gap key={entry.id} gap={entry} />
        ) : (
          <Event key={entry.id} event={entry} offer={offers.get(entry.id)} {...place} />
        ),
      )}
    </ol>
  </section>
);
