import type { HistoryDay, HistoryEntry, HistoryEvent, HistoryGap, HistoryView } from '../../protocol/views/history';
import { type AlertFacts, alertOf } from '../../rules/alerts/kinds';
import { dayOf } from '../../rules/days';
import type { Told } from '../../rules/events/event';
import type { Gap } from '../../rules/events/gaps';
import { PROJECT, subjectOf } from '../../rules/events/subject';
import { nearDay } from '../ages';
import { formatsOf } from '../formats';
import type { Translate } from '../translate';
import { changeWords } from './change-words';

/** An event as the ledger gives it. */
export interface StoredEvent extends Told {
  readonly seq: number;
}

interface Page {
  /** In the order in which they were found. */
  readonly events: readonly StoredEvent[];
  readonly damaged: number;
  readonly next: number | null;
  /** Times without a reading between them, the latest first. */
  readonly gaps: readonly Gap[];
}

/** Between which two readings a change lies, or at which it was found. */
export const whenWords = ({ from, to }: Told, t: Translate): string => {
  const { moment } = formatsOf(t);
  return moment(from) === moment(to)
    ? t('history_foundAt', [moment(to)])
    : t('history_between', [moment(from), moment(to)]);
};

/**
 * Readings from the newest, what one of them found in the order of cause and effect. By their numbers: a clock may have
 * been set back between two readings.
 */
const newestFirst = (events: readonly StoredEvent[]): readonly StoredEvent[] => {
  const readings: StoredEvent[][] = [];
  for (const event of events) {
    const latest = readings.at(-1);
    if (latest?.[0]?.to === event.to) latest.push(event);
    else readings.push([event]);
  }
  return readings.reverse().flat();
};

const eventOf = (event: StoredEvent, facts: AlertFacts, t: Translate): HistoryEvent | null => {
  const words = changeWords(event.change, t);
  const about = subjectOf(event.change);
  if (!words) return null;
  const ids = { kind: 'event', id: `${event.seq}`, about: about === PROJECT ? null : about } as const;
  const alert = alertOf(event.change, facts);
  return { ...ids, ...words, when: whenWords(event, t), ...(alert && { alert: alert.kind }) };
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
const withGaps = ({ events, gaps }: Page, facts: AlertFacts, t: Translate): readonly Moment[] => {
  const told: Moment[] = newestFirst(events).map((event) => ({ at: event.to, entry: eventOf(event, facts, t) }));
  for (const gap of gaps) {
    const { to } = gap;
    const under = to === null ? 0 : told.findIndex(({ at }) => at !== null && at < to);
    told.splice(under === -1 ? told.length : under, 0, { at: to, entry: gapOf(gap, t) });
  }
  return told;
};

interface Context {
  readonly since: number | null;
  readonly everyMinutes: number;
  /** The UTC day of telling. */
  readonly today: string;
  /** Which changes are alerts at present. */
  readonly facts: AlertFacts;
}

/** What happened, by the UTC day on which it was found, newest first. */
export const formatHistory = (
  page: Page,
  { since, everyMinutes, today, facts }: Context,
  t: Translate,
): HistoryView => {
  const { events, damaged, next } = page;
  const days = new Map<string, HistoryEntry[]>();
  let untold = damaged;
  for (const { at, entry } of withGaps(page, facts, t)) {
    const day = at === null ? today : dayOf(at);
    if (entry) days.set(day, [...(days.get(day) ?? []), entry]);
    else untold += 1;
  }
  const { moment, number } = formatsOf(t);
  const every = t('history_every', everyMinutes, [number(everyMinutes)]);
  return {
    days: [...days].map(([day, entries]): HistoryDay => ({ day, title: nearDay(day, today, t), entries })),
    next,
    newest: events.at(-1)?.seq ?? null,
    oldest: events[0]?.seq ?? null,
    problem: null,
    damaged: untold,
    footnote: since === null ? every : t('history_since', [moment(since), every]),
  };
};
