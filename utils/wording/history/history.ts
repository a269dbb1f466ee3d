import type { HistoryDay, HistoryEvent, HistoryView } from '../../protocol/views/history';
import { dayOf } from '../../rules/days';
import type { Told } from '../../rules/events/event';
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

const eventOf = (event: StoredEvent, t: Translate): HistoryEvent | null => {
  const words = changeWords(event.change, t);
  const about = subjectOf(event.change);
  return words && { seq: event.seq, ...words, about: about === PROJECT ? null : about, when: whenWords(event, t) };
};

/** What happened, by the UTC day on which it was found, newest first. `today`: the UTC day of telling. */
export const formatHistory = (
  { events, damaged, next }: Page,
  {
    since,
    everyMinutes,
    today,
  }: { readonly since: number | null; readonly everyMinutes: number; readonly today: string },
  t: Translate,
): HistoryView => {
  const days = new Map<string, HistoryEvent[]>();
  let untold = damaged;
  for (const event of newestFirst(events)) {
    const told = eventOf(event, t);
    const day = dayOf(event.to);
    if (told) days.set(day, [...(days.get(day) ?? []), told]);
    else untold += 1;
  }
  const { moment, number } = formatsOf(t);
  const every = t('history_every', everyMinutes, [number(everyMinutes)]);
  return {
    days: [...days].map(([day, each]): HistoryDay => ({ day, title: nearDay(day, today, t), events: each })),
    next,
    newest: events.at(-1)?.seq ?? null,
    problem: null,
    damaged: untold,
    footnote: since === null ? every : t('history_since', [moment(since), every]),
  };
};
