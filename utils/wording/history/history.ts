import type { FoundHistory, NumberedChange } from '../../protocol/views/history';
import { dayOf } from '../../rules/days';
import type { Gap } from '../../rules/events/gaps';
import { PROJECT, subjectOf } from '../../rules/events/subject';
import { nearDay } from '../ages';
import { formatsOf } from '../formats';
import type { Translate } from '../translate';
import { changeWords } from './change-words';
import type { HistoryDay, HistoryEntry, HistoryEvent, HistoryGap, HistoryView } from './history-view';
import { whenWords } from './when';

/**
 * Readings from the newest, what one of them found in the order of cause and effect. By their numbers: a clock may have
 * been set back between two readings.
 */
const newestFirst = (events: readonly NumberedChange[]): readonly NumberedChange[] => {
  const readings: NumberedChange[][] = [];
  for (const event of events) {
    const latest = readings.at(-1);
    if (latest?.[0]?.to === event.to) latest.push(event);
    else readings.push([event]);
  }
  return readings.reverse().flat();
};

const eventOf = (event: NumberedChange, t: Translate): HistoryEvent | null => {
  const words = changeWords(event.change, t);
  const about = subjectOf(event.change);
  if (!words) return null;
  const ids = { kind: 'event', id: `${event.seq}`, about: about === PROJECT ? null : about } as const;
  const { alert } = event;
  return { ...ids, ...words, when: whenWords(event, t), ...(alert && { alert }) };
};

const gapOf = ({ from, to }: Gap, t: Translate): HistoryGap => {
  const { moment } = formatsOf(t);
  return {
    kind: 'gap',
    id: `gap-${from}`,
    ...(to === null
      ? { title: t('history_gapNow', [moment(from)]), detail: t('history_gapNowNext') }
      : { title: t('history_gap', [moment(from), moment(to)]), detail: t('history_gapWhat') }),
  };
};

/** What is told, each with its moment; `null`: now. */
interface Moment {
  readonly at: number | null;
  readonly entry: HistoryEntry | null;
}

/** Each gap stands under what the first reading after it found. */
const withGaps = (events: readonly NumberedChange[], gaps: readonly Gap[], t: Translate): readonly Moment[] => {
  const told: Moment[] = newestFirst(events).map((event) => ({ at: event.to, entry: eventOf(event, t) }));
  for (const gap of gaps) {
    const { to } = gap;
    const under = to === null ? 0 : told.findIndex(({ at }) => at !== null && at < to);
    told.splice(under === -1 ? told.length : under, 0, { at: to, entry: gapOf(gap, t) });
  }
  return told;
};

const UNREAD = { days: [], next: null, newest: null, oldest: null, footnote: '', damaged: 0 } as const;

/** What happened, by the UTC day on which it was found, newest first. */
export const formatHistory = (found: FoundHistory, t: Translate): HistoryView => {
  if (found.state === 'unavailable') return { ...UNREAD, problem: found.problem };
  const { events, gaps, next, since, everyMinutes, today } = found;
  const days = new Map<string, HistoryEntry[]>();
  let { damaged } = found;
  for (const { at, entry } of withGaps(events, gaps, t)) {
    const day = at === null ? today : dayOf(at);
    if (entry) days.set(day, [...(days.get(day) ?? []), entry]);
    else damaged += 1;
  }
  const { moment, number } = formatsOf(t);
  const every = t('history_every', everyMinutes, [number(everyMinutes)]);
  return {
    days: [...days].map(([day, entries]): HistoryDay => ({ day, title: nearDay(day, today, t), entries })),
    next,
    newest: events.at(-1)?.seq ?? null,
    oldest: events[0]?.seq ?? null,
    problem: null,
    damaged,
    footnote: since === null ? every : t('history_since', [moment(since), every]),
  };
};
