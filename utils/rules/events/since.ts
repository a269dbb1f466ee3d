import { ageOf, isYounger } from '../age';
import { addDays, startOf } from '../days';

/** From when on a history is shown: `visit`: since a person looked at it before; `workday`: since the last one. */
export const PRESETS = ['visit', 'yesterday', 'workday'] as const;
export type Since = (typeof PRESETS)[number];

/** When a person looked at a project's history; milliseconds since the epoch. */
export interface Visits {
  readonly latest: number;
  /** `null`: there was none before. */
  readonly previous: number | null;
}

/** Looks that are no further apart are one visit: a page that is loaded again, or another of its sections. */
const ONE_VISIT_MS = 30 * 60_000;

/** The visits after a look at `now`. A moment ahead of the clock is none that has been. */
export const withVisit = (before: Visits | undefined, now: number): Visits => {
  const hasBeen = (moment: number | null): moment is number => moment !== null && Number.isFinite(ageOf(moment, now));
  const [latest, previous] = [before?.latest ?? null, before?.previous ?? null].map((at) => (hasBeen(at) ? at : null));
  const isSame = latest != null && isYounger(latest, now, ONE_VISIT_MS);
  return { latest: now, previous: (isSame ? previous : latest) ?? null };
};

/** The last Monday to Friday before a UTC day. */
const workdayBefore = (today: string): string => {
  const before = addDays(today, -1);
  const weekday = new Date(startOf(before)).getUTCDay();
  return weekday === 0 || weekday === 6 ? workdayBefore(before) : before;
};

/**
 * The first moment that is shown; milliseconds since the epoch. `null`: all of it, as where nobody has looked before.
 * @param today UTC day.
 */
export const firstMoment = (since: Since | null, today: string, visits: Visits | undefined): number | null => {
  if (since === null) return null;
  if (since === 'visit') return visits?.previous ?? null;
  return startOf(since === 'yesterday' ? addDays(today, -1) : workdayBefore(today));
};
